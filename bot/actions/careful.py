"""The turns after a reply about danger: help stays, until the person is safe or moves on."""

from __future__ import annotations

from typing import List, Optional

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import Turn, last_reply, say
from signpost import careful
from signpost.careful import Careful

SLOT = "careful"


def state_of(tracker: Tracker) -> Optional[Careful]:
    """The state: the site's when it tells us one, else our own while help was the last we said."""
    context = (tracker.latest_message or {}).get("metadata") or {}
    ours = tracker.get_slot(SLOT) if (last_reply(tracker) or {}).get("kind") == "urgent" else None
    return careful.from_stored(context.get(SLOT) or ours)


def listen(tracker: Tracker) -> List[EventType]:
    """The events that say nothing more on this turn.

    Rasa marks a form that handed a message to the rules as rejected until it runs again; here it
    waits for the next message instead, and counting it as run lets that message be an answer.
    """
    form = (tracker.active_loop or {}).get("name")
    ran = [ActionExecuted(form)] if form else []
    return [*ran, FollowupAction("action_listen")]


def remember(state: Optional[Careful]) -> EventType:
    """The event that keeps the state, or ends it."""
    return SlotSet(SLOT, msgspec.to_builtins(state) if state else None)


def instead(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, is_clear: bool = False
) -> Optional[List[EventType]]:
    """Says what comes after a reply about danger; None when the turn is an ordinary one.

    A button is always a choice of the person's own. A form that is running waits.
    """
    state = state_of(tracker)
    if state is None or turn.understood.get("chosen"):
        return None
    said = careful.respond(state, turn.text, turn.audience, turn.easy_read, is_clear)
    if said is None:
        return None
    reply, after = said
    say(dispatcher, turn, reply)
    return [remember(after), *listen(tracker)]


def speaks_of_it(tracker: Tracker, turn: Turn) -> bool:
    """Whether a message in a form is about being safe, or says little, and so is no answer."""
    state = state_of(tracker)
    if state is None or turn.understood.get("chosen"):
        return False
    return careful.meaning(turn.text, state.asked) != "other"
