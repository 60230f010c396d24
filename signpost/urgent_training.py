"""Trains the sentence classifier of the urgent detector from knowledge/urgent/examples.yml.

Look-alikes and every ordinary training phrase are its counter-examples.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from signpost import vector_cache
from signpost.classifier import Classifier
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, clean
from signpost.urgent import NONE, urgent_words


def train(ordinary: list[str], target: Path) -> int:
    """Writes the trained head to `target`; returns how many sentences it learnt from."""
    data = yaml.safe_load((ROOT / "urgent" / "examples.yml").read_text(encoding="utf-8"))
    pairs = [(text, kind) for kind, texts in data["kinds"].items() for text in texts]
    pairs += [(text, NONE) for text in [*data["none"], *ordinary]]
    mend = Normaliser(urgent_words())
    vectors = vector_cache.encode([mend(clean(str(text)).lower()) for text, _ in pairs])
    target.parent.mkdir(parents=True, exist_ok=True)
    Classifier.train(vectors, [label for _, label in pairs]).save(target)
    return len(pairs)
