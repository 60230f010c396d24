"""What was said, as JSON or as a text that a person can keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from web.chat.models import Turn
from web.words import WORDS

_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)]+)\)")
_OTHER_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def as_json(conversation: UUID, turns: Iterable[Turn]) -> dict[str, Any]:
    """The turns as JSON: who, when, and the text or the whole reply."""
    return {
        "conversation": str(conversation),
        "turns": [
            {"who": turn.who, "at": turn.at.isoformat(), "text": turn.text, "reply": turn.reply}
            for turn in turns
        ],
    }


def as_file(turns: Iterable[Turn]) -> HttpResponse:
    """The transcript as a text file to save."""
    return HttpResponse(
        as_text(turns),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="signpost-conversation.txt"'},
    )


def as_text(turns: Iterable[Turn]) -> str:
    """The turns as plain text, with teams, pages, sources and the date of review."""
    words = WORDS["transcript"]
    parts = [words["title"].format(day=f"{timezone.localdate():%-d %B %Y}")]
    for turn in turns:
        said = [f"{words[turn.who]}: {plain(turn.text)}", *_contacts(turn.reply or {})]
        parts.append("\n".join(said))
    return "\n\n".join(parts) + "\n"


def plain(markdown: str) -> str:
    """Markdown of the safe subset as plain text."""
    linked = _OTHER_LINK.sub(r"\1", _LINK.sub(r"\1 (\2)", markdown))
    return linked.replace("**", "")


def _contacts(reply: dict[str, Any]) -> list[str]:
    words = WORDS["transcript"]
    lines = []
    for team in reply.get("teams") or []:
        known = (team.get("phone"), team.get("email"), team.get("web_page"), team.get("hours"))
        lines.append("- " + ", ".join(str(part) for part in (team["name"], *known) if part))
    lines += [f"- {page['title']}: {page['url']}" for page in reply.get("pages") or []]
    lines += [
        f"- {words['source']}: {source['title']}, {source['url']}"
        for source in reply.get("sources") or []
    ]
    if reply.get("reviewed"):
        lines.append(f"- {words['reviewed']}: {reply['reviewed']}")
    return lines
