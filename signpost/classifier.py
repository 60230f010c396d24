"""Which topic a message is about: regression and nearest phrases, on sentence vectors.

Two questions are kept apart (docs/decisions/0003). "Which of ours" is the probability of the best
label. "Is it ours at all" is that probability times the cosine to the nearest training phrase.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Sequence

import msgspec
import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

C = 20.0
"""Inverse strength of the regularisation; flat between 5 and 50 (docs/benchmarks.md)."""
_NEIGHBOURS, _NEIGHBOUR_SHARE, _NEIGHBOUR_SHARPNESS = 15, 0.35, 20.0
"""How far the nearest training phrases are heard beside the regression (docs/benchmarks.md)."""
_STEPS = 60
"""Steps of the solver; more change no figure and take longer."""


class Guess(msgspec.Struct, frozen=True):
    """One label, its probability (0–1) and the cosine (0–1) to its nearest training phrase."""

    label: str
    probability: float
    nearness: float

    @property
    def ours(self) -> float:
        """How sure it is that the message is about this label and not about something else."""
        return self.probability * self.nearness


class Classifier:
    """A trained head: weights (labels, dimensions), bias (labels,) and its training phrases."""

    def __init__(
        self,
        labels: list[str],
        weights: np.ndarray,
        bias: np.ndarray,
        phrases: np.ndarray,
        owners: np.ndarray,
    ) -> None:
        self.labels = labels
        self._weights = weights
        self._bias = bias
        self._phrases = phrases
        self._owners = owners

    @classmethod
    def train(cls, vectors: np.ndarray, labels: Sequence[str]) -> Classifier:
        """Fits the head to `vectors`, float32 (phrases, dimensions), one label for each.

        Raises:
            ValueError: if there are fewer than two labels.
        """
        names = sorted(set(labels))
        if len(names) < 2:
            raise ValueError("training needs phrases for at least two topics")
        owners = np.array([names.index(label) for label in labels])
        model = LogisticRegression(C=C, max_iter=_STEPS, tol=1e-2)
        with warnings.catch_warnings():
            # The steps are few on purpose (above); scikit-learn would warn of it each time.
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(vectors, owners)
        weights, bias = model.coef_, model.intercept_
        if len(names) == 2:
            weights, bias = np.vstack([-weights, weights]) / 2, np.hstack([-bias, bias]) / 2
        half = vectors.astype(np.float16)
        return cls(names, weights.astype(np.float32), bias.astype(np.float32), half, owners)

    def rank(self, vector: np.ndarray, top: int = 5) -> list[Guess]:
        """The `top` likeliest labels for one unit vector, likeliest first."""
        cosines = self._phrases @ vector
        probabilities = (1 - _NEIGHBOUR_SHARE) * self._regression(vector)
        probabilities += _NEIGHBOUR_SHARE * self._neighbours(cosines)
        best = np.argsort(-probabilities)[:top]
        return [
            Guess(
                self.labels[i],
                float(probabilities[i]),
                float(np.clip(cosines[self._owners == i].max(), 0, 1)),
            )
            for i in best
        ]

    def _regression(self, vector: np.ndarray) -> np.ndarray:
        scores = self._weights @ vector + self._bias
        scores = np.exp(scores - scores.max())
        shares: np.ndarray = scores / scores.sum()
        return shares

    def _neighbours(self, cosines: np.ndarray) -> np.ndarray:
        """The share of each label among the nearest phrases, nearer ones counting more."""
        count = min(_NEIGHBOURS, len(cosines))
        nearest = np.argpartition(-cosines, count - 1)[:count]
        weights = np.exp(_NEIGHBOUR_SHARPNESS * (cosines[nearest] - 1))
        votes = np.bincount(self._owners[nearest], weights, minlength=len(self.labels))
        shares: np.ndarray = votes / votes.sum()
        return shares

    def save(self, path: Path) -> None:
        """Writes the head to one compressed file of plain arrays."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            weights=self._weights,
            bias=self._bias,
            phrases=self._phrases.astype(np.float16),
            owners=self._owners,
        )

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """Reads what `save` wrote."""
        with np.load(path, allow_pickle=False) as data:
            return cls(
                [str(label) for label in data["labels"]],
                data["weights"],
                data["bias"],
                data["phrases"].astype(np.float32),
                data["owners"],
            )
