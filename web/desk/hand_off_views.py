"""Hand-offs at the desk: the list, one of them, closing it, sending it again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from web.desk.mail import facts_of, team_name
from web.desk.models import HandOff, LoggedConversation
from web.desk.show import page_of, show
from web.desk.staff import staff_only


@staff_only
def hand_offs(request: HttpRequest) -> HttpResponse:
    """The hand-offs, newest first; `state` filters."""
    rows = HandOff.objects.all()
    chosen = request.GET.get("state", "")
    if chosen in HandOff.State.values:
        rows = rows.filter(state=chosen)
    listed = page_of(request, rows)
    for row in listed["page"]:
        row.team_name = team_name(row.team)
    return show(
        request,
        "desk/hand_offs.html",
        here="hand_offs",
        chosen=chosen,
        states=HandOff.State.choices,
        **listed,
    )


@staff_only
def hand_off(request: HttpRequest, reference: str) -> HttpResponse:
    """One hand-off with everything that the person agreed to send."""
    found = get_object_or_404(HandOff, reference=reference)
    logged = LoggedConversation.objects.filter(sender=found.sender).first()
    return show(
        request,
        "desk/hand_off.html",
        here="hand_offs",
        hand_off=found,
        facts=facts_of(found),
        logged=logged,
    )


@require_POST
@staff_only
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Somebody has dealt with it: keep who and when."""
    found = get_object_or_404(HandOff, reference=reference)
    found.state, found.closed_at = HandOff.State.CLOSED, timezone.now()
    found.closed_by_id = request.user.pk
    found.save()
    return redirect("desk:hand_off", reference=reference)


@require_POST
@staff_only
def retry(request: HttpRequest, reference: str) -> HttpResponse:
    """Let the worker try at once, counting its tries anew."""
    HandOff.objects.filter(
        reference=reference, state__in=(HandOff.State.FAILED, HandOff.State.FAILED_FOR_GOOD)
    ).update(state=HandOff.State.WAITING, attempts=0, next_attempt_at=timezone.now())
    return redirect("desk:hand_off", reference=reference)
