"""The pages of a roadmap. Nothing is stored: the address holds an age in months and groups."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from signpost.roadmap import GROUPS
from signpost.roadmap_words import written
from web.roadmap.calendar import calendar
from web.roadmap.document import document
from web.roadmap.picture import picture
from web.roadmap.query import Asked, asked, years_on_offer
from web.roadmap.words import made_for, made_on, parts, your_groups


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The roadmap to read and print, or the form that asks for what it needs."""
    if not {"age", "years"} & set(request.GET):
        return _form(request)
    try:
        mine = asked(request)
    except BadRequest:
        return _form(request, wrong=True)
    if "age" not in request.GET:
        return HttpResponseRedirect(f"{reverse('roadmap')}?{mine.query()}")
    says: dict[str, Any] = written()["page"]
    context = {
        "says": says,
        "made_for": made_for(mine),
        "groups": your_groups(mine),
        "made_on": made_on(mine),
        "parts": parts(mine),
        "exact": mine.exact,
        "easy_read": mine.easy_read,
        "query": mine.query(),
        "other_query": mine.query(easy_read=not mine.easy_read),
        "other_label": says["full" if mine.easy_read else "easy"],
        "picture": picture(mine.roadmap, mine.exact, mine.easy_read),
    }
    return render(request, "roadmap/page.html", context)


@require_safe
def svg(request: HttpRequest) -> HttpResponse:
    """The picture alone."""
    mine = asked(request)
    drawn = picture(mine.roadmap, mine.exact, mine.easy_read)
    return _file(render_to_string("roadmap/picture.svg", {"picture": drawn}), "image/svg+xml")


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The roadmap as a PDF."""
    return _file(document(asked(request)), "application/pdf", "roadmap.pdf")


@require_safe
def ics(request: HttpRequest) -> HttpResponse:
    """What comes next as calendar entries.

    Raises:
        BadRequest: if the age is not exact to the month, so that there are no dates.
    """
    mine: Asked = asked(request)
    if not mine.exact:
        raise BadRequest("no dates without the month of birth")
    return _file(calendar(mine), "text/calendar; charset=utf-8", "roadmap.ics")


def _form(request: HttpRequest, wrong: bool = False) -> HttpResponse:
    words = written()["groups_words"]
    context = {
        "says": written()["form"],
        "years": years_on_offer(),
        "groups": [{"value": group, "label": words[group]} for group in GROUPS],
        "wrong": wrong,
    }
    return render(request, "roadmap/form.html", context, status=400 if wrong else 200)


def _file(content: str | bytes, kind: str, name: str = "") -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
