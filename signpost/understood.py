"""Understands short answers to our questions: yes or no, a choice, a phone number, an e-mail."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import phonenumbers
import yaml

from signpost.knowledge import ROOT
from signpost.normalise import clean

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@lru_cache(maxsize=1)
def questions() -> dict[str, Any]:
    """knowledge/questions.yml."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "questions.yml").read_text(encoding="utf-8"))
    return loaded


def choice(text: str, of: tuple[str, ...]) -> str | None:
    """Which of the choices (keys of `understood:` in questions.yml) a typed answer means."""
    said = _EDGES.sub("", clean(text).lower())
    for name in of:
        if said in questions()["understood"][name]:
            return name
    first = said.split()[0] if said else ""
    # "yes that would be great": a long answer counts by its first word, where that is plain.
    return next((name for name in of if name in ("yes", "no") and first == name), None)


def phone(text: str) -> str | None:
    """The UK phone number in a text, as people write it, or None."""
    # POSSIBLE, not VALID: a range that the library does not know may still be somebody's.
    lenient = phonenumbers.Leniency.POSSIBLE
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=lenient):
        style = phonenumbers.PhoneNumberFormat.NATIONAL
        return str(phonenumbers.format_number(match.number, style))
    return None


def email(text: str) -> str | None:
    """The e-mail address in a text, or None."""
    found = _EMAIL.search(text)
    return found.group().strip(".'") if found else None
