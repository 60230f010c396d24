"""Urgent alerts at the desk: the list, and a named person acknowledging one."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from web.desk.models import AlertMail, LoggedConversation, UrgentAlert
from web.desk.show import page_of, show
from web.desk.staff import staff_only
from web.words import WORDS


@staff_only
def alerts(request: HttpRequest) -> HttpResponse:
    """The alerts: those that nobody has seen first, then the newest."""
    rows = UrgentAlert.objects.select_related("acknowledged_by").prefetch_related("mails")
    listed = page_of(request, rows.order_by(F("acknowledged_at").desc(nulls_first=True), "-at"))
    senders = [alert.sender for alert in listed["page"] if alert.sender]
    logged = dict(LoggedConversation.objects.filter(sender__in=senders).values_list("sender", "pk"))
    for alert in listed["page"]:
        alert.conversation_key = logged.get(alert.sender)
        alert.letters = [_in_words(mail) for mail in alert.mails.all()]
    return show(request, "desk/alerts.html", here="alerts", **listed)


def _in_words(mail: AlertMail) -> AlertMail:
    """The letter with the words for how far it has got."""
    words = WORDS["desk"]["alert_mails"][mail.to]
    mail.name, mail.said = words["name"], words.get(mail.state, mail.state)  # type: ignore[attr-defined]
    return mail


@require_POST
@staff_only
def acknowledge(request: HttpRequest, key: int) -> HttpResponse:
    """The first who acknowledges is the one who is kept."""
    UrgentAlert.objects.filter(pk=key, acknowledged_at=None).update(
        acknowledged_by=request.user.pk, acknowledged_at=timezone.now()
    )
    return redirect("desk:alerts")
