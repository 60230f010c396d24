"""What templates can do: safe Markdown, addresses of files, telephone links."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import nh3
from django import template
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from web import static_files
from web.easy_read import Line, easy_lines, is_easy
from web.words import WORDS, chat_words

register = template.Library()
_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True})
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}


@register.filter
def safe_markdown(text: str) -> SafeString:
    """Markdown as HTML: paragraphs, lists, bold and links, and nothing else."""
    html = nh3.clean(
        _markdown.render(text or ""),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "tel", "sms", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(html)


@register.filter
def digits(number: str) -> str:
    """A phone number for a `tel:` link."""
    return re.sub(r"[^0-9+]", "", number or "")


@register.filter
def as_day(date: str | None) -> str:
    """An ISO date as “21 November 2026”; what is no date stays as it is."""
    try:
        return f"{dt.date.fromisoformat(date or ''):%-d %B %Y}"
    except ValueError:
        return date or ""


@register.filter
def needs_more_button(reply: dict[str, Any]) -> bool:
    """Whether there is more to say and no option of the reply asks for it already."""
    chosen = [option.get("choose") for option in reply.get("options") or []]
    return bool(reply.get("more")) and "talk/more" not in chosen


@register.filter
def percent(share: float) -> str:
    """A share of 1 as a percentage."""
    return f"{share:.0%}"


@register.filter
def audience_words(audience: str) -> str:
    """Who is asking, in plain words."""
    return str(WORDS["hand_off_mail"]["audiences"].get(audience, audience))


@register.simple_tag
def asset(name: str) -> str:
    """The address of a file of web/static, with its version."""
    return static_files.address(name)


@register.simple_tag
def t(key: str, **values: Any) -> str:
    """The chat's own words (widget/words/en.json)."""
    return chat_words(key, **values)


@register.filter
def written_easy(text: str) -> bool:
    """Whether a reply is one in Easy Read."""
    return is_easy(text or "")


@register.filter
def as_easy_lines(text: str) -> list[Line]:
    """A reply in Easy Read: its lines, each with its picture."""
    return easy_lines(text or "")


@register.filter
def safe_line(text: str) -> SafeString:
    """One line of Markdown as HTML, without a paragraph around it."""
    html = str(safe_markdown(text)).strip()
    return mark_safe(html.removeprefix("<p>").removesuffix("</p>"))


@register.simple_tag
def picture(name: str) -> str:
    """The address of an Easy Read picture."""
    return static_files.address(f"pictures/{name}.svg", folder="widget")
