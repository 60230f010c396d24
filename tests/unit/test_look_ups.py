"""Finding a page, a word or somebody who is there, and what follows “I did not understand”."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.find_page import ActionFindPage
from bot.actions.glossary import ActionGlossary
from bot.actions.opening_hours import ActionOpeningHours
from bot.actions.unsure import ActionNotUnderstood
from signpost import office_hours
from signpost.teams import named_in
from tests.unit.talking import pressed, say, tracker, typed

PAGE, WORD, HOURS = "service/find_a_page", "service/what_does_it_mean", "service/opening_hours"


async def test_a_page_is_found_at_once() -> None:
    at = tracker(typed("have you got a page about short breaks", PAGE))
    [reply], _ = await say(ActionFindPage(), at)
    assert (reply.kind, reply.topic) == ("answer", PAGE)
    assert "families-short-breaks" in [page.id for page in reply.pages]
    assert "adult_care/short_breaks" in [option.choose for option in reply.options]


@pytest.mark.parametrize("message", [pressed("flow/find_a_page"), typed("send me the link", PAGE)])
async def test_what_about_is_asked_when_nothing_says_it(message: dict) -> None:
    replies, events = await say(ActionFindPage(), tracker(message))
    assert replies == []
    assert events["followup"] == "find_a_page_form"


async def test_the_link_means_that_of_the_topic_before() -> None:
    at = tracker(typed("send me the link", PAGE), topic="leaving_care/pathway_plan")
    [reply], _ = await say(ActionFindPage(), at)
    assert "lcc-leaving-care" in [page.id for page in reply.pages]


async def test_nothing_found_offers_the_home_page_and_a_person() -> None:
    [reply], _ = await say(ActionFindPage(), tracker(typed("page about zorbing", PAGE)))
    assert "local-offer-home" in [page.id for page in reply.pages]
    assert "service/talk_to_a_person" in [option.choose for option in reply.options]


@pytest.mark.parametrize("easy_read", [False, True])
async def test_a_word(easy_read: bool) -> None:
    at = tracker(typed("whats an EHCP", WORD), easy_read=easy_read)
    [reply], slots = await say(ActionGlossary(), at)
    assert (reply.kind, reply.topic) == ("answer", WORD)
    assert "EHC plan" in reply.text
    assert [option.choose for option in reply.options] == ["ehc_plan/what_is_it"]
    assert slots["topic"] == "ehc_plan/what_is_it"


async def test_a_word_with_two_meanings() -> None:
    [reply], _ = await say(ActionGlossary(), tracker(typed("what does PA mean", WORD)))
    assert "Personal adviser" in reply.text
    assert "Personal assistant" in reply.text


async def test_a_word_that_is_not_known() -> None:
    [reply], _ = await say(ActionGlossary(), tracker(typed("what does zorbing mean", WORD)))
    assert "zorbing" in reply.text
    assert "service/talk_to_a_person" in [option.choose for option in reply.options]
    assert "glossary" in [page.id for page in reply.pages]


async def test_the_list_of_words() -> None:
    for message in (pressed(WORD), typed("is there a list of words", WORD)):
        [reply], _ = await say(ActionGlossary(), tracker(message))
        assert reply.topic == WORD
        assert "glossary" in [page.id for page in reply.pages]


@pytest.mark.parametrize("hour", [3, 11])
async def test_is_anyone_there_means_the_team_before(
    hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monday = dt.datetime(2026, 11, 23, hour, tzinfo=office_hours.LOCAL)
    monkeypatch.setattr(office_hours, "now", lambda: monday)
    at = tracker(typed("is anyone there now", HOURS), topic="home/council_housing")
    [reply], slots = await say(ActionOpeningHours(), at)
    assert reply.teams[0].id == "leicester-housing-options"
    assert ("open now" in reply.text) == (hour == 11)
    assert ("closed at the moment" in reply.text) == (hour == 3)
    assert "topic" not in slots


async def test_without_a_topic_the_front_doors() -> None:
    [reply], _ = await say(ActionOpeningHours(), tracker(typed("are you open", HOURS)))
    assert reply.teams[0].id == "leicester-duty-and-advice-service"
    assert reply.teams[0].open_now is True


def test_a_team_by_its_name() -> None:
    assert named_in("is housing options open on saturday") == ["leicester-housing-options"]
    assert named_in("are you open") == []


async def test_not_understood_offers_what_fits() -> None:
    [reply], slots = await say(ActionNotUnderstood(), tracker(typed("respite short break")))
    assert reply.kind == "not_understood"
    assert reply.options[0].choose == "adult_care/short_breaks"
    assert slots["misses"] == 1


async def test_not_understood_offers_nothing_that_does_not() -> None:
    [reply], _ = await say(ActionNotUnderstood(), tracker(typed("qwpoeiru zmxncb")))
    assert reply.pages == []
    assert all(option.topic is None or "service/" in option.topic for option in reply.options)


async def test_the_second_time_a_person_and_the_search() -> None:
    said = typed("short breaks", "adult_care/short_breaks", ranking=[])
    said["signpost"]["ranking"] = [{"label": "adult_care/short_breaks", "probability": 0.4}]
    at = tracker(pressed("talk/none"), before=(said,), misses=1)
    [reply], _ = await say(ActionNotUnderstood(), at)
    offered = [option.choose for option in reply.options]
    assert {"service/talk_to_a_person", "flow/find_a_page"} <= set(offered)
    assert "adult_care/short_breaks" not in offered
    assert reply.pages


async def test_a_bare_word_of_the_glossary_is_explained() -> None:
    [reply], _ = await say(ActionNotUnderstood(), tracker(typed("DST?")))
    assert "Decision" in reply.text
