"""Our method by itself, outside Rasa: mend, encode, regression, nearest phrases, words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from signpost.classifier import Classifier
from signpost.encoder import Encoder
from signpost.encoder_export import packaged_folder
from signpost.normalise import Normaliser, trusted_words


class Found(NamedTuple):
    """The labels of a text, likeliest first, and how sure it is that one of them is meant (0–1)."""

    labels: list[str]
    ours: float


class Method:
    """Learns from pairs of text and label, with the encoder in the file `model`."""

    def __init__(self, pairs: Sequence[tuple[str, str]], model: Path) -> None:
        self._mend = Normaliser(trusted_words(text for text, _ in pairs))
        self._encoder = Encoder(model, packaged_folder() / "tokenizer.json")
        mended = [self._mend(text) for text, _ in pairs]
        labels = [label for _, label in pairs]
        self._head = Classifier.train(self._encoder.encode(mended), mended, labels)

    def find(self, texts: Sequence[str]) -> list[Found]:
        """What each text is about."""
        found = []
        mended = [self._mend(text) for text in texts]
        for vector, text in zip(self._encoder.encode(mended), mended, strict=True):
            ranked = self._head.rank(vector, text)
            found.append(Found([g.label for g in ranked], max(g.ours for g in ranked)))
        return found
