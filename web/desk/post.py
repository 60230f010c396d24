"""Sends what waits by e-mail, with patience, for hand-offs and alerts; none is ever dropped."""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.utils import timezone

from web.desk.models.posted import Posted

logger = logging.getLogger(__name__)
State = Posted.State
P = TypeVar("P", bound=Posted)
_CLAIM = dt.timedelta(minutes=2)
_LONGEST_WAIT = 3600.0
_AT_ONCE = 50


class Letter(NamedTuple):
    """An address ("" when none is set), what to send there, and its name for the log."""

    mailbox: str
    write: Callable[[], EmailMessage]
    name: str


def post(rows: QuerySet[P], letter_of: Callable[[P], Letter]) -> int:
    """Try the rows that are due, in the order given; how many were sent.

    Those without a mailbox are looked at again each time, and never hold up the rest.
    """
    ready = Q(state__in=(State.WAITING, State.FAILED), next_attempt_at__lte=timezone.now())
    waiting = [*rows.filter(ready)[:_AT_ONCE], *rows.filter(state=State.NO_MAILBOX)]
    return sum(_try(row, letter_of(row)) for row in waiting)


def _try(row: Posted, letter: Letter) -> bool:
    if not letter.mailbox:
        if row.state != State.NO_MAILBOX:
            _rows(row).update(state=State.NO_MAILBOX)
        return False
    if not _claim(row):
        return False
    try:
        letter.write().send()
    except (OSError, smtplib.SMTPException) as error:
        _failed(row, letter.name, error)
        return False
    row.state, row.sent_at, row.last_error = State.SENT, timezone.now(), ""
    row.attempts += 1
    row.save(update_fields=["state", "sent_at", "last_error", "attempts"])
    return True


def _claim(row: Posted) -> bool:
    """Take it, so that no other worker sends it too; it comes back if this worker dies."""
    until = timezone.now() + _CLAIM
    mine = (
        _rows(row)
        .filter(state=row.state, next_attempt_at=row.next_attempt_at)
        .update(next_attempt_at=until, state=State.WAITING)
    )
    row.refresh_from_db()
    return bool(mine)


def _failed(row: Posted, name: str, error: Exception) -> None:
    row.attempts += 1
    row.last_error = _why(error)
    if _for_good(error) or row.attempts >= settings.SIGNPOST_MAIL_ATTEMPTS:
        row.state = State.FAILED_FOR_GOOD
        logger.error("%s cannot be sent: it stays at the desk", name)
    else:
        row.state = State.FAILED
        wait = min(_LONGEST_WAIT, settings.SIGNPOST_MAIL_BACKOFF * 2 ** (row.attempts - 1))
        row.next_attempt_at = timezone.now() + dt.timedelta(seconds=wait)
        logger.warning("%s was not sent and will be tried again", name)
    row.save(update_fields=["attempts", "last_error", "state", "next_attempt_at"])


def _rows(row: Posted) -> QuerySet[Posted]:
    """The row as a query, so that a change is made in the database alone."""
    return type(row)._base_manager.filter(pk=row.pk)


def _for_good(error: Exception) -> bool:
    """Whether the mail server has refused it once and for all (a code of 500 or more)."""
    codes = []
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
    elif isinstance(error, (smtplib.SMTPSenderRefused, smtplib.SMTPDataError)):
        codes = [error.smtp_code]
    return bool(codes) and all(code >= 500 for code in codes)


def _why(error: Exception) -> str:
    """The reason without any address in it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return (
            f"the mail server refused the address ({max(c for c, _ in error.recipients.values())})"
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server answered {error.smtp_code}"
    return f"the mail server could not be reached ({type(error).__name__})"
