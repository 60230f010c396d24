"""Writes what the assistant did and remembers into the review log, without names and contacts."""

from __future__ import annotations

from typing import Any

from web.desk.models import LoggedConversation
from web.desk.private_words import fingerprints, redacted

HIDDEN = {"hand_off_name": "[name]", "hand_off_contact": "[contact]"}
_QUIET_SLOTS = {"misses", "session_started_metadata"}
_QUIET_ACTIONS = {"action_listen", "action_session_start"}
Data = dict[str, Any]


def action(conversation: LoggedConversation, data: Data, key: str) -> None:
    """What the assistant did after the last message."""
    name = data.get("name")
    if name and name not in _QUIET_ACTIONS:
        _did(conversation, str(name))


def slot(conversation: LoggedConversation, data: Data, key: str) -> None:
    """What the assistant now remembers; of a name only its fingerprints are kept."""
    name, value = str(data.get("name")), data.get("value")
    if name == "requested_slot":
        conversation.asking = str(value or "")
    elif name in HIDDEN:
        if value:
            conversation.private = sorted({*conversation.private, *fingerprints(str(value))})
            _did(conversation, f"{name} = {HIDDEN[name]}")
    elif _worth_telling(name, value):
        if name == "audience":
            conversation.audience = str(value)[:20]
        _did(conversation, f"{name} = {redacted(str(value), conversation.private)[:80]}")


def _worth_telling(name: str, value: Any) -> bool:
    return name not in _QUIET_SLOTS and isinstance(value, (str, int, float)) and value != ""


def loop(conversation: LoggedConversation, data: Data, key: str) -> None:
    """A form starts or ends."""
    conversation.loop = str(data.get("name") or "")
    if not conversation.loop:
        conversation.asking = ""


def _did(conversation: LoggedConversation, what: str) -> None:
    turn = conversation.turns.filter(who="person").last()
    if turn and len(turn.did) < 50 and what not in turn.did:
        turn.did = [*turn.did, what[:150]]
        turn.save(update_fields=["did"])
