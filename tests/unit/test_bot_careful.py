"""The careful turns as the bot keeps them, on every channel."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import careful
from bot.actions.answer import ActionAnswer
from bot.actions.base import turn_of
from bot.actions.talk import ActionTalk
from bot.actions.unsure import ActionDidYouMean, ActionNotUnderstood
from bot.actions.urgent import ActionUrgent
from signpost.knowledge import knowledge

STATE = {"kind": "danger_now", "about": "self", "asked": False}
NEXT = knowledge().urgent["danger_now"].sections["Next"]


def tracker(text: str, understood: dict[str, Any], last: str = "urgent", **more: Any) -> Tracker:
    """A conversation whose last reply was of the kind `last`."""
    message = {"text": text, "signpost": understood, "metadata": more.get("context", {})}
    said = {"event": "bot", "data": {"custom": {"kind": last, "text": "", "options": []}}}
    events = [said, {"event": "user", "text": text}]
    slots = {"careful": more.get("state", STATE), "misses": 0}
    return Tracker("web-1", slots, message, events, False, None, {}, "action_listen")


async def run(action: Any, conversation: Tracker) -> tuple[list[dict[str, Any]], Any]:
    """The replies, and the events by slot."""
    dispatcher = CollectingDispatcher()
    events = await action().run(dispatcher, conversation, {})
    slots = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    return [message["custom"] for message in dispatcher.messages], slots


async def test_help_is_remembered() -> None:
    found = {"intent": "urgent", "urgent": {"kind": "danger_now", "about": "friend", "sure": True}}
    replies, slots = await run(ActionUrgent, tracker("help", found, state=None))
    assert replies[0]["kind"] == "urgent"
    assert slots["careful"] == {"kind": "danger_now", "about": "friend", "asked": False}


@pytest.mark.parametrize(
    ("action", "topic"),
    [
        (ActionTalk, "talk/greet"),
        (ActionNotUnderstood, "talk/out_of_scope"),
        (ActionDidYouMean, "ehc_plan/what_is_it"),
        (ActionAnswer, "ehc_plan/what_is_it"),
    ],
)
async def test_a_small_word_gets_no_menu(action: Any, topic: str) -> None:
    replies, slots = await run(action, tracker("ok", {"intent": "talk", "topic": topic}))
    assert [reply["text"] for reply in replies] == [NEXT]
    assert slots["careful"]["asked"] is True


async def test_a_question_is_answered() -> None:
    asked = {"intent": "ask", "topic": "ehc_plan/what_is_it"}
    replies, _ = await run(ActionAnswer, tracker("what is an ehc plan", asked))
    assert [reply["kind"] for reply in replies] == ["answer"]


async def test_it_is_over_once_something_else_was_said() -> None:
    hello = {"intent": "talk", "topic": "talk/greet"}
    replies, _ = await run(ActionTalk, tracker("hi", hello, last="answer"))
    assert [reply["kind"] for reply in replies] == ["talk"]


async def test_the_site_answered_while_the_bot_was_down() -> None:
    hello = {"intent": "talk", "topic": "talk/greet"}
    asked = tracker("hi", hello, last="answer", state=None, context={"careful": STATE})
    replies, _ = await run(ActionTalk, asked)
    assert [reply["text"] for reply in replies] == [NEXT]


async def test_safe() -> None:
    replies, slots = await run(ActionTalk, tracker("im safe now", {"topic": "talk/thanks"}))
    assert [reply["topic"] for reply in replies] == ["talk/safe"]
    assert slots["careful"] is None


def test_a_small_word_does_not_answer_a_running_form() -> None:
    heard = tracker("ok", {"intent": "talk", "topic": "talk/yes"})
    assert careful.speaks_of_it(heard, turn_of(heard))
    named = tracker("Sam", {"intent": "not_understood"})
    assert not careful.speaks_of_it(named, turn_of(named))
