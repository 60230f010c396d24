"""Tells a person of every urgent alert by e-mail, and a second one when nobody acknowledges it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from web.desk.alert_mail import mail_of, mailbox_for
from web.desk.models import AlertMail, UrgentAlert
from web.desk.post import Letter, post

FIRST, SECOND = AlertMail.To.FIRST, AlertMail.To.SECOND
State = AlertMail.State
_DAY = dt.timedelta(days=1)
_REACHED_NOBODY = (State.FAILED_FOR_GOOD, State.NO_MAILBOX)


def tell() -> int:
    """One round: letters for new alerts, letters for those nobody saw; how many were sent."""
    _write_first_letters()
    _escalate()
    _stop_where_seen()
    sent = post(AlertMail.objects.select_related("alert").order_by("alert__at"), _letter)
    # A first address that refuses costs no waiting: the second is written to in the same round.
    if _escalate():
        sent += post(AlertMail.objects.select_related("alert").filter(to=SECOND), _letter)
    return sent


def _write_first_letters() -> None:
    """A letter for every alert that has none: those nobody has seen, and all of the last day."""
    wanted = Q(acknowledged_at=None) | Q(at__gte=timezone.now() - _DAY)
    _write(UrgentAlert.objects.filter(wanted, mails=None), FIRST)


def _escalate() -> int:
    """Alerts nobody acknowledged in time, or whose first letter cannot reach anybody."""
    now = timezone.now()
    late = Q(at__lte=now - dt.timedelta(minutes=settings.SIGNPOST_ESCALATE_MINUTES))
    unreached = Q(mails__to=FIRST, mails__state__in=_REACHED_NOBODY)
    waiting = UrgentAlert.objects.filter(acknowledged_at=None, escalated_at=None)
    due = waiting.filter(late | unreached).distinct()
    keys = _write(due, SECOND)
    return UrgentAlert.objects.filter(pk__in=keys, acknowledged_at=None, escalated_at=None).update(
        escalated_at=now
    )


def _write(alerts: QuerySet[UrgentAlert], to: str) -> list[int]:
    """One letter for each; where another worker was faster, that one stays."""
    keys = list(alerts.values_list("pk", flat=True))
    letters = [AlertMail(alert_id=key, to=to) for key in keys]
    AlertMail.objects.bulk_create(letters, ignore_conflicts=True)
    return keys


def _stop_where_seen() -> None:
    """No second letter about an alert that somebody has acknowledged meanwhile."""
    unsent = (State.WAITING, State.FAILED, State.NO_MAILBOX)
    seen = AlertMail.objects.filter(to=SECOND, alert__acknowledged_at__isnull=False)
    seen.filter(state__in=unsent).update(state=State.CANCELLED)


def _letter(mail: AlertMail) -> Letter:
    mailbox = mailbox_for(mail.to)
    return Letter(mailbox, partial(mail_of, mail.alert, mail.to, mailbox), f"alert {mail.alert_id}")
