"""Which label a sentence belongs to by its words: naive Bayes over words and pairs of words.

Sentence vectors blur names and odd words, and these are what this sees best. Multinomial naive
Bayes on tf-idf weights (Rennie and others, “Tackling the poor assumptions of naive Bayes”, ICML
2003). A label with very many sentences, such as “no danger”, speaks of many things whose words, put
together, say little. It is cut into groups of like sentences (k-means), and the groups are what is
counted, each as likely as any other beforehand.
"""

from __future__ import annotations

from collections import Counter
from typing import Mapping, Sequence

import numpy as np
from sklearn.cluster import MiniBatchKMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

_SMOOTHING = 0.02
"""What is added to each count; chosen on the tuning set (docs/benchmarks.md)."""
_GROUP = 800
"""Sentences of one label from which another group is made; flat from 200 to 800."""


class WordCounts:
    """The trained counts: `logs`, float16 (terms, groups), are log P(term | group).

    `owners`, int (groups,), is the label of each group, numbered from 0.
    """

    def __init__(
        self, terms: Sequence[str], rarity: np.ndarray, logs: np.ndarray, owners: np.ndarray
    ) -> None:
        self._terms = terms
        self._rarity = rarity
        self._logs = logs
        self._owners = owners
        self._places = {term: place for place, term in enumerate(terms)}
        self._terms_of = _reader().build_analyzer()

    @classmethod
    def train(cls, texts: Sequence[str], vectors: np.ndarray, owners: np.ndarray) -> WordCounts:
        """Counts the words of `texts`; `owners`, int (texts,), numbers the label of each from 0.

        By their `vectors`, float32 (texts, dimensions), the sentences of a label are grouped.
        """
        groups, owners = _groups(vectors, owners)
        reader = _reader()
        counted = reader.fit_transform(texts)
        model = MultinomialNB(alpha=_SMOOTHING, fit_prior=False).fit(counted, groups)
        logs = model.feature_log_prob_.T.astype(np.float16)
        return cls(list(reader.get_feature_names_out()), reader.idf_, logs, owners)

    def shares(self, text: str) -> np.ndarray:
        """How likely each label is, float64 (labels,), sum 1; all alike if no word is known."""
        # As the reader's own `transform`, which takes ten times as long for one sentence.
        counts = Counter(self._places[t] for t in self._terms_of(text) if t in self._places)
        if not counts:
            labels = int(self._owners.max()) + 1
            return np.full(labels, 1 / labels)
        places = list(counts)
        weights = (1 + np.log(list(counts.values()))) * self._rarity[places]
        weights /= np.linalg.norm(weights)
        scores = weights @ self._logs[places].astype(np.float64)
        shares = np.exp(scores - scores.max())
        return np.bincount(self._owners, shares / shares.sum())

    def arrays(self) -> dict[str, np.ndarray]:
        """What has to be stored, by name."""
        return {
            "terms": np.frombuffer("\n".join(self._terms).encode(), dtype=np.uint8),
            "rarity": self._rarity,
            "logs": self._logs,
            "owners": self._owners,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> WordCounts:
        """The counts from what `arrays` gave."""
        terms = arrays["terms"].tobytes().decode().split("\n")
        return cls(terms, arrays["rarity"], arrays["logs"], arrays["owners"])


def _groups(vectors: np.ndarray, owners: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The group of each sentence, int (texts,), and the label of each group, int (groups,)."""
    groups = np.zeros(len(owners), dtype=int)
    of_group: list[int] = []
    for label in range(int(owners.max()) + 1):
        members = np.flatnonzero(owners == label)
        count = max(1, len(members) // _GROUP)
        if count > 1:
            means = MiniBatchKMeans(count, n_init=3, random_state=0).fit(vectors[members])
            groups[members] = len(of_group) + means.labels_
        else:
            groups[members] = len(of_group)
        of_group += [label] * count
    return groups, np.array(of_group)


def _reader() -> TfidfVectorizer:
    return TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", sublinear_tf=True)
