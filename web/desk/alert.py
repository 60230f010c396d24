"""Raises urgent alerts: from the gateway at once, and again from the review log if that failed."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from web.desk.models import LoggedConversation, UrgentAlert
from web.desk.private_words import redacted

_SAME = dt.timedelta(minutes=5)
_LONGEST = 2000


def raise_alert(sender: str, kind: str, text: str, at: dt.datetime | None = None) -> None:
    """Store an alert for staff, with the message redacted. The worker e-mails it."""
    logged = LoggedConversation.objects.filter(sender=sender).first() if sender else None
    said = redacted(text, logged.private if logged else ())
    UrgentAlert.objects.create(
        sender=sender, kind=kind, said=said[:_LONGEST], at=at or timezone.now()
    )


def ensure_alert(sender: str, kind: str, said: str, at: dt.datetime) -> None:
    """Store an alert for a logged message unless there is one already.

    There is none when the message came by another channel, or the database was down at the time.
    """
    near = UrgentAlert.objects.filter(sender=sender, at__range=(at - _SAME, at + _SAME))
    recent = at > timezone.now() - dt.timedelta(days=1)
    if recent and not near.exists():
        UrgentAlert.objects.create(sender=sender, kind=kind, said=said[:_LONGEST], at=at)
