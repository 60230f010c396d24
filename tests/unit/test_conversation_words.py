"""The words of the two checks: complete, plain, and naming only what is there."""

from __future__ import annotations

from typing import Any, Iterator, get_args

import pytest
import textstat

from bot.actions.adult_care_check import GROUPS, ValidateAdultCareCheckForm
from bot.actions.base import Turn
from bot.actions.leaving_care_check import ValidateLeavingCareCheckForm
from bot.actions.leaving_care_result import result
from signpost.adult_care import Chance, Kind, Outcome, Route, Way
from signpost.check import reading, wording
from signpost.check.plain import readable
from signpost.check.problem import Text
from signpost.conversations import conversation
from signpost.knowledge import knowledge
from signpost.leaving_care import Category
from signpost.understood import value_of
from tests.unit.test_leaving_care import CASES, KNOWN, care

CHECKS = {
    "leaving_care_check": ValidateLeavingCareCheckForm.questions,
    "adult_care_check": ValidateAdultCareCheckForm.questions,
}
VERSIONS = {"ask": "Young person", "about": "Parent", "easy_read": "Easy read"}
NOT_READ_ALONE = {"sources", "pages", "owner", "confirm", "options", "teams", "names", "summary"}


def texts(written: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Each text with its place and its version."""
    for key, value in written.items():
        if isinstance(value, dict) and key not in NOT_READ_ALONE:
            yield from texts(value, f"{path}{key}.")
        elif isinstance(value, str) and key in (*VERSIONS, "help", "why"):
            text = value.replace("{they}", "your child" if key == "about" else "you")
            yield f"{path}{key}", VERSIONS.get(key, "Young person"), text


@pytest.mark.parametrize("name", CHECKS)
def test_every_text_is_plain(name: str) -> None:
    wrong = []
    for place, section, body in texts(conversation(name)):
        text = Text(name, "talk", section, body, 1, {})
        rules = (*wording.RULES, reading.easy_sentences)
        wrong += [f"{place}: {problem}" for rule in rules for problem in rule(text)]
        grade = textstat.flesch_kincaid_grade(readable(body))
        # A line of a few words has no grade worth the name.
        if len(body.split()) > 10 and grade > reading.GRADE[section] + 0.5:
            wrong.append(f"{place}: grade {grade:.1f}")
    assert wrong == []


@pytest.mark.parametrize("name", CHECKS)
def test_every_question_is_written_and_has_a_why(name: str) -> None:
    for question in CHECKS[name]:
        written = conversation(name)[question.key]
        assert {"ask", "about", "easy_read", "help", "why", "options"} <= set(written)
        values = [value_of(option) for option in written["options"]]
        assert len(values) == len(set(values))
        assert all(isinstance(p, str) for o in written["options"] for p in o.get("also", []))


@pytest.mark.parametrize("name", CHECKS)
def test_what_is_named_is_there(name: str) -> None:
    written, known = conversation(name), knowledge()
    for text in _dicts(written):
        topics = text.get("topics", [])
        assert set(topics) <= set(known.topics), topics
        assert text.get("topic", next(iter(known.topics))) in known.topics
        assert set(text.get("helplines", [])) <= set(known.helplines)
    teams = {team for door in written["teams"].values() for ids in door.values() for team in ids}
    assert teams <= set(known.teams)
    assert set(written["pages"]) <= set(known.pages)


def _dicts(written: Any) -> Iterator[dict[str, Any]]:
    if isinstance(written, dict):
        yield written
        for value in written.values():
            yield from _dicts(value)


def test_every_kind_of_care_leaver_is_told_what_it_brings_and_what_next() -> None:
    results = conversation("leaving_care_check")["results"]
    assert set(results) == set(get_args(Category))
    for kind in ("eligible", "relevant", "former_relevant", "qualifying"):
        for words in ("Until when", "From whom", "What to do next"):
            assert words in results[kind]["ask"]
            assert words in results[kind]["about"]


def test_every_end_of_the_adult_check_is_written() -> None:
    written = conversation("adult_care_check")
    ends = {f"{kind}_{chance}" for kind in get_args(Kind) for chance in get_args(Chance)}
    assert set(written["results"]) == ends
    assert set(written["routes"]) == set(get_args(Route))
    assert set(written["summary"]["outcomes"]) == set(get_args(Outcome))
    assert set(written["summary"]["ways"]) == set(get_args(Way)) - {"none"}
    for text in written["results"].values():
        assert "From whom" in text["ask"]
        assert "What to do next" in text["about"]


def test_the_three_groups_and_the_child_are_the_ten_outcomes() -> None:
    asked = [outcome for group in GROUPS.values() for outcome in group]
    assert sorted([*asked, "child"]) == sorted(get_args(Outcome))
    for slot, group in GROUPS.items():
        offered = conversation("adult_care_check")[slot.removeprefix("acc_")]["options"]
        assert set(group) <= {value_of(option) for option in offered}


@pytest.mark.parametrize("audience", ["young_person", "parent", "professional"])
@pytest.mark.parametrize("easy_read", [False, True])
def test_every_result_is_a_guide_with_a_way_on(audience: Any, easy_read: bool) -> None:
    turn = Turn(audience=audience, easy_read=easy_read, understood={}, text="")
    for case in [*KNOWN[::7], *map(care, CASES)]:
        said = result(case, {"council": "leicester", "alone": "yes", "how": case.how}, turn)
        assert "not a decision" in said.text
        assert "{" not in said.text
        assert said.options[-1].choose == "service/talk_to_a_person"
        assert said.teams
        for team in said.teams:
            youngest, oldest = knowledge().teams[team.id].ages
            age = case.age if case.age is not None else 18
            assert (youngest or 0) <= age < (oldest or 199) + 1, (case, team.id)
