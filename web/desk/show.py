"""What every page of the desk shows: the counts in its menu, and lists in pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from web.desk.models import HandOff, UrgentAlert

_A_PAGE = 25


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page of the desk, with the number of things that wait for somebody."""
    stuck = (HandOff.State.FAILED_FOR_GOOD, HandOff.State.NO_MAILBOX)
    context["waiting"] = {
        "alerts": UrgentAlert.objects.filter(acknowledged_at=None).count(),
        "hand_offs": HandOff.objects.filter(state__in=stuck).count(),
    }
    return render(request, template, context)


def page_of(request: HttpRequest, rows: QuerySet[Any]) -> dict[str, Any]:
    """The rows of the page that is asked for, and the address of the pages next to it."""
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()

    def address(number: int) -> str:
        kept["page"] = str(number)
        return f"?{kept.urlencode()}"

    return {
        "page": page,
        "newer": address(page.previous_page_number()) if page.has_previous() else None,
        "older": address(page.next_page_number()) if page.has_next() else None,
    }
