"""A conversation with one action, without a server: what a tracker holds, and what is said."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction
from bot.intents import intent_of
from signpost.reply import Reply, from_dict


def typed(text: str, topic: str = "", confidence: float = 0.9, **more: Any) -> dict[str, Any]:
    """A message that was typed and understood as a topic."""
    understood = {
        "intent": intent_of(topic) if topic else "not_understood",
        "topic": topic,
        "confidence": confidence,
        **more,
    }
    return {"text": text, "mended": text.lower(), "signpost": understood}


def pressed(choose: str) -> dict[str, Any]:
    """A button that was pressed."""
    intent = intent_of(choose)
    understood = {"intent": intent, "topic": choose, "confidence": 1.0, "chosen": True}
    if intent == "answer":
        understood["value"] = choose.partition("/")[2]
    return {"text": choose, "signpost": understood}


def tracker(
    message: dict[str, Any], before: tuple[dict[str, Any], ...] = (), **slots: Any
) -> Tracker:
    """A tracker at a message, after others of the person; `slots` are set."""
    heard = [{"event": "user", "parse_data": m} for m in (*before, message)]
    return Tracker("test", dict(slots), message, heard, False, None, {}, "action_listen")


async def say(action: ReplyAction, at: Tracker) -> tuple[list[Reply], dict[str, Any]]:
    """What the action says, and the slots it sets."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, at, {})
    slots = {e["name"]: e["value"] for e in events if e["event"] == "slot"}
    next_actions = [e["name"] for e in events if e["event"] == "followup"]
    replies = [from_dict(message["custom"]) for message in dispatcher.messages]
    return replies, {**slots, "followup": next(iter(next_actions), None)}
