"""The letters about an alert: to whom they go and what they say. No personal detail is in them."""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from signpost import watch
from signpost.knowledge import knowledge
from signpost.redact import redact
from web.desk.models import AlertMail, UrgentAlert
from web.words import WORDS

logger = logging.getLogger(__name__)


def mailbox_for(to: str) -> str:
    """The safeguarding address or the second one; "" when it is not set. Never another."""
    second = to == AlertMail.To.SECOND
    return str(
        settings.SIGNPOST_SAFEGUARDING_SECOND_MAILBOX
        if second
        else settings.SIGNPOST_SAFEGUARDING_MAILBOX
    )


def mail_of(alert: UrgentAlert, to: str, mailbox: str) -> EmailMessage:
    """The letter about a stored alert. A second copy of it is seen as the same by its id."""
    words = WORDS["alert_mail"]
    intro = words["escalated" if to == AlertMail.To.SECOND else "intro"]
    facts = [
        ("kind", kind_in_words(alert.kind)),
        ("at", f"{timezone.localtime(alert.at):%A %-d %B %Y, %H:%M}"),
        ("hours", words["hours"][_hours(alert)]),
        ("said", alert.said or words["nothing_said"]),
    ]
    told = "\n\n".join(f"{words['labels'][key]}:\n{value}" for key, value in facts)
    lead = intro.format(minutes=settings.SIGNPOST_ESCALATE_MINUTES)
    end = words["outro"].format(desk=f"{settings.SIGNPOST_PUBLIC_URL}/desk/urgent")
    subject = words["subject_escalated" if to == AlertMail.To.SECOND else "subject"]
    name = f"alert-{alert.pk}-{to}" if alert.pk else f"alert-{uuid4().hex}"
    return EmailMessage(
        subject=subject.format(kind=kind_in_words(alert.kind)),
        body=f"{lead}\n\n{told}\n\n{end}\n",
        to=[mailbox],
        headers={"Message-ID": f"<{name}@{_domain()}>", "Importance": "high"},
    )


def tell_without_desk(kind: str, text: str, at: dt.datetime) -> bool:
    """Write to the safeguarding address while the database is down; whether the letter went."""
    mailbox = mailbox_for(AlertMail.To.FIRST)
    if not mailbox:
        return False
    mail = mail_of(UrgentAlert(kind=kind, said=redact(text), at=at), AlertMail.To.FIRST, mailbox)
    mail.body = f"{WORDS['alert_mail']['not_at_desk']}\n\n{mail.body}"
    try:
        mail.send()
    except (OSError, smtplib.SMTPException) as error:
        logger.error("neither the database nor the mail server took an alert: %s", type(error))
        return False
    return True


def kind_in_words(kind: str) -> str:
    """The title of this kind in knowledge/urgent/."""
    written = knowledge().urgent.get(kind)
    return written.head.title if written else kind.replace("_", " ").capitalize()


def _hours(alert: UrgentAlert) -> str:
    return {True: "inside", False: "outside", None: "not_set"}[watch.is_watched(alert.at)]


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
