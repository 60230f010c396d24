"""Finds messages about danger, before and apart from everything else. Tuned to miss nothing.

Two readers look at each message, as it was typed and as it was mended: phrases written down in
knowledge/urgent/phrases.yml, and a sentence classifier trained on knowledge/urgent/examples.yml
with look-alikes as counter-examples. Either is enough. What a safeguarding lead may want to change
is in those files; nothing here knows a word of them.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from signpost.classifier import Classifier
from signpost.encoder import encoder
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean, words_of
from signpost.phrases import compile_phrases

NONE = "none"


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

    def __init__(self, head: Classifier | None, sure_at: float = 0.7, ask_at: float = 0.4) -> None:
        self._phrases = _load_phrases()
        self._head = head
        self._mend = Normaliser(urgent_words())
        self._sure_at = sure_at
        self._ask_at = ask_at

    def detect(self, text: str) -> Urgent | None:
        """The danger in a message of any length, or None."""
        typed = clean(text).lower()
        mended = self._mend(typed)
        readings = [self._phrases.not_urgent.sub(" … ", version) for version in (typed, mended)]
        for kind, pattern in self._phrases.kinds.items():
            if any(pattern.search(reading) for reading in readings):
                return Urgent(kind, self._about(mended))
        guess = self._by_meaning(readings[1])
        if guess is not None:
            return Urgent(guess[0], self._about(mended), guess[1])
        for kind, pattern in self._phrases.hints.items():
            if any(pattern.search(reading) for reading in readings):
                return Urgent(kind, self._about(mended), sure=False)
        return None

    def _about(self, mended: str) -> str:
        return next(
            (who for who, pattern in self._phrases.about.items() if pattern.search(mended)), "self"
        )

    def _by_meaning(self, mended: str) -> tuple[str, bool] | None:
        """The likeliest kind, of the whole message and each of its sentences, and if it is sure."""
        if self._head is None:
            return None
        parts = [part for part in re.split(r"(?<=[.!?…])\s+", mended) if len(part.split()) > 1]
        vectors = encoder().encode([mended, *parts] if len(parts) > 1 else [mended])
        best: tuple[float, str] = (0.0, NONE)
        for vector in vectors:
            ranked = self._head.rank(vector, top=len(self._head.labels))
            danger = 1.0 - sum(guess.probability for guess in ranked if guess.label == NONE)
            kind = next(guess.label for guess in ranked if guess.label != NONE)
            best = max(best, (danger, kind))
        return (best[1], best[0] >= self._sure_at) if best[0] >= self._ask_at else None


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
