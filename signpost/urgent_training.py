"""Trains the sentence classifier of the urgent detector from knowledge/urgent/examples/.

Look-alikes and every ordinary training phrase are its counter-examples. A share of the examples is
learnt a second time beside an ordinary question.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from signpost import vector_cache
from signpost.classifier import Classifier
from signpost.in_passing import Questions, joined, may_be_joined
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean, trusted_words
from signpost.urgent import NONE, urgent_words, words_file
from signpost.yaml_file import read_yaml

_LOOK_ALIKES = "look_alikes"
_OFTEN = 5
"""Sentences a word must stand in to be one that people use (“livid”) and not a slip of one."""
_JOINED = 0.3
"""The share of the examples that is learnt beside a question too (docs/benchmarks.md)."""


def examples() -> list[tuple[str, str]]:
    """Sentences and their kinds; look-alikes are of the kind NONE."""
    pairs: list[tuple[str, str]] = []
    for path in sorted((ROOT / "urgent" / "examples").glob("*.yml")):
        kind = NONE if path.stem == _LOOK_ALIKES else path.stem
        pairs += [(str(text), kind) for text in read_yaml(path)]
    return pairs


def in_passing(pairs: list[tuple[str, str]], ordinary: list[str]) -> list[tuple[str, str]]:
    """Some of `pairs` of text and kind, each text beside one of the `ordinary` questions."""
    questions, found = Questions(ordinary), []
    for text, kind in pairs:
        draw = Random(text)
        if draw.random() < _JOINED and may_be_joined(text):
            found.append((joined(text, questions.beside(text), draw), kind))
    return found


def train(ordinary: list[str], target: Path) -> int:
    """Writes the trained head to `target`; returns how many sentences it learnt from.

    Beside it are written the words that it knows and that must not be mended into others.
    """
    known = examples()
    alone = [*known, *((text, NONE) for text in ordinary)]
    words = trusted_words((text for text, _ in alone), _OFTEN)
    pairs = alone + in_passing(known, ordinary)
    mend = Normaliser(urgent_words() | words)
    texts = [mend(clean(text).lower()) for text, _ in pairs]
    vectors = vector_cache.encode(texts)
    target.parent.mkdir(parents=True, exist_ok=True)
    Classifier.train(vectors, texts, [label for _, label in pairs]).save(target)
    words_file(target).write_text("\n".join(sorted(words)), encoding="utf-8")
    return len(pairs)
