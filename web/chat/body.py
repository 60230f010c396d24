"""Reads the JSON bodies of the API and names the field that is wrong."""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from web.chat.gateway import AUDIENCES, Said
from web.problems import Problem
from web.words import WORDS

_MAX_CHOOSE = 200


def fields(request: HttpRequest) -> dict[str, Any]:
    """The JSON object in the body; an empty body is an empty object.

    Raises:
        Problem: 413 if it is far too big, 400 if it is not a JSON object.
    """
    try:
        body = request.body
    except RequestDataTooBig as error:
        raise Problem(413, "too_long", WORDS["problems"]["far_too_long"]) from error
    if not body.strip():
        return {}
    try:
        data = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise Problem(400, "not_json", "The body is not JSON.") from error
    if not isinstance(data, dict):
        raise Problem(400, "not_json", "The body must be a JSON object.")
    return data


def opening(data: dict[str, Any]) -> tuple[str | None, bool, str | None]:
    """audience, easy_read and page of a new conversation.

    `language`, the language of the person's interface, may be given too: answers exist in English
    only, so it changes nothing yet.
    """
    audience = data.get("audience")
    if audience is not None and audience not in AUDIENCES:
        raise wrong("audience", "must be one of: " + ", ".join(AUDIENCES))
    easy_read = data.get("easy_read", False)
    if easy_read is not None and not isinstance(easy_read, bool):
        raise wrong("easy_read", "must be true or false")
    page = data.get("page")
    if page is not None and (not isinstance(page, str) or len(page) > 500):
        raise wrong("page", "must be text of at most 500 characters")
    language = data.get("language")
    if language is not None and (not isinstance(language, str) or len(language) > 35):
        raise wrong("language", "must be a language tag such as “en-GB”")
    return audience, bool(easy_read), page


def said(data: dict[str, Any]) -> Said:
    """What a person said: exactly one of `text` and `choose`."""
    text, choose = data.get("text"), data.get("choose")
    if (text is None) == (choose is None):
        raise wrong("text", "give either “text” or “choose”")
    if text is not None:
        if not isinstance(text, str):
            raise wrong("text", "must be text")
        return Said(text=text)
    if not isinstance(choose, str):
        raise wrong("choose", "must be text")
    return Said(choose=checked_choice(choose))


def checked_choice(choose: str) -> str:
    """The choice, if it can be one of ours: short, printable, and no command."""
    bad_sign = not choose.isprintable() or choose.lstrip().startswith(("/", "\\"))
    if not choose.strip() or len(choose) > _MAX_CHOOSE or bad_sign:
        raise wrong("choose", "is not one of the choices that were offered")
    return choose


def feedback(data: dict[str, Any]) -> tuple[str, bool, str]:
    """reply, helpful and comment of a feedback."""
    reply, helpful, comment = data.get("reply"), data.get("helpful"), data.get("comment")
    if not isinstance(reply, str) or not reply or len(reply) > 64:
        raise wrong("reply", "must be the id of a reply")
    if not isinstance(helpful, bool):
        raise wrong("helpful", "must be true or false")
    if comment is not None and (not isinstance(comment, str) or len(comment) > 1000):
        raise wrong("comment", "must be text of at most 1,000 characters")
    return reply, helpful, comment or ""


def wrong(field: str, why: str) -> Problem:
    """A 400 that names the field."""
    return Problem(400, "bad_field", f"{field}: {why}.", field=field)
