"""Reads Rasa's events in order, writes the review log, and deletes what it has read."""

from __future__ import annotations

import logging
from typing import Any

import msgspec
from django.db import DatabaseError, transaction

from web.chat.erase import fingerprint
from web.desk.log_event import log_event
from web.desk.models import Erased, Event

logger = logging.getLogger(__name__)
BATCH = 200


def ingest() -> int:
    """Log every event that waits; how many were read. An event that cannot be read is dropped."""
    total = 0
    while batch := _next_batch():
        for event in batch:
            _log(event)
        Event.objects.filter(id__in=[event.id for event in batch]).delete()
        total += len(batch)
    return total


def _next_batch() -> list[Event]:
    try:
        return list(Event.objects.all()[:BATCH])
    except DatabaseError:
        return []  # the bot has not made its table yet, or is writing: next time


def _log(event: Event) -> None:
    try:
        data = msgspec.json.decode(event.data, type=dict[str, Any])
    except msgspec.DecodeError:
        logger.warning("an event that is not JSON was dropped")
        return
    sender = str(event.sender_id or data.get("sender_id") or "")
    with transaction.atomic():
        if sender and not Erased.objects.filter(sender_hash=fingerprint(sender)).exists():
            try:
                with transaction.atomic():
                    log_event(sender, data, event.data)
            except (KeyError, TypeError, ValueError, AttributeError):
                logger.warning("an event of an unknown shape was dropped", exc_info=False)
