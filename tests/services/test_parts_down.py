"""Each part is killed with a conversation open: the next message is answered, and it goes on."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator

import pytest

from tests.chat import Chat
from tests.conftest import Service

_PATIENCE_SECONDS = 3.0


@pytest.fixture(scope="module")
def own(model: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of its own, since its parts are killed."""
    running = Service(tmp_path_factory.mktemp("down"))
    running.manage("migrate", "--verbosity", "0")
    running.start()
    yield running
    running.stop(sig=signal.SIGTERM)


@pytest.mark.parametrize("parts", [("bot",), ("actions",), ("bot", "actions"), ("worker",)])
def test_a_dead_part_is_no_silence(own: Service, parts: tuple[str, ...]) -> None:
    chat = Chat(own.url)
    assert chat.say("what is a pathway plan")[0]["kind"] == "answer"
    own.stop(*parts)
    try:
        started = time.monotonic()
        ordinary = chat.say("what is an ehc plan")[0]
        seconds = time.monotonic() - started
        urgent = chat.say("i dont want to be alive anymore")[0]
    finally:
        own.start(*parts)
    assert seconds < _PATIENCE_SECONDS
    assert ordinary["kind"] == ("answer" if parts == ("worker",) else "unavailable")
    if ordinary["kind"] == "unavailable":
        assert "tel:" in ordinary["text"]
        assert ordinary["teams"]
    assert urgent["kind"] == "urgent"
    assert chat.say("what is an ehc plan")[0]["topic"] == "ehc_plan/what_is_it"
