"""Finds messages about danger, before and apart from everything else. Tuned to miss nothing.

Two readers look at each message, as it was typed and as it was mended: phrases written down in
knowledge/urgent/phrases.yml, and a sentence classifier trained on knowledge/urgent/examples/
with look-alikes as counter-examples. Either is enough. What a safeguarding lead may want to change
is in those files; nothing here knows a word of them.
"""

from __future__ import annotations

import logging
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import yaml

from signpost.classifier import Classifier
from signpost.encoder import encoder
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean, words_of
from signpost.phrases import compile_phrases

logger = logging.getLogger(__name__)
NONE = "none"
_PIECE, _OVERLAP = 1000, 200
"""Characters that a phrase is looked for in at once, and how many of them come again."""
_LONG, _STEP = 40, 30
"""Words of a stretch without a full stop read at once, and after how many the next starts."""
_PASSAGES = 32

_SHORT, _SHORT_AT = 4, 0.6
"""A few words, such as “all my life”, may answer a question of ours: they must be plainer."""


class Urgent(msgspec.Struct, frozen=True):
    """What was found: the kind (a file of knowledge/urgent/), whom it is about, and how sure.

    `about`: "self", "child" (a parent about a child) or "friend". When `sure` is False the reply
    asks gently, with help already on screen.
    """

    kind: str
    about: str = "self"
    sure: bool = True


class _Phrases(msgspec.Struct, frozen=True):
    kinds: dict[str, re.Pattern[str]]
    hints: dict[str, re.Pattern[str]]
    not_urgent: re.Pattern[str]
    about: dict[str, re.Pattern[str]]


class Detector:
    """Reads messages. `head` is the trained sentence classifier, or None for phrases alone."""

    def __init__(
        self, head: Classifier | None, sure_at: float = 0.35, ask_at: float = 0.15
    ) -> None:
        self._phrases = _load_phrases()
        self._head = head
        self._mend = Normaliser(urgent_words())
        self._sure_at = sure_at
        self._ask_at = ask_at

    def detect(self, text: str) -> Urgent | None:
        """The danger in a message of any length, or None."""
        typed = clean(text).lower()
        mended = self._mend(typed)
        as_typed, as_mended = (
            [self._phrases.not_urgent.sub(" … ", piece) for piece in pieces(version)]
            for version in (typed, mended)
        )
        readings = list(dict.fromkeys(as_typed + as_mended))
        for kind, pattern in self._phrases.kinds.items():
            if any(pattern.search(reading) for reading in readings):
                return Urgent(kind, self._about(mended))
        guess = self._guess(as_mended)
        if guess is not None:
            return Urgent(guess[0], self._about(mended), guess[1])
        for kind, pattern in self._phrases.hints.items():
            if any(pattern.search(reading) for reading in readings):
                return Urgent(kind, self._about(mended), sure=False)
        return None

    def _guess(self, pieces: list[str]) -> tuple[str, bool] | None:
        """What the sentence classifier makes of it; when that is broken, the phrases work alone."""
        try:
            return self._by_meaning(pieces)
        except Exception:
            logger.exception("danger is looked for by phrases alone")
            return None

    def _about(self, mended: str) -> str:
        return next(
            (who for who, pattern in self._phrases.about.items() if pattern.search(mended)), "self"
        )

    def _by_meaning(self, pieces: list[str]) -> tuple[str, bool] | None:
        """The likeliest kind, of the whole message and each of its sentences, and if it is sure."""
        if self._head is None:
            return None
        read = passages(pieces)
        found = [self._danger(vector) for vector in encoder().encode(read)]
        whole, best = found[0], max(found)
        if len(read[0].split()) <= _SHORT and best[0] < _SHORT_AT:
            return None
        # The kind shows best in the whole message, where that alone is enough.
        kind = (whole if whole[0] >= self._sure_at else best)[1]
        return (kind, best[0] >= self._sure_at) if best[0] >= self._ask_at else None

    def _danger(self, vector: np.ndarray) -> tuple[float, str]:
        """How likely one passage speaks of danger (0–1), and its likeliest kind."""
        assert self._head is not None
        ranked = self._head.rank(vector, top=len(self._head.labels))
        danger = 1.0 - sum(guess.probability for guess in ranked if guess.label == NONE)
        return danger, next(guess.label for guess in ranked if guess.label != NONE)


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
        ends = range(0, max(1, len(words) - (_LONG - _STEP)), _STEP)
        parts += [" ".join(words[start : start + _LONG]) for start in ends if len(words) > 1]
    parts = list(dict.fromkeys(parts))
    together = -(-len(parts) // _PASSAGES)
    joined = [" ".join(parts[i : i + together]) for i in range(0, len(parts), together or 1)]
    return list(dict.fromkeys([pieces[0], *joined])) if len(joined) > 1 else pieces[:1]


@lru_cache(maxsize=1)
def detector() -> Detector:
    """The detector of this process, with the head that training wrote to SIGNPOST_URGENT_HEAD."""
    return Detector(Classifier.load(_head_file()) if has_head() else None)


def has_head() -> bool:
    """Whether training has written the sentence classifier; without it, phrases work alone."""
    return _head_file().exists()


def _head_file() -> Path:
    return Path(os.environ.get("SIGNPOST_URGENT_HEAD") or "var/urgent.npz")


def detect(text: str) -> Urgent | None:
    """The danger in a message of any length, or None."""
    return detector().detect(text)


def urgent_words() -> frozenset[str]:
    """The words of the urgent phrases, which the normaliser must know."""
    data = _phrase_file()
    every = [phrase for phrases in data["kinds"].values() for phrase in phrases]
    return frozenset(word for phrase in every for word in words_of(phrase))


@lru_cache(maxsize=1)
def _phrase_file() -> dict[str, Any]:
    text = (ROOT / "urgent" / "phrases.yml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _load_phrases() -> _Phrases:
    data = _phrase_file()
    return _Phrases(
        kinds={kind: compile_phrases(phrases) for kind, phrases in data["kinds"].items()},
        hints={kind: compile_phrases(phrases) for kind, phrases in data["hints"].items()},
        not_urgent=compile_phrases(data["not_urgent"]),
        about={who: compile_phrases(phrases) for who, phrases in data["about"].items()},
    )
