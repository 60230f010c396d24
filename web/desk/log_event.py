"""Writes one Rasa event into the review log, redacted."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

from signpost.knowledge import knowledge
from web.desk import log_state
from web.desk.alert import ensure_alert
from web.desk.models import LoggedConversation, LoggedTurn
from web.desk.private_words import redacted

FORM = "hand_off_form"
Data = dict[str, Any]


def log_event(sender: str, data: Data, raw: str) -> None:
    """Log one event. A conversation is in the log from its first message on."""
    handle = _HANDLERS.get(str(data.get("event")))
    if handle is None:
        return
    if data["event"] == "user":
        conversation, _ = LoggedConversation.objects.get_or_create(
            sender=sender, defaults={"first_at": _when(data), "last_at": _when(data)}
        )
    else:
        found = LoggedConversation.objects.filter(sender=sender).first()
        if found is None:
            return
        conversation = found
    handle(conversation, data, hashlib.sha256(raw.encode()).hexdigest())
    conversation.save()


def _user(conversation: LoggedConversation, data: Data, key: str) -> None:
    """What a person said; while a name or a contact is asked for, none of it is kept."""
    if not data.get("text"):
        return
    understood = (data.get("parse_data") or {}).get("signpost") or {}
    intent = (data.get("parse_data") or {}).get("intent") or {}
    danger = _danger_of(understood.get("urgent"))
    text = _said(conversation, data, understood)
    _, new = LoggedTurn.objects.get_or_create(
        key=key,
        defaults={
            "conversation": conversation,
            "at": _when(data),
            "who": "person",
            "text": text,
            "kind": str(understood.get("intent") or "")[:30],
            "topic": understood.get("topic") or intent.get("name"),
            "confidence": understood.get("confidence", intent.get("confidence")),
            "urgent": danger,
        },
    )
    conversation.last_at = max(conversation.last_at, _when(data))
    conversation.channel = str(data.get("input_channel") or conversation.channel)[:30]
    if new and danger:
        conversation.urgent = True
        ensure_alert(conversation.sender, danger, text, _when(data))
    if new and not conversation.first_question:
        conversation.first_question = text[:300]


def _said(conversation: LoggedConversation, data: Data, understood: Data) -> str:
    text = str(data.get("text") or "")
    if understood.get("chosen"):
        topic = knowledge().topics.get(text.removeprefix("answer/"))
        return topic.head.title if topic else text
    if (
        conversation.loop == FORM
        and conversation.asking in log_state.HIDDEN
        and not understood.get("urgent")
    ):
        return log_state.HIDDEN[conversation.asking]
    return redacted(text, conversation.private)


def _bot(conversation: LoggedConversation, data: Data, key: str) -> None:
    """What the assistant said: each Reply, or a plain text."""
    custom = (data.get("data") or {}).get("custom")
    replies = custom if isinstance(custom, list) else [custom or {"text": data.get("text")}]
    for number, reply in enumerate(replies):
        kind, topic = str(reply.get("kind") or "talk"), reply.get("topic")
        LoggedTurn.objects.get_or_create(
            key=hashlib.sha256(f"{key} {number}".encode()).hexdigest(),
            defaults={
                "conversation": conversation,
                "at": _when(data),
                "who": "staff" if kind == "staff" else "assistant",
                "text": redacted(str(reply.get("text") or ""), conversation.private),
                "kind": kind[:30],
                "topic": topic,
                "confidence": reply.get("confidence"),
            },
        )
        if topic and kind == "answer" and topic not in conversation.topics:
            conversation.topics = [*conversation.topics, topic]
        conversation.urgent |= kind == "urgent"
        conversation.not_understood |= kind == "not_understood"
        conversation.hand_off |= kind == "hand_off"


def _danger_of(urgent: Any) -> str:
    if isinstance(urgent, dict):
        urgent = urgent.get("kind")
    return str(urgent or "")[:50]


def _when(data: Data) -> dt.datetime:
    return dt.datetime.fromtimestamp(float(data["timestamp"]), dt.UTC)


_HANDLERS: dict[str, Callable[[LoggedConversation, Data, str], None]] = {
    "user": _user,
    "bot": _bot,
    "action": log_state.action,
    "slot": log_state.slot,
    "active_loop": log_state.loop,
}
