"""Finds messages about danger, before and apart from everything else. Tuned to miss nothing.

Two readers look at each message, as it was typed and as it was mended: phrases written down in
knowledge/urgent/phrases.yml, and a sentence classifier trained on knowledge/urgent/examples/
with look-alikes as counter-examples. Either is enough, but a phrase in a message of ordinary
length that the classifier takes for harmless is taken for chance. What a
safeguarding lead may want to change is in those files; nothing here knows a word of them.
"""

from __future__ import annotations

import logging
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Iterable, NamedTuple

import msgspec
import numpy as np

from signpost.classifier import Classifier
from signpost.encoder import encoder
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean, words_of
from signpost.passages import LONG, passages, pieces
from signpost.phrases import compile_phrases
from signpost.yaml_file import read_yaml

logger = logging.getLogger(__name__)
NONE = "none"
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


class _Meaning(NamedTuple):
    """What the sentence classifier makes of a message of so many `words`.

    `whole` and `most`: how likely (0–1) it speaks of danger, read as one and in its likeliest part.
    """

    whole: float
    most: float
    kind: str
    words: int


class Detector:
    """Reads messages. `head` is the trained sentence classifier, or None for phrases alone.

    `words` are those that the head knows: none of them is taken for a slip of another.

    From the tuning set (docs/safeguarding.md): `ask_at`, the likelihood of danger in the whole
    message from which it is taken for danger; `part_at`, the same in one of its sentences;
    `sure_at`, from which it need not ask; `doubt_at`, below which a phrase is not believed.
    """

    def __init__(
        self,
        head: Classifier | None,
        words: Iterable[str] = (),
        ask_at: float = 0.3,
        part_at: float = 0.9,
        sure_at: float = 0.7,
        doubt_at: float = 0.2,
    ) -> None:
        self._phrases = _load_phrases()
        self._head = head
        self._mend = Normaliser(urgent_words().union(words))
        self._ask_at, self._part_at = ask_at, part_at
        self._sure_at, self._doubt_at = sure_at, doubt_at

    def detect(self, text: str) -> Urgent | None:
        """The danger in a message of any length, or None."""
        typed = clean(text).lower()
        mended = self._mend(typed)
        as_typed, as_mended = (
            [self._phrases.not_urgent.sub(" … ", piece) for piece in pieces(version)]
            for version in (typed, mended)
        )
        readings = list(dict.fromkeys(as_typed + as_mended))
        meaning = self._guess(as_mended)
        believed = meaning is None or not self._doubts(meaning)
        phrase = _first(self._phrases.kinds, readings) if believed else None
        if phrase:
            certain = meaning is not None and meaning.most >= self._sure_at
            return Urgent(meaning.kind if meaning and certain else phrase, self._about(mended))
        if meaning and self._alarms(meaning):
            sure = meaning.most >= self._sure_at
            return Urgent(meaning.kind, self._about(mended), sure)
        hint = _first(self._phrases.hints, readings) if believed else None
        return Urgent(hint, self._about(mended), sure=False) if hint else None

    def _doubts(self, meaning: _Meaning) -> bool:
        """Whether a phrase must be chance: the text is neither a cry nor long, and harmless."""
        return _SHORT < meaning.words <= LONG and meaning.most < self._doubt_at

    def _alarms(self, meaning: _Meaning) -> bool:
        if meaning.words <= _SHORT:
            return meaning.most >= _SHORT_AT
        return meaning.whole >= self._ask_at or meaning.most >= self._part_at

    def _guess(self, pieces: list[str]) -> _Meaning | None:
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

    def _by_meaning(self, pieces: list[str]) -> _Meaning | None:
        if self._head is None:
            return None
        read = passages(pieces)
        found = [self._danger(*pair) for pair in zip(encoder().encode(read), read, strict=True)]
        whole, most = found[0], max(found)
        # The kind shows best in the whole message, where that alone is enough.
        kind = (whole if whole[0] >= self._ask_at else most)[1]
        words = sum(len(piece.split()) for piece in pieces)
        return _Meaning(whole[0], most[0], kind, words)

    def _danger(self, vector: np.ndarray, text: str) -> tuple[float, str]:
        """How likely one passage speaks of danger (0–1), and its likeliest kind."""
        assert self._head is not None
        shares = dict(zip(self._head.labels, self._head.probabilities(vector, text), strict=True))
        danger = 1.0 - float(shares.pop(NONE))
        return danger, max(shares, key=lambda kind: shares[kind])


def _first(patterns: dict[str, re.Pattern[str]], readings: list[str]) -> str | None:
    """The first kind one of whose phrases is in one of the readings."""
    return next((k for k, p in patterns.items() if any(p.search(r) for r in readings)), None)


@lru_cache(maxsize=1)
def detector() -> Detector:
    """The detector of this process, with the head that training wrote to SIGNPOST_URGENT_HEAD."""
    if not has_head():
        return Detector(None)
    words = words_file(_head_file()).read_text(encoding="utf-8").splitlines()
    return Detector(Classifier.load(_head_file()), words)


def has_head() -> bool:
    """Whether training has written the sentence classifier; without it, phrases work alone."""
    return _head_file().exists() and words_file(_head_file()).exists()


def words_file(head: Path) -> Path:
    """Where the words stand that a trained head knows, one a line."""
    return head.with_suffix(".txt")


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
    loaded: dict[str, Any] = read_yaml(ROOT / "urgent" / "phrases.yml")
    return loaded


def _load_phrases() -> _Phrases:
    data = _phrase_file()
    return _Phrases(
        kinds={kind: compile_phrases(phrases) for kind, phrases in data["kinds"].items()},
        hints={kind: compile_phrases(phrases) for kind, phrases in data["hints"].items()},
        not_urgent=compile_phrases(data["not_urgent"]),
        about={who: compile_phrases(phrases) for who, phrases in data["about"].items()},
    )
