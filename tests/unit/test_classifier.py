"""The head: trained on a few vectors, it ranks, tells nearness from probability, and is saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from signpost import classifier
from signpost.classifier import Classifier, Guess


def unit(*values: float) -> np.ndarray:
    vector = np.array(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


VECTORS = np.array(
    [unit(1, 0, 0), unit(1, 0.1, 0), unit(0, 1, 0), unit(0.1, 1, 0), unit(0, 0, 1), unit(0, 0.1, 1)]
)
TEXTS = ["claim pip", "what is pip", "pay the rent", "my rent", "hello", "hello there"]
UNKNOWN = "zzz"
"""A text without a known word: the vectors decide alone."""
LABELS = ["money/pip", "money/pip", "home/rent", "home/rent", "talk/greet", "talk/greet"]


@pytest.fixture
def head(monkeypatch: pytest.MonkeyPatch) -> Classifier:
    """A head that takes two phrases a label for many."""
    monkeypatch.setattr(classifier, "_MANY", 2)
    return Classifier.train(VECTORS, TEXTS, LABELS)


def test_each_phrase_is_about_its_topic(head: Classifier) -> None:
    assert [head.rank(vector, UNKNOWN)[0].label for vector in VECTORS] == LABELS


def test_the_likeliest_come_first_and_probabilities_sum_to_one(head: Classifier) -> None:
    ranked = head.rank(unit(1, 0.2, 0), UNKNOWN)
    assert [guess.label for guess in ranked] == ["money/pip", "home/rent", "talk/greet"]
    assert ranked[0].probability > ranked[1].probability > ranked[2].probability
    assert sum(guess.probability for guess in ranked) == pytest.approx(1, abs=1e-5)
    assert [guess.label for guess in head.rank(unit(1, 0.2, 0), UNKNOWN, top=1)] == ["money/pip"]


def test_words_decide_where_the_vector_does_not(head: Classifier) -> None:
    between = unit(1, 1, 0)
    assert head.rank(between, "pip")[0].label == "money/pip"
    assert head.rank(between, "rent")[0].label == "home/rent"


def test_of_few_phrases_the_words_are_hardly_heard(
    head: Classifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    vector = unit(1, 0.9, 0)
    assert head.rank(vector, "my rent")[0].label == "home/rent"
    monkeypatch.setattr(classifier, "_MANY", 200)
    of_few = Classifier.train(VECTORS, TEXTS, LABELS)
    assert of_few.rank(vector, "my rent")[0].label == "money/pip"


def test_neither_words_nor_vector_have_a_veto(head: Classifier) -> None:
    by_label = {guess.label: guess.probability for guess in head.rank(unit(1, 0, 0), "my rent")}
    assert 0.02 < by_label["money/pip"] < 0.98
    assert 0.02 < by_label["home/rent"] < 0.98


def test_nearness_is_the_cosine_to_the_nearest_phrase_of_that_label(head: Classifier) -> None:
    by_label = {guess.label: guess for guess in head.rank(unit(1, 0, 0), UNKNOWN)}
    assert by_label["money/pip"].nearness == pytest.approx(1, abs=1e-3)
    assert by_label["home/rent"].nearness == pytest.approx(0.1 / np.sqrt(1.01), abs=1e-3)
    assert by_label["talk/greet"].nearness == pytest.approx(0, abs=1e-3)


def test_far_from_every_phrase_it_is_not_ours_however_probable(head: Classifier) -> None:
    best = head.rank(unit(-1, 0.05, -1), UNKNOWN)[0]
    assert best.label == "home/rent"
    assert best.probability > 0.5
    assert best.nearness < 0.1
    assert best.ours == best.probability * best.nearness
    assert Guess("x", 0.5, 0.5).ours == 0.25


def test_nearness_is_never_below_nought(head: Classifier) -> None:
    assert min(guess.nearness for guess in head.rank(unit(-1, -1, -1), UNKNOWN)) == 0


def test_a_saved_head_is_the_same_head(head: Classifier, tmp_path: Path) -> None:
    head.save(tmp_path / "head.npz")
    loaded = Classifier.load(tmp_path / "head.npz")
    assert loaded.labels == head.labels
    for vector, text in zip((*VECTORS, unit(1, 1, 1)), (*TEXTS, UNKNOWN), strict=True):
        for one, other in zip(head.rank(vector, text), loaded.rank(vector, text), strict=True):
            assert one.label == other.label
            assert one.probability == pytest.approx(other.probability, abs=1e-5)
            assert one.nearness == pytest.approx(other.nearness, abs=1e-3)


def test_two_labels_are_enough_and_weigh_alike() -> None:
    """scikit-learn keeps one row for two labels; the head needs one for each."""
    two = Classifier.train(VECTORS[:4], TEXTS[:4], LABELS[:4])
    assert [two.rank(vector, UNKNOWN)[0].label for vector in VECTORS[:4]] == LABELS[:4]
    middle = {guess.label: guess.probability for guess in two.rank(unit(1, 1, 0), UNKNOWN)}
    assert middle["money/pip"] == pytest.approx(0.5, abs=0.01)


def test_one_label_cannot_be_learnt() -> None:
    with pytest.raises(ValueError, match="two topics"):
        Classifier.train(VECTORS[:2], TEXTS[:2], LABELS[:2])
