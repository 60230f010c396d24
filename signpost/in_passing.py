"""Sentences said in passing: beside an ordinary question, as people write them in one breath.

The urgent detector and the encoder's adapter learn danger and look-alikes joined to questions like
this, so that neither a disclosure beside a question is overlooked nor a harmless aside feared.
"""

from __future__ import annotations

import hashlib
from bisect import bisect
from random import Random
from typing import Iterable

_LONGEST = 30
"""Words above which a sentence tells a story of its own and is left alone."""
_QUESTION = range(4, 21)
"""Words of a question that others are put beside."""
_BETWEEN = (". ", ", ", " ", "? ", " - ", ". ", ", ", " ")


class Questions:
    """Ordinary questions, of which each sentence gets its own.

    They stand on a ring by their hash (consistent hashing, Karger and others 1997): a new question
    changes few joined sentences, so that few must be encoded anew.

    Raises:
        ValueError: if none of the texts has the length of a question.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._ring = sorted((_place(text), text) for text in set(filter(fits_beside, texts)))
        if not self._ring:
            raise ValueError("no question is of a length to stand beside others")

    def beside(self, text: str) -> str:
        """The question for a text."""
        return self._ring[bisect(self._ring, (_place(text), "")) % len(self._ring)][1]


def fits_beside(question: str) -> bool:
    """Whether a question has the length of one that something else is said with."""
    return len(question.split()) in _QUESTION


def may_be_joined(text: str) -> bool:
    """Whether a sentence is short enough to be said in passing."""
    return len(text.split()) <= _LONGEST


def joined(text: str, question: str, draw: Random) -> str:
    """`text` before or after `question`, with one of the stops that people use."""
    parts = [text, question]
    draw.shuffle(parts)
    between = draw.choice(_BETWEEN)
    first = parts[0] if between == " " else parts[0].rstrip(" .?!,")
    return first + between + parts[1]


def _place(text: str) -> bytes:
    return hashlib.sha1(text.encode(), usedforsecurity=False).digest()
