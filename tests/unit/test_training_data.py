"""The training phrases and the questions that measure them do not overlap."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import ceil
from pathlib import Path

import numpy as np
import pytest

from bot.training_data import Phrase, phrases
from signpost.normalise import clean
from signpost.urgent_training import examples
from tools.evaluation.questions import read
from tools.surroundings import HOME

EVALUATION = HOME / "evaluation"
QUESTIONS = ("test", "tuning", *(path.stem for path in sorted(EVALUATION.glob("urgent*.jsonl"))))
FEWEST = 30
"""Phrases for each ordinary topic: what 90% clean accuracy takes (docs/benchmarks.md)."""
COPY = 0.8
"""The share of common letter triples (Jaccard 1901) from which two sentences are near copies."""
AT_LEAST = 10
"""Rare triples that two must share before they are compared: of 3 there are ten times the pairs."""
SHORT = 3
"""Words up to which everybody says the same (“stop”, “talk to someone”): no copying in that."""


@cache
def training() -> list[Phrase]:
    return list(phrases())


@cache
def sentences(name: str) -> list[str]:
    """The sentences of the training data, of the examples of danger, or of a question file."""
    if name == "training":
        return [phrase.text for phrase in training()]
    if name == "examples":
        return [text for text, _ in examples()]
    return [question.text for question in read(EVALUATION / f"{name}.jsonl")]


def bare(text: str) -> str:
    """The letters, figures and pounds of a text, in lower case."""
    return re.sub(r"[^\w£]+", " ", clean(text).lower()).strip()


@cache
def triples(text: str) -> frozenset[str]:
    """The groups of three letters within the words of a text."""
    padded = [f" {word} " for word in bare(text).split()]
    return frozenset(word[i : i + 3] for word in padded for i in range(len(word) - 2))


def near_copies(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of longer sentences of two lists that share at least COPY of their triples.

    Two sets that do must share AT_LEAST of their rarest triples, but for the commonest that make up
    COPY of them (the prefix filter of Chaudhuri, Ganti and Kaushik 2006): few need be compared.
    """
    long = [[text for text in texts if len(bare(text).split()) > SHORT] for texts in (ones, others)]
    sets = [[triples(text) for text in texts] for texts in long]
    often = Counter(triple for both in sets for triples_ in both for triple in triples_)
    index: Mapping[str, list[int]] = defaultdict(list)
    for place, triples_ in enumerate(sets[1]):
        for triple in rarest(triples_, often):
            index[triple].append(place)
    places = {triple: np.array(found) for triple, found in index.items()}
    for text, triples_ in zip(long[0], sets[0], strict=True):
        found = [places[triple] for triple in rarest(triples_, often) if triple in places]
        shared = np.bincount(np.concatenate(found)) if found else np.zeros(0)
        enough = min(AT_LEAST, ceil(COPY * len(triples_)))
        for place in np.flatnonzero(shared >= enough):
            other = sets[1][place]
            if len(triples_ & other) >= COPY * len(triples_ | other):
                yield text, long[1][place]


def rarest(triples_: frozenset[str], often: Counter[str]) -> list[str]:
    ordered = sorted(triples_, key=lambda triple: (often[triple], triple))
    return ordered[: max(0, len(ordered) - ceil(COPY * len(ordered))) + AT_LEAST]


@pytest.mark.parametrize(
    ("ones", "others"),
    [
        (QUESTIONS, ("training", "examples")),
        (("test",), ("tuning",)),
        (("urgent",), ("urgent_tuning",)),
        (("urgent_lookalikes",), ("urgent_tuning_lookalikes",)),
    ],
)
def test_no_question_is_a_near_copy_of_what_was_learnt_or_tuned_on(
    ones: Sequence[str], others: Sequence[str]
) -> None:
    texts = [[text for name in names for text in sentences(name)] for names in (ones, others)]
    found = [f"{a} | {b}" for a, b in near_copies(*texts)]
    assert found == [], f"{len(found)} near copies:\n" + "\n".join(found)


def test_near_copies_are_found_and_others_are_not() -> None:
    learnt = ["how do i get a new personal adviser", "what is shared lives", "stop it now"]
    near = ["How do I get a new personal advisers?", "What is SHARED lives??"]
    far = ["can i have a personal adviser", "what is a shared house", "STOP it now"]
    assert list(near_copies([*far, *near], learnt)) == list(zip(near, learnt, strict=False))


def test_the_quick_way_finds_what_the_slow_way_finds() -> None:
    ones, others = sentences("tuning")[:60], sentences("test")[:60]
    ones = [*ones, *(f"{text} please" for text in others[:20])]
    slow = [
        (a, b)
        for a in ones
        for b in others
        if min(len(bare(a).split()), len(bare(b).split())) > SHORT
        and len(triples(a) & triples(b)) >= COPY * len(triples(a) | triples(b))
    ]
    assert sorted(near_copies(ones, others)) == sorted(slow)
    assert slow


def test_no_phrase_stands_in_two_topics() -> None:
    topics = defaultdict(set)
    for phrase in training():
        topics[bare(phrase.text) or phrase.text].add(phrase.topic)
    assert {text: sorted(t) for text, t in topics.items() if len(t) > 1} == {}


def test_no_phrase_stands_twice() -> None:
    count = Counter(bare(phrase.text) or phrase.text for phrase in training())
    assert [text for text, times in count.items() if times > 1] == []


def test_every_ordinary_topic_has_enough_phrases() -> None:
    count = Counter(phrase.topic for phrase in training() if not phrase.topic.startswith("talk/"))
    assert {topic: n for topic, n in count.items() if n < FEWEST} == {}
    assert len(count) > 100


@pytest.mark.parametrize("name", ["tuning", "test"])
def test_no_question_stands_twice_and_each_has_a_topic_that_is_learnt(name: str) -> None:
    questions = read(EVALUATION / f"{name}.jsonl")
    count = Counter(bare(q.text) or q.text for q in questions)
    assert [text for text, times in count.items() if times > 1] == []
    learnt = {phrase.topic for phrase in training()}
    asked = {topic for q in questions for topic in q.right if not topic.startswith("urgent/")}
    assert asked - learnt == set()


def test_phrases_are_read_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        "nlu:\n- intent: ask\n  metadata: {topic: a/b}\n"
        "  examples: |\n    - one - two\n\n    -  3\n"
    )
    assert list(phrases(tmp_path)) == [
        Phrase("one - two", "a/b", "ask", "a.yml"),
        Phrase("3", "a/b", "ask", "a.yml"),
    ]
