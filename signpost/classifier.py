"""Which topic a message is about: regression and nearest phrases on sentence vectors, and words.

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

from signpost.nearest import Nearest
from signpost.word_counts import WordCounts

C = 20.0
"""Inverse strength of the regularisation; flat between 5 and 50 (docs/benchmarks.md)."""
_NEIGHBOURS, _NEIGHBOUR_SHARE, _NEIGHBOUR_SHARPNESS = 15, 0.5, 20.0
"""How far the nearest training phrases are heard beside the regression (docs/benchmarks.md), where
there are many."""
_WORD_SHARE, _FLOOR = 0.4, 1e-4
"""How far the words are heard beside the vectors (the two are pooled as logarithms, Genest and
Zidek 1986), and the least probability that either may give, so that neither has a veto."""
_MANY = 150
"""Phrases for each label from which on the nearest and the words are heard in full. With fewer they
say less: of 10 they are heard by a fifteenth of it (docs/benchmarks.md, section 4)."""
_STEPS, _START = 20, 20.0
"""Steps of the solver, which starts from the mean vector of each label at this length. From
nothing it took three times as many to the same figures (docs/benchmarks.md, section 4)."""


def _means(vectors: np.ndarray, owners: np.ndarray) -> np.ndarray:
    """Where the solver starts: the mean of each label's vectors, float64 (labels, dimensions)."""
    labels = range(int(owners.max()) + 1)
    sums = np.stack([vectors[owners == label].sum(axis=0, dtype=np.float64) for label in labels])
    means = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    starts: np.ndarray = _START * (means - means.mean(axis=0))
    return starts


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
    """A trained head: weights (labels, dimensions), bias (labels,), its phrases and their words."""

    def __init__(
        self,
        labels: list[str],
        weights: np.ndarray,
        bias: np.ndarray,
        nearest: Nearest,
        words: WordCounts,
    ) -> None:
        self.labels = labels
        self._weights = weights
        self._bias = bias
        self._nearest = nearest
        self._words = words
        heard = min(1.0, len(nearest.owners) / len(labels) / _MANY)
        self._neighbour_share, self._word_share = heard * _NEIGHBOUR_SHARE, heard * _WORD_SHARE

    @classmethod
    def train(cls, vectors: np.ndarray, texts: Sequence[str], labels: Sequence[str]) -> Classifier:
        """Fits the head to mended `texts` and their `vectors`, float32 (texts, dimensions).

        `labels` has one for each.

        Raises:
            ValueError: if there are fewer than two labels.
        """
        names = sorted(set(labels))
        if len(names) < 2:
            raise ValueError("training needs phrases for at least two topics")
        owners = np.array([names.index(label) for label in labels])
        model = LogisticRegression(C=C, max_iter=_STEPS, tol=1e-2, warm_start=True)
        if len(names) > 2:
            model.coef_, model.intercept_ = _means(vectors, owners), np.zeros(len(names))
        with warnings.catch_warnings():
            # The steps are few on purpose (above); scikit-learn would warn of it each time.
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(vectors, owners)
        weights, bias = model.coef_, model.intercept_
        if len(names) == 2:
            weights, bias = np.vstack([-weights, weights]) / 2, np.hstack([-bias, bias]) / 2
        words = WordCounts.train(texts, vectors, owners)
        weights, bias = weights.astype(np.float32), bias.astype(np.float32)
        return cls(names, weights, bias, Nearest(vectors, owners), words)

    def rank(self, vector: np.ndarray, text: str, top: int = 5) -> list[Guess]:
        """The `top` likeliest labels for a mended text and its unit vector, likeliest first."""
        near = self._nearest.shortlist(vector)
        probabilities = self._pooled(vector, text, *near)
        best = np.argsort(-probabilities)[:top]
        return [
            Guess(self.labels[i], float(probabilities[i]), self._nearness(int(i), vector, *near))
            for i in best
        ]

    def probabilities(self, vector: np.ndarray, text: str) -> np.ndarray:
        """How likely each of `labels` is, float64 (labels,), sum 1."""
        return self._pooled(vector, text, *self._nearest.shortlist(vector))

    def _pooled(
        self, vector: np.ndarray, text: str, owners: np.ndarray, cosines: np.ndarray
    ) -> np.ndarray:
        by_meaning = (1 - self._neighbour_share) * self._regression(vector)
        by_meaning += self._neighbour_share * self._neighbours(owners, cosines)
        by_words = self._words.shares(text)
        logs = (1 - self._word_share) * np.log(by_meaning + _FLOOR)
        logs += self._word_share * np.log(by_words + _FLOOR)
        shares = np.exp(logs - logs.max())
        pooled: np.ndarray = shares / shares.sum()
        return pooled

    def _nearness(
        self, label: int, vector: np.ndarray, owners: np.ndarray, cosines: np.ndarray
    ) -> float:
        """The cosine to the label's nearest phrase, at least 0."""
        listed = cosines[owners == label]
        cosine = listed.max() if len(listed) else self._nearest.cosine(label, vector)
        return float(np.clip(cosine, 0, 1))

    def _regression(self, vector: np.ndarray) -> np.ndarray:
        scores = self._weights @ vector + self._bias
        scores = np.exp(scores - scores.max())
        shares: np.ndarray = scores / scores.sum()
        return shares

    def _neighbours(self, owners: np.ndarray, cosines: np.ndarray) -> np.ndarray:
        """The share of each label among the nearest phrases, nearer ones counting more."""
        count = min(_NEIGHBOURS, len(cosines))
        nearest = np.argpartition(-cosines, count - 1)[:count]
        weights = np.exp(_NEIGHBOUR_SHARPNESS * (cosines[nearest] - 1))
        votes = np.bincount(owners[nearest], weights, minlength=len(self.labels))
        shares: np.ndarray = votes / votes.sum()
        return shares

    def save(self, path: Path) -> None:
        """Writes the head to one file of plain arrays (compressing them would save a tenth)."""
        np.savez(
            path,
            labels=np.array(self.labels),
            weights=self._weights,
            bias=self._bias,
            phrases=self._nearest.phrases,
            owners=self._nearest.owners,
            **{f"words_{name}": array for name, array in self._words.arrays().items()},
        )

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """Reads what `save` wrote."""
        with np.load(path, allow_pickle=False) as data:
            return cls(
                [str(label) for label in data["labels"]],
                data["weights"],
                data["bias"],
                Nearest(data["phrases"], data["owners"]),
                WordCounts.from_arrays(
                    {name.removeprefix("words_"): data[name] for name in data if "words_" in name}
                ),
            )
