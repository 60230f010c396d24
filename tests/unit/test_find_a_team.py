"""The questions of “Find the right team” and “Make my own roadmap”, answer by answer."""

from __future__ import annotations

from typing import Any

import pytest

from bot.actions import find_a_team, my_roadmap
from bot.actions.question import SKIPPED
from tests.unit.form_driver import Talk
from tests.unit.talking import pressed, say, tracker, typed

TEAM = "service/find_a_team"
GUESS = [{"label": "home/homelessness_help", "probability": 0.4}]


async def answer(slot: str, message: dict[str, Any], **slots: Any) -> dict[str, Any]:
    """The slots that an answer to a question of the team form sets."""
    at = tracker(message, requested_slot=slot, **slots)
    at.active_loop = {"name": find_a_team.FORM}
    _, found = await say(find_a_team.ValidateFindATeamForm(), at)
    return found


@pytest.mark.parametrize(
    ("message", "topic", "filled"),
    [
        # What the request says itself is not asked again.
        (typed("which team do i need", TEAM), None, {}),
        (
            typed("which team do i need for short breaks", TEAM),
            None,
            {"fat_about": "adult_care/short_breaks"},
        ),
        (
            typed("im 17 and a half which team do i need", TEAM),
            None,
            {"fat_age": 17},
        ),
        # The topic of the talk so far.
        (
            pressed("flow/find_a_team"),
            "ehc_plan/annual_review",
            {"fat_about": "ehc_plan/annual_review", "fat_group": SKIPPED},
        ),
        (
            pressed("flow/find_a_team"),
            "money/universal_credit",
            {"fat_about": "money/universal_credit"},
        ),
        (pressed("flow/find_a_team"), "roadmap/who_does_what", {}),
        (pressed("flow/find_a_team"), "service/opening_hours", {}),
    ],
)
async def test_start(message: dict[str, Any], topic: str | None, filled: dict[str, Any]) -> None:
    _, slots = await say(find_a_team.ValidateFindATeamForm(), tracker(message, topic=topic))
    found = {name: value for name, value in slots.items() if name.startswith("fat_")}
    assert found == filled


@pytest.mark.parametrize(
    ("slot", "message", "value"),
    [
        ("fat_about", pressed("answer/health/mental_health_help"), "health/mental_health_help"),
        ("fat_about", typed("short breaks"), "adult_care/short_breaks"),
        ("fat_about", typed("i dunno where to sleep", ranking=GUESS), "home/homelessness_help"),
        ("fat_about", typed("qwerty zxcvb"), None),
        ("fat_age", pressed("answer/17"), 17),
        ("fat_age", typed("im sixteen"), 16),
        ("fat_age", typed("none of your business"), None),
        ("fat_group", pressed("answer/care"), "care"),
        ("fat_group", typed("i was in foster care"), "care"),
        ("fat_group", typed("none"), "none"),
        ("fat_group", typed("not sure"), "none"),
        ("fat_place", pressed("answer/rutland"), "rutland"),
        ("fat_place", typed("oadby"), "leicestershire"),
        ("fat_place", typed("leicester"), "leicester"),
        ("fat_place", typed("the county"), "leicestershire"),
        ("fat_place", typed("nottingham"), "elsewhere"),
        ("fat_place", typed("the moon"), None),
    ],
)
async def test_answers(slot: str, message: dict[str, Any], value: Any) -> None:
    found = await answer(slot, message)
    assert found[slot] == value


async def test_a_postcode_is_looked_up_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_a_team.places, "area_of", lambda postcode: "rutland")
    found = await answer("fat_place", typed("LE15 6HP"))
    assert found["fat_place"] == "rutland"
    assert "6HP" not in str(found)


async def test_a_postcode_that_is_not_found_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_a_team.places, "area_of", lambda postcode: None)
    found = await answer("fat_place", typed("LE3"))
    assert found["fat_place"] is None
    assert found["misses"] == 1


async def test_care_asks_which_council_looks_after_you() -> None:
    asked = find_a_team.AskFindATeamPlace()
    [reply], _ = await say(asked, tracker(typed("x"), fat_about="leaving_care/pathway_plan"))
    assert "Which council looks after you" in reply.text
    [reply], _ = await say(asked, tracker(typed("x"), fat_about="ehc_plan/annual_review"))
    assert "Where do you live" in reply.text


