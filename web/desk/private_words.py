"""Knows again the words that must not be shown, such as a name, without keeping them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.crypto import salted_hmac

from signpost.redact import redact

_WORD = re.compile(r"[^\W_][\w'’-]*")
_COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "call",
        "dad",
        "i",
        "i'm",
        "im",
        "is",
        "it",
        "just",
        "me",
        "mum",
        "mr",
        "mrs",
        "ms",
        "my",
        "name",
        "no",
        "none",
        "of",
        "say",
        "the",
        "yes",
        "you",
        "don't",
        "skip",
        "nobody",
    ]
)


def fingerprints(name: str) -> list[str]:
    """A fingerprint of each word of a name; ordinary words are left out."""
    words = {word.casefold() for word in _WORD.findall(name)}
    return sorted(_fingerprint(word) for word in words - _COMMON if len(word) > 1)


def redacted(text: str, private: Iterable[str]) -> str:
    """The text without personal details and without the words whose fingerprints are given."""
    known = set(private)
    words = set(_WORD.findall(text)) if known else set()
    names = [word for word in words if _fingerprint(word.casefold()) in known]
    return redact(text, names=names)


def _fingerprint(word: str) -> str:
    return salted_hmac("signpost.desk.private", word).hexdigest()[:24]
