# ruff: noqa: E501
"""What every action shares: who asks, an apology when something breaks, and what interrupts a form."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, last_reply, say, turn_of
from bot.actions.form import interrupts, is_fresh
from signpost.reply import Reply


def tracker(
    slots: dict[str, Any] | None = None,
    message: dict[str, Any] | None = None,
    events: list[dict[str, Any]] | None = None,
    form: str | None = None,
) -> Tracker:
    loop = {"name": form} if form else {}
    return Tracker("a", slots or {}, message or {}, events or [], False, None, loop, None)


class Breaks(ReplyAction):
    """An action that says one thing and then fails."""

    action_name = "action_breaks"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> list[EventType]:
        raise RuntimeError("nothing works")


@pytest.mark.parametrize("audience", ["young_person", "parent", "professional", None])
@pytest.mark.parametrize("easy_read", [True, False, None])
async def test_when_an_action_breaks_the_person_gets_an_apology_and_numbers(
    audience: str | None, easy_read: bool | None
) -> None:
    said = CollectingDispatcher()
    slots = {"audience": audience, "easy_read": easy_read}
    message = {"text": "hi", "metadata": {"turn": "t1"}}
    assert await Breaks().run(said, tracker(slots, message), {}) == []
    (reply,) = [sent["custom"] for sent in said.messages]
    assert reply["kind"] == "unavailable"
    assert "(tel:999)" in reply["text"]
    assert reply["teams"]
    assert reply["id"].startswith("t1-")


async def test_what_broke_is_logged_by_its_name(caplog: pytest.LogCaptureFixture) -> None:
    await Breaks().run(CollectingDispatcher(), tracker(), {})
    assert "action_breaks failed" in caplog.text


WHO = [
    # what showed in the talk, what the page said, and who it is
    ({}, {}, ("young_person", False)),
    ({}, {"audience": "parent", "easy_read": True}, ("parent", True)),
    ({"audience": "professional"}, {"audience": "parent"}, ("professional", False)),
    # “easier words” was asked for, and then the usual ones: the talk counts.
    ({"easy_read": False}, {"easy_read": True}, ("young_person", False)),
    ({"easy_read": True}, {}, ("young_person", True)),
]


@pytest.mark.parametrize(("slots", "page", "who"), WHO)
def test_what_showed_in_the_talk_counts_before_what_the_page_said(
    slots: dict[str, Any], page: dict[str, Any], who: tuple[str, bool]
) -> None:
    turn = turn_of(tracker(slots, {"text": "x", "metadata": page}))
    assert (turn.audience, turn.easy_read) == who


def test_a_message_that_was_not_understood_has_no_topic() -> None:
    assert turn_of(tracker()).topic == ""
    assert turn_of(tracker(message={"signpost": {"topic": "money/pip"}})).topic == "money/pip"


def test_the_id_of_a_reply_says_its_turn() -> None:
    said = CollectingDispatcher()
    with_id = turn_of(tracker(message={"metadata": {"turn": "t1"}}))
    for _ in range(2):
        say(said, with_id, Reply(kind="talk", text="x"))
    ids = [sent["custom"]["id"] for sent in said.messages]
    assert all(i.startswith("t1-") for i in ids)
    assert ids[0] != ids[1]


def test_the_last_reply_is_the_last_of_ours() -> None:
    def bot(custom: dict[str, Any] | None) -> dict[str, Any]:
        return {"event": "bot", "data": {"custom": custom} if custom else None}

    events = [bot({"text": "one"}), bot({"text": "two"}), bot(None), {"event": "user"}]
    assert last_reply(tracker(events=events)) == {"text": "two"}
    assert last_reply(tracker(events=[{"event": "user"}])) is None


USER, FORM = {"event": "user"}, {"event": "action", "name": "a_form"}
LISTEN, ANSWER = (
    {"event": "action", "name": "action_listen"},
    {"event": "action", "name": "action_answer"},
)
FRESH = [
    ("just said", [FORM, LISTEN, USER], True),
    ("the form itself ran", [LISTEN, USER, FORM], True),
    ("slots were filled meanwhile", [LISTEN, USER, {"event": "slot", "name": "x"}], True),
    ("something else answered it", [LISTEN, USER, ANSWER], False),
    ("something else answered, then a slot", [USER, ANSWER, {"event": "slot"}], False),
    ("answered, and then more was said", [USER, ANSWER, LISTEN, USER], True),
    ("nothing was said yet", [], True),
]


@pytest.mark.parametrize(("why", "events", "fresh"), FRESH, ids=[row[0] for row in FRESH])
def test_a_message_is_read_once(why: str, events: list[dict[str, Any]], fresh: bool) -> None:
    assert is_fresh(tracker(events=events, form="a_form")) is fresh


def said(text: str, intent: str, topic: str = "", sure: float = 0.95, **more: Any) -> Turn:
    understood = {"intent": intent, "topic": topic, "confidence": sure, **more}
    return Turn("young_person", False, understood, text)


# why; the message; what the question made of it; interrupts a question with choices; a free one
INTERRUPTIONS = [
    ("danger, whatever it answers", said("yes he hits me", "urgent"), "yes", True, True),
    ("danger as a free answer", said("i want to die", "urgent"), "i want to die", True, True),
    ("stop", said("stop", "stop"), None, True, True),
    ("a button of this question", said("yes", "answer", "answer/yes", chosen=True), "yes", False, False),
    ("a button of a topic", said("money/pip", "ask", "money/pip", chosen=True), None, True, True),
    ("a button of small talk", said("talk/more", "talk", "talk/more", chosen=True), None, True, True),
    ("a clear question", said("what is pip?", "ask", "money/pip"), None, True, None),
    ("a question where any words do", said("what is pip?", "ask", "money/pip"), "what is pip?", True, True),
    ("a topic where any words do", said("my pathway plan", "ask", "x/y"), "my pathway plan", None, False),
    ("a doubtful question", said("what about it?", "ask", "x/y", sure=0.5), None, False, None),
    ("one word that sounds like a topic", said("college", "ask", "x/y"), None, False, None),
    ("nothing we know", said("asdf", "not_understood"), None, False, None),
    ("between two topics", said("the thing", "unsure"), None, False, None),
    ("yes, in words of their own", said("yes", "talk", "talk/yes"), None, False, None),
    ("no, in words of their own", said("no", "talk", "talk/no"), None, False, None),
    ("thanks", said("thanks", "talk", "talk/thanks"), None, True, None),
    ("thanks as a free answer", said("thanks", "talk", "talk/thanks"), "thanks", None, False),
    ("an answer that sounds like small talk", said("Hi", "talk", "talk/greet"), "Hi", None, False),
    ("a wish for a person", said("i want a person", "hand_off"), None, True, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "turn", "value", "choices", "free"), INTERRUPTIONS, ids=[r[0] for r in INTERRUPTIONS]
)
def test_what_interrupts_a_question(
    why: str, turn: Turn, value: Any, choices: bool | None, free: bool | None
) -> None:
    """None: it cannot come up, as a free question makes something of any words."""
    if choices is not None:
        assert interrupts(turn, False, value) is choices
    if free is not None:
        assert interrupts(turn, True, value) is free
