"""Tells an answer to the open question from a message about something else."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from bot.actions.base import Turn
from bot.intents import ANSWER, ASK, HAND_OFF, LOOK_UPS, NOT_UNDERSTOOD, STOP, TALK, UNSURE, URGENT
from signpost import understood

_SURE_INTERRUPTION = 0.6
_MANNERS = ("talk/yes", "talk/no")
_OUT_OF_SCOPE = "talk/out_of_scope"


def is_fresh(tracker: Tracker) -> bool:
    """Whether the latest message is still to be read.

    After an interruption was answered, Rasa calls the form again with the same message.
    """
    form = (tracker.active_loop or {}).get("name")
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return True
        if event["event"] == "action" and event.get("name") != form:
            return False
    return True


def goes_first(turn: Turn) -> bool:
    """Whether a message is dealt with before anything else: danger, or a button of another kind."""
    intent = turn.understood.get("intent")
    return intent == URGENT or (bool(turn.understood.get("chosen")) and intent != ANSWER)


def interrupts(turn: Turn, free: bool, value: Any = None) -> bool:
    """Whether a message is something other than an answer to the open question.

    `free` questions take any words, so only a clear question of another kind interrupts them;
    `value` is what the question made of the message, None when it made nothing.
    """
    intent = turn.understood.get("intent")
    if goes_first(turn) or turn.understood.get("chosen"):
        return goes_first(turn)
    if intent == STOP:
        return free or value is None
    sure = float(turn.understood.get("confidence") or 0) >= _SURE_INTERRUPTION
    if free or value is not None:
        asks = turn.text.rstrip().endswith("?") or (not free and understood.is_question(turn.text))
        return intent in (ASK, *LOOK_UPS) and sure and asks
    return _is_something_else(turn, intent, sure)


def _is_something_else(turn: Turn, intent: Any, sure: bool) -> bool:
    """Of a message that is no answer: whether it is a request of its own."""
    if intent in (UNSURE, NOT_UNDERSTOOD):
        return intent == UNSURE and understood.is_question(turn.text)
    if turn.topic == _OUT_OF_SCOPE:
        # Mumbling looks like it too: only what is put as a question is taken for one.
        return understood.is_question(turn.text)
    if intent in (TALK, HAND_OFF):
        return turn.topic not in _MANNERS
    asks = understood.is_question(turn.text) or len(turn.text.split()) > 4
    # Any other intent, such as that of another guided conversation, was asked for by name.
    return asks and sure if intent == ASK else True