async def result(audience: str, **slots: Any) -> Any:
    """The reply at the end."""
    at = tracker(pressed("answer/x"), audience=audience, misses=0, **slots)
    [reply], _ = await say(find_a_team.SubmitFindATeam(), at)
    return reply


@pytest.mark.parametrize("audience", ["young_person", "parent", "professional"])
async def test_results(audience: str) -> None:
    said = {"fat_about": "adult_care/disabled_childrens_service", "fat_group": "", "fat_age": 16}
    reply = await result(audience, fat_place="leicester", **said)
    assert reply.kind == "result"
    assert [team.id for team in reply.teams] == [
        "leicester-disabled-childrens-service",
        "leicester-asc-transitions-team",
    ]
    assert "18" in reply.text
    assert "guide" in reply.text
    away = await result(audience, fat_place="elsewhere", **said)
    assert away.teams == []
    assert [page.id for page in away.pages] == ["gov-find-local-council"]
    assert "{" not in reply.text + away.text


async def test_county_housing_names_the_district_first() -> None:
    said = {"fat_about": "home/council_housing", "fat_group": "none", "fat_age": 20}
    reply = await result("young_person", fat_place="leicestershire", **said)
    assert reply.text.startswith("In Leicestershire, your district or borough council")
    assert [page.id for page in reply.pages] == ["gov-find-local-council"]


async def test_roadmap_answers_and_result() -> None:
    form = my_roadmap.ValidateMyRoadmapForm()

    async def read(slot: str, message: dict[str, Any], **slots: Any) -> dict[str, Any]:
        at = tracker(message, requested_slot=slot, rm_groups_some=slots.get("some"))
        at.active_loop = {"name": my_roadmap.FORM}
        return (await say(form, at))[1]

    assert (await read("rm_age", pressed("answer/16")))["rm_age"] == {"months": 192, "exact": False}
    assert (await read("rm_age", typed("March 2010")))["rm_age"]["exact"] is True
    assert (await read("rm_age", typed("45")))["rm_age"] is None
    first = await read("rm_groups", pressed("answer/in_care"))
    assert (first["rm_groups"], first["rm_groups_some"]) == (None, ["in_care"])
    both = await read("rm_groups", typed("i have an ehcp and im a young carer"))
    assert set(both["rm_groups_some"]) == {"ehc_plan", "young_carer"}
    done = await read("rm_groups", typed("thats all"), some=["in_care"])
    assert done["rm_groups"] == ["in_care"]
    assert (await read("rm_groups", pressed("answer/none")))["rm_groups"] == ["none"]

    age = {"months": 200, "exact": True}
    at = tracker(typed("x"), misses=0, rm_age=age, rm_groups=["in_care"])
    [reply], _ = await say(my_roadmap.SubmitMyRoadmap(), at)
    assert reply.kind == "result"
    assert reply.text.index("**Done") < reply.text.index("**Now**") < reply.text.index("**Next**")
    assert [page.id for page in reply.pages] == [
        "my-roadmap",
        "my-roadmap-pdf",
        "my-roadmap-calendar",
    ]


def talk(name: str, *says: str, **slots: Any) -> Talk:
    """A whole run of a form."""
    running = Talk(name, "submit", **slots)
    for said in says:
        running.say(said)
    return running


def test_a_correction_and_going_back() -> None:
    done = talk(
        "find_a_team",
        "answer/work/careers_advice",
        "im 16",
        "sorry 19 not 16",
        "answer/none",
        "go back",
        "in care",
        "answer/leicester",
    )
    assert done.ended
    assert [team["id"] for team in done.replies[-1]["teams"]] == ["leicester-leaving-care-team"]
    assert not [slot for slot, value in done.slots.items() if slot.startswith("fat_") and value]


def test_three_answers_not_understood_bring_a_person() -> None:
    stuck = talk("find_a_team", "answer/work/careers_advice", "blah", "blah", "blah")
    assert stuck.ended
    assert stuck.replies[-1]["kind"] == "not_understood"
    assert stuck.replies[-1]["teams"]


def test_a_roadmap_from_start_to_end_keeps_nothing() -> None:
    done = talk("my_roadmap", "march 2010", "i have an ehcp", "answer/in_care", "thats all")
    assert done.ended
    assert done.replies[-1]["kind"] == "result"
    assert not [slot for slot, value in done.slots.items() if slot.startswith("rm_") and value]
