"""Mends spelling and text speak before meaning is looked up; the original is always kept.

Table 3.2 of docs/benchmarks.md says why: without it, phone typing costs 29 points of accuracy.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib import resources
from typing import Iterable

import msgspec
from symspellpy import SymSpell, Verbosity

from signpost.knowledge import ROOT
from signpost.yaml_file import read_yaml

# A word with a digit in it is one word ("b4", "17½"), and so is a sum or a date ("£4.50", "2/4").
_WITH_DIGITS = r"£?[^\W_]*\d[^\W_]*(?:[.,/⁄:-]\d[^\W_]*)*%?"
_WORD = re.compile(rf"{_WITH_DIGITS}|[^\W\d_]+(?:'[^\W\d_]+)*|\w+|[^\w\s]|\s+")
_HALF = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
_LETTERS = re.compile(r"^[a-z]+(?:'[a-z]+)*$")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"'})
_COMMON_WORDS = 30_000
_SHORTEST = 4
"""Letters a word must have before it is mended to any word; shorter ones only to words of ours."""
_REMEMBERED = 20_000
"""Words whose mending is kept at hand; most of what people type is the same few thousand."""
# A word of our own beats a word of the language that is as near: "reveiw" is "review".
_OURS = 10**12


class Spelling(msgspec.Struct, frozen=True):
    """The content of knowledge/spelling.yml."""

    text_speak: dict[str, str]
    keep: frozenset[str]


@lru_cache(maxsize=1)
def spelling() -> Spelling:
    """Text speak and the words to keep."""
    data = read_yaml(ROOT / "spelling.yml")
    speak = {str(word): str(meant) for word, meant in data["text_speak"].items()}
    return Spelling(speak, frozenset(data["keep"].split()))


def words_of(text: str) -> list[str]:
    """The lower-case words of a text that are made of letters."""
    return [w for w in _WORD.findall(clean(text).lower()) if _LETTERS.match(w)]


def trusted_words(phrases: Iterable[str], times: int = 2) -> set[str]:
    """The words of our subject: those that stand in at least so many phrases.

    Phrases carry slips on purpose; a word that stands in one only may be a slip.
    """
    counts = Counter(word for phrase in phrases for word in set(words_of(phrase)))
    return {word for word, count in counts.items() if count >= times}


def clean(text: str) -> str:
    """The text in one Unicode form, with plain quotes, no control characters and single spaces."""
    # "17½" is 17 and a half; without the space, NFKC would make it 171 halves.
    text = unicodedata.normalize("NFKC", _HALF.sub(" ", text)).translate(_APOSTROPHES)
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    return re.sub(r"\s+", " ", text).strip()


class Normaliser:
    """Mends one message at a time, with a vocabulary of our own beside the common English words."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._speak = spelling().text_speak
        self._speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
        ours = self._ours = set(vocabulary) | spelling().keep
        # Sorted: of two words as near, the first is taken, and a set has another order each time.
        for word in sorted(ours):
            self._speller.create_dictionary_entry(word, _OURS)
        for word, count in _english():
            if word not in ours:
                self._speller.create_dictionary_entry(word, count)
        self._mend = lru_cache(_REMEMBERED)(self._mend_word)

    def __call__(self, text: str) -> str:
        """The message as it was probably meant, in lower case."""
        return "".join(self._mend(part) for part in _WORD.findall(clean(text).lower())).strip()

    def _mend_word(self, word: str) -> str:
        if word in self._speak:
            return self._speak[word].lower()
        if not _LETTERS.match(word) or word in self._speller.words:
            return word
        short = re.sub(r"(.)\1{2,}", r"\1\1", word)
        if short != word:
            single = re.sub(r"(.)\1+", r"\1", word)
            return self._mend_word(short if short in self._speller.words else single)
        if len(word) < _SHORTEST - 1 or "'" in word:
            return word
        near = self._speller.lookup(word, Verbosity.TOP, 1 if len(word) < 8 else 2)
        if not near or (len(word) < _SHORTEST and near[0].term not in self._ours):
            return word
        mended: str = near[0].term
        return mended


def _english() -> list[tuple[str, int]]:
    """The commonest English words with their counts, from the dictionary in symspellpy."""
    path = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    rows = path.read_text(encoding="utf-8-sig").splitlines()[:_COMMON_WORDS]
    return [(word, int(count)) for word, count in (row.split() for row in rows)]
