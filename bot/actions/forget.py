"""Forgets what was answered in a guided conversation, when it ends or is stopped."""

from __future__ import annotations

from typing import List

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet

KEPT = ("audience", "easy_read", "topic", "careful", "misses", "session_started_metadata")
"""The slots of the talk as a whole; every other slot belongs to a guided conversation."""


def forget_answers(tracker: Tracker) -> List[EventType]:
    """The events that close the running conversation and clear what was answered in it."""
    given = [name for name, value in tracker.slots.items() if value is not None]
    return [
        ActiveLoop(None),
        SlotSet("requested_slot", None),
        *(SlotSet(name, None) for name in given if name not in KEPT),
    ]
