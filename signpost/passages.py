"""Cuts a message into what the urgent detector reads at once, so that none is too long for it."""

from __future__ import annotations

import re

_PIECE, _OVERLAP = 1000, 200
"""Characters that a phrase is looked for in at once, and how many of them come again."""
LONG, _STEP = 40, 30
"""Words of a stretch without a full stop read at once, and after how many the next starts."""
_PASSAGES = 31
"""With the whole message before them they fill one batch of the encoder, and need one thread."""


def pieces(text: str) -> list[str]:
    """A text in pieces that overlap, so that no phrase is cut and no search holds others up."""
    if len(text) <= _PIECE:
        return [text]
    starts = range(0, len(text) - _OVERLAP, _PIECE - _OVERLAP)
    return [text[start : start + _PIECE] for start in starts]


def passages(pieces: list[str]) -> list[str]:
    """What is read by meaning: the message, its sentences, and long stretches in short ones.

    However long a message is, all of it is read in at most _PASSAGES passages.
    """
    parts: list[str] = []
    for sentence in re.split(r"(?<=[.!?…])\s+", " ".join(pieces)):
        words = sentence.split()
        ends = range(0, max(1, len(words) - (LONG - _STEP)), _STEP)
        parts += [" ".join(words[start : start + LONG]) for start in ends if len(words) > 1]
    parts = list(dict.fromkeys(parts))
    together = -(-len(parts) // _PASSAGES)
    joined = [" ".join(parts[i : i + together]) for i in range(0, len(parts), together or 1)]
    return list(dict.fromkeys([pieces[0], *joined])) if len(joined) > 1 else pieces[:1]
