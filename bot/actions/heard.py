"""What a person typed in this conversation, as the actions need it for a search."""

from __future__ import annotations

from typing import Any, Dict

from rasa_sdk import Tracker

_UNDERSTOOD, _MENDED = "signpost", "mended"


def typed(message: Dict[str, Any]) -> str:
    """The words of one message, mended where that was done; empty for a button."""
    if (message.get(_UNDERSTOOD) or {}).get("chosen"):
        return ""
    return str(message.get(_MENDED) or message.get("text") or "")


def last_typed(tracker: Tracker) -> str:
    """The last words that the person typed, before any buttons pressed since."""
    return typed(_last_typed_message(tracker))


def last_understood(tracker: Tracker) -> Dict[str, Any]:
    """What was understood of the last words that the person typed."""
    found: Dict[str, Any] = _last_typed_message(tracker).get(_UNDERSTOOD) or {}
    return found


def _last_typed_message(tracker: Tracker) -> Dict[str, Any]:
    for event in reversed(tracker.events):
        if event.get("event") == "user" and typed(event.get("parse_data") or {}):
            message: Dict[str, Any] = event["parse_data"]
            return message
    return {}
