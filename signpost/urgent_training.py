"""Trains the sentence classifier of the urgent detector from knowledge/urgent/examples/.

Look-alikes and every ordinary training phrase are its counter-examples.
"""

from __future__ import annotations

from pathlib import Path

from signpost import vector_cache
from signpost.classifier import Classifier
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean
from signpost.urgent import NONE, urgent_words
from signpost.yaml_file import read_yaml

_LOOK_ALIKES = "look_alikes"


def examples() -> list[tuple[str, str]]:
    """Sentences and their kinds; look-alikes are of the kind NONE."""
    pairs: list[tuple[str, str]] = []
    for path in sorted((ROOT / "urgent" / "examples").glob("*.yml")):
        kind = NONE if path.stem == _LOOK_ALIKES else path.stem
        pairs += [(str(text), kind) for text in read_yaml(path)]
    return pairs


def train(ordinary: list[str], target: Path) -> int:
    """Writes the trained head to `target`; returns how many sentences it learnt from."""
    pairs = [*examples(), *((text, NONE) for text in ordinary)]
    mend = Normaliser(urgent_words())
    texts = [mend(clean(str(text)).lower()) for text, _ in pairs]
    vectors = vector_cache.encode(texts)
    target.parent.mkdir(parents=True, exist_ok=True)
    Classifier.train(vectors, texts, [label for _, label in pairs]).save(target)
    return len(pairs)
