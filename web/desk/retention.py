"""Removes what is too old to keep, here and in the bot."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from web.chat import bot
from web.chat.models import Conversation, Feedback, Turn
from web.desk.models import Erased, HandOff, LoggedConversation, UrgentAlert

_AT_ONCE = 50
_ERASED_DAYS = 7


def retention() -> None:
    """One round. What the bot cannot erase now is tried again in the next."""
    now = timezone.now()
    raw = now - dt.timedelta(hours=settings.SIGNPOST_RAW_HOURS)
    review = now - dt.timedelta(days=settings.SIGNPOST_REVIEW_DAYS)
    _raw_text(raw)
    _promised_erasures(now)
    LoggedConversation.objects.filter(last_at__lt=review).delete()
    Feedback.objects.filter(at__lt=review).delete()
    UrgentAlert.objects.filter(at__lt=review, acknowledged_at__isnull=False).exclude(
        said=""
    ).update(said="")
    _hand_offs(review)
    call_command("clearsessions")


def _raw_text(before: dt.datetime) -> None:
    """What people wrote goes, here and in the bot; a conversation that rests goes whole."""
    Turn.objects.filter(at__lt=before).delete()
    for conversation in Conversation.objects.filter(last_seen__lt=before)[:_AT_ONCE]:
        if not bot.forget_now(conversation.sender):
            break
        conversation.delete()


def _promised_erasures(now: dt.datetime) -> None:
    for erased in Erased.objects.exclude(sender="")[:_AT_ONCE]:
        if not bot.forget_now(erased.sender):
            break
        erased.sender = ""
        erased.save()
    Erased.objects.filter(sender="", at__lt=now - dt.timedelta(days=_ERASED_DAYS)).delete()


def _hand_offs(before: dt.datetime) -> None:
    """Personal details of finished hand-offs go; one that reached nobody yet stays whole."""
    done = (HandOff.State.SENT, HandOff.State.CLOSED, HandOff.State.CANCELLED)
    old = HandOff.objects.filter(created__lt=before, state__in=done)
    for hand_off in old.exclude(name="", contact="", about="")[:_AT_ONCE]:
        hand_off.take_out_details()
        hand_off.save()
