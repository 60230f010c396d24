"""What the action server answers is checked as Rasa checks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot import action_response


@pytest.fixture(autouse=True)
def rasas_own() -> Iterator[None]:
    own = RemoteAction._validate_action_result
    yield
    RemoteAction._validate_action_result = own


ANSWERS: list[tuple[dict[str, Any], bool]] = [
    ({"events": [], "responses": [{"custom": {}}]}, True),
    ({}, True),
    ({"events": [{"event": "slot", "name": "topic", "value": "money/pip"}]}, True),
    ({"events": [{"event": "slot"}]}, False),
    ({"events": [{"event": "no such event"}]}, False),
    ({"events": {}, "responses": []}, False),
    ({"responses": ["words"]}, False),
]


@pytest.mark.parametrize(("answer", "good"), ANSWERS)
@pytest.mark.parametrize("quickly", [False, True])
def test_the_same_answers_pass_and_fail(quickly: bool, answer: dict[str, Any], good: bool) -> None:
    if quickly:
        action_response.check_quickly()
    action = RemoteAction("action_answer", None)
    if good:
        assert action._validate_action_result(answer)
    else:
        with pytest.raises(ValidationError):
            action._validate_action_result(answer)
