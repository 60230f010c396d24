"""Erases a conversation everywhere: here, in the bot, in waiting events, in the review log."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone

from web.chat import bot, store
from web.chat.database import database
from web.chat.models import Conversation, Feedback
from web.desk.models import Erased, Event, HandOff, LoggedConversation, UrgentAlert
from web.problems import Problem
from web.words import WORDS

logger = logging.getLogger(__name__)
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that looks like another


@dataclass(frozen=True)
class Receipt:
    """What a person gets for an erased conversation. The number is random and kept nowhere."""

    number: str
    deleted_at: dt.datetime


async def erase(conversation_id: UUID) -> Receipt:
    """Erase it. If the bot cannot be reached now, the worker asks it again until it has.

    Raises:
        Problem: 404 if there is no such conversation (any more).
        DatabaseDown: if our own database cannot; nothing is reported as erased that is not.
    """
    conversation = await database(store.find, conversation_id)
    if conversation is None:
        raise Problem(404, "conversation_gone", WORDS["problems"]["gone"])
    forgotten = await bot.forget(conversation.sender)
    await database(erase_here, conversation.sender, forgotten)
    number = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return Receipt(f"DEL-{number[:4]}-{number[4:]}", timezone.now())


def fingerprint(sender: str) -> str:
    """What is kept of an erased conversation: enough to know it again, nothing to read."""
    return hashlib.sha256(sender.encode()).hexdigest()


def erase_here(sender: str, bot_forgot: bool) -> None:
    """Erase everything of a sender in our own tables.

    An urgent alert keeps its kind and time. A hand-off that has not been sent is cancelled; the
    details of one that has been sent go, its reference stays.
    """
    with transaction.atomic():
        Erased.objects.update_or_create(
            sender_hash=fingerprint(sender), defaults={"sender": "" if bot_forgot else sender}
        )
        LoggedConversation.objects.filter(sender=sender).delete()
        Feedback.objects.filter(sender=sender).delete()
        UrgentAlert.objects.filter(sender=sender).update(said="", sender="")
        for hand_off in HandOff.objects.filter(sender=sender):
            hand_off.cancel_if_unsent()
            hand_off.take_out_details()
            hand_off.save()
        Conversation.objects.filter(sender=sender).delete()
    drop_events(sender)


def drop_events(sender: str) -> None:
    """Delete what Rasa has logged of a sender and the worker has not read yet."""
    try:
        Event.objects.filter(sender_id=sender).delete()
    except DatabaseError:
        logger.info("no events to drop: the bot has not made its table yet")
