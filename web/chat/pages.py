"""The public pages around the chat. None of them sets a cookie or reads the database."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from signpost import answers
from signpost.knowledge import knowledge
from signpost.reply import Reply
from web.words import WORDS


def home(request: HttpRequest) -> HttpResponse:
    """A page like a council's Local Offer, with the widget on it."""
    return render(request, "chat/home.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and what people can do about it."""
    times = {
        "raw_hours": f"{settings.SIGNPOST_RAW_HOURS:g}",
        "review_days": f"{settings.SIGNPOST_REVIEW_DAYS:g}",
    }
    sections = [
        {"title": section["title"], "items": [item.format(**times) for item in section["items"]]}
        for section in WORDS["privacy"]["sections"]
    ]
    return render(request, "chat/privacy.html", {"sections": sections, "short": _short_privacy()})


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement of the demonstration."""
    return render(request, "chat/accessibility.html")


def glossary(request: HttpRequest) -> HttpResponse:
    """Every word that is explained, each with an anchor that answers link to."""
    terms = sorted(knowledge().glossary.values(), key=lambda term: term.term.casefold())
    return render(request, "chat/glossary.html", {"terms": terms})


def _short_privacy() -> Reply | None:
    """What the assistant itself says about privacy, if that is written."""
    if "service/privacy" in knowledge().topics:
        return answers.topic("service/privacy", "young_person", easy_read=False)
    return None
