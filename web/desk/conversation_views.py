"""The review log: a list of conversations, and one of them."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from web.desk.models import HandOff, LoggedConversation, UrgentAlert
from web.desk.show import page_of, show
from web.desk.staff import staff_only

FILTERS = ("urgent", "not_understood", "hand_off")


@staff_only
def conversations(request: HttpRequest) -> HttpResponse:
    """The conversations, newest first; `show` filters by a mark, `q` by words or topic."""
    rows = LoggedConversation.objects.all()
    chosen, words = request.GET.get("show", ""), request.GET.get("q", "").strip()
    if chosen in FILTERS:
        rows = rows.filter(**{chosen: True})
    if words:
        rows = rows.filter(Q(first_question__icontains=words) | Q(turns__topic=words)).distinct()
    return show(
        request,
        "desk/conversations.html",
        here="conversations",
        chosen=chosen,
        q=words,
        filters=FILTERS,
        **page_of(request, rows),
    )


@staff_only
def conversation(request: HttpRequest, key: int) -> HttpResponse:
    """One conversation: what was said, how it was understood, and what the assistant did."""
    found = get_object_or_404(LoggedConversation, pk=key)
    return show(
        request,
        "desk/conversation.html",
        here="conversations",
        conversation=found,
        turns=found.turns.all(),
        hand_offs=HandOff.objects.filter(sender=found.sender),
        alerts=UrgentAlert.objects.filter(sender=found.sender),
    )
