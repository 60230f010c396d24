"""Sends hand-offs to their teams by e-mail."""

from __future__ import annotations

from functools import partial

from web.desk.mail import mail_of, mailbox_for
from web.desk.models import HandOff
from web.desk.post import Letter, post


def deliver() -> int:
    """Try every hand-off that is due, the oldest first; how many were sent."""
    return post(HandOff.objects.order_by("created"), _letter)


def _letter(hand_off: HandOff) -> Letter:
    mailbox = mailbox_for(hand_off.team)
    return Letter(mailbox, partial(mail_of, hand_off, mailbox), f"hand-off {hand_off.reference}")
