"""Splits a message into the questions it asks, so that the second is not lost."""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"(?<=[.?!;])\s+"
    r"|\s*\b(?:and also|also|plus|another thing|and another question)\b,?\s*"
)
_ASKS = re.compile(
    r"\?|^(?:and |but |so |please )*(?:what|who|when|where|why|how|which|can|could|do|does|did|is"
    r"|are|will|would|should|may|am|have|has)\b"
)
_SHORTEST = 3


def questions_in(text: str) -> list[str]:
    """The parts of a (mended) message that ask something, in order."""
    parts = (part.strip(" ,") for part in _BREAK.split(text))
    return [p for p in parts if len(p.split()) >= _SHORTEST and _ASKS.search(p)]
