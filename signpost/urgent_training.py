"""Trains the sentence classifier of the urgent detector from knowledge/urgent/examples/.

Look-alikes and every ordinary training phrase are its counter-examples.
"""

from __future__ import annotations

from pathlib import Path

from signpost import vector_cache
from signpost.classifier import Classifier
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean, trusted_words
from signpost.urgent import NONE, urgent_words, words_file
from signpost.yaml_file import read_yaml

_LOOK_ALIKES = "look_alikes"
_OFTEN = 5
"""Sentences a word must stand in to be one that people use (“livid”) and not a slip of one."""


def examples() -> list[tuple[str, str]]:
    """Sentences and their kinds; look-alikes are of the kind NONE."""
    pairs: list[tuple[str, str]] = []
    for path in sorted((ROOT / "urgent" / "examples").glob("*.yml")):
        kind = NONE if path.stem == _LOOK_ALIKES else path.stem
        pairs += [(str(text), kind) for text in read_yaml(path)]
    return pairs


def train(ordinary: list[str], target: Path) -> int:
    """Writes the trained head to `target`; returns how many sentences it learnt from.

    Beside it are written the words that it knows and that must not be mended into others.
    """
    pairs = [*examples(), *((text, NONE) for text in ordinary)]
    words = trusted_words((text for text, _ in pairs), _OFTEN)
    mend = Normaliser(urgent_words() | words)
    texts = [mend(clean(text).lower()) for text, _ in pairs]
    vectors = vector_cache.encode(texts)
    target.parent.mkdir(parents=True, exist_ok=True)
    Classifier.train(vectors, texts, [label for _, label in pairs]).save(target)
    words_file(target).write_text("\n".join(sorted(words)), encoding="utf-8")
    return len(pairs)
