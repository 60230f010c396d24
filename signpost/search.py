"""Finds topics and pages for a message: by its words, and by what it means.

Words count as in BM25, on stems, so that “colleges” finds “college”. Meaning is the cosine between
sentence vectors; without the encoder's file the words alone decide.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from functools import lru_cache
from typing import Collection, Literal

import msgspec
import numpy as np

from signpost import glossary
from signpost.encoder import encoder
from signpost.encoder_export import EncoderError
from signpost.knowledge import knowledge
from signpost.stems import content_words, stems

logger = logging.getLogger(__name__)
GOOD = 0.45
"""The score from which a result is worth showing to somebody who was not understood."""
FAIR = 0.36
"""The score from which a result is worth showing to somebody who asked for a search."""
# BM25's usual constants: how soon a repeated word stops counting, and how much length matters.
_SATURATION, _LENGTH = 1.2, 0.5
_WORDS_SHARE = 0.5


class Entry(msgspec.Struct, frozen=True):
    """Something that can be found: what it is called, and all its words."""

    kind: Literal["topic", "page"]
    id: str
    title: str
    text: str


class Hit(msgspec.Struct, frozen=True):
    """One result; `score` is 0 to 1."""

    kind: Literal["topic", "page"]
    id: str
    score: float


class Index:
    """Every topic and page, ready to be searched."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._counts = [Counter(stems(f"{entry.title} {entry.text}")) for entry in entries]
        lengths = [sum(count.values()) for count in self._counts]
        mean = sum(lengths) / max(len(lengths), 1)
        self._norms = [1 - _LENGTH + _LENGTH * length / mean for length in lengths]
        held = Counter(stem for count in self._counts for stem in count)
        self._weight = {stem: math.log(1 + len(entries) / n) for stem, n in held.items()}
        self._unheard = math.log(1 + len(entries))
        self._vectors: np.ndarray | None = None

    def find(self, query: str, skip: Collection[str] = ()) -> list[Hit]:
        """What fits the query, best first; ids in `skip` are left out."""
        said = " ".join(content_words(query))
        query = " ".join([said, *glossary.expansions(said)])
        wanted = stems(query)
        if not wanted:
            return []
        meaning = self._meaning(query)
        scores = [self._words(wanted, i) for i in range(len(self.entries))]
        if meaning is not None:
            mixed = _WORDS_SHARE * np.array(scores) + (1 - _WORDS_SHARE) * meaning
            scores = [float(score) for score in mixed]
        hits = [
            Hit(entry.kind, entry.id, round(score, 4))
            for entry, score in zip(self.entries, scores, strict=True)
            if entry.id not in skip and score > 0
        ]
        return sorted(hits, key=lambda hit: -hit.score)

    def warm(self) -> None:
        """Works out the vectors of all entries, once (about a second)."""
        if self._vectors is None:
            self._vectors = encoder().encode([entry.title for entry in self.entries])

    def _words(self, wanted: list[str], i: int) -> float:
        """The share of the query's words, by how rare each is, that the entry has: 0 to 1."""
        found = total = 0.0
        for stem in set(wanted):
            weight = self._weight.get(stem, self._unheard)
            count = self._counts[i][stem]
            total += weight
            found += weight * count / (count + _SATURATION * self._norms[i]) if count else 0.0
        return min(1.0, found / total * (1 + _SATURATION * 0.5))

    def _meaning(self, query: str) -> np.ndarray | None:
        """The cosine with each entry, nothing below zero; None when there is no encoder."""
        try:
            self.warm()
        except EncoderError as error:
            logger.warning("searching by words only: %s", error)
            return None
        assert self._vectors is not None
        cosines: np.ndarray = self._vectors @ encoder().encode([query])[0]
        return np.clip(cosines, 0.0, 1.0)


@lru_cache(maxsize=1)
def index() -> Index:
    """The index of this process."""
    known = knowledge()
    topics = known.topics
    page_words: dict[str, list[str]] = {topic: [] for topic in topics}
    for page in known.pages.values():
        for topic in page.topics:
            page_words.setdefault(topic, []).extend(page.words)
    entries = [
        Entry(
            "topic", topic.id, topic.head.title, _topic_text(topic.sections, page_words[topic.id])
        )
        for topic in topics.values()
    ]
    for page in known.pages.values():
        named = [topics[topic].head.title for topic in page.topics if topic in topics]
        text = " ".join([page.about, *page.words, *page.words, *named])
        entries.append(Entry("page", page.id, f"{page.title}. {page.about}", text))
    return Index(entries)


def find(query: str, at_least: float = FAIR, skip: Collection[str] = ()) -> list[Hit]:
    """Topics and pages that fit a message, best first, none scoring below `at_least`."""
    return [hit for hit in index().find(query, skip) if hit.score >= at_least]


def _topic_text(sections: dict[str, str], words: list[str]) -> str:
    """The words of a topic: its short text, and what people call its pages."""
    short = sections.get("Easy read") or next(iter(sections.values()))
    return " ".join([short, *words])
