"""Which label a sentence belongs to by its words: naive Bayes over words and pairs of words.

Sentence vectors blur names and odd words, and these are what this sees best. Multinomial naive
Bayes on tf-idf weights (Rennie and others, “Tackling the poor assumptions of naive Bayes”, ICML
2003), each label as likely as any other beforehand.
"""

from __future__ import annotations

from typing import Mapping, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

_SMOOTHING = 0.02
"""What is added to each count; chosen on the tuning set (docs/benchmarks.md)."""


class WordCounts:
    """The trained counts: `logs`, float16 (terms, labels), are log P(term | label)."""

    def __init__(self, terms: Sequence[str], rarity: np.ndarray, logs: np.ndarray) -> None:
        self._terms = terms
        self._rarity = rarity
        self._logs = logs
        self._reader = _reader(vocabulary={term: place for place, term in enumerate(terms)})
        self._reader.idf_ = rarity

    @classmethod
    def train(cls, texts: Sequence[str], owners: np.ndarray) -> WordCounts:
        """Counts the words of `texts`; `owners`, int (texts,), numbers the label of each from 0."""
        reader = _reader()
        counted = reader.fit_transform(texts)
        model = MultinomialNB(alpha=_SMOOTHING, fit_prior=False).fit(counted, owners)
        logs = model.feature_log_prob_.T.astype(np.float16)
        return cls(list(reader.get_feature_names_out()), reader.idf_, logs)

    def shares(self, text: str) -> np.ndarray:
        """How likely each label is, float64 (labels,), sum 1; all alike if no word is known."""
        row = self._reader.transform([text])
        scores = row.data @ self._logs[row.indices].astype(np.float64)
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return np.asarray(shares)

    def arrays(self) -> dict[str, np.ndarray]:
        """What has to be stored, by name."""
        return {"terms": np.array(self._terms), "rarity": self._rarity, "logs": self._logs}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> WordCounts:
        """The counts from what `arrays` gave."""
        terms = [str(term) for term in arrays["terms"]]
        return cls(terms, arrays["rarity"], arrays["logs"])


def _reader(vocabulary: Mapping[str, int] | None = None) -> TfidfVectorizer:
    words = r"(?u)\b\w+\b"
    return TfidfVectorizer(
        ngram_range=(1, 2), token_pattern=words, sublinear_tf=True, vocabulary=vocabulary
    )
