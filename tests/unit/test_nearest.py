"""The shortlist holds the phrases that are nearest in full, and measures them exactly."""

from __future__ import annotations

import numpy as np
import pytest

from signpost.nearest import Nearest


@pytest.fixture(scope="module")
def phrases() -> np.ndarray:
    """5,000 unit vectors in 50 bundles, as the phrases of topics lie."""
    rng = np.random.default_rng(0)
    middles = rng.standard_normal((50, 384))
    vectors = np.repeat(middles, 100, axis=0) + 0.8 * rng.standard_normal((5000, 384))
    unit: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit.astype(np.float32)


def test_the_nearest_are_on_the_shortlist(phrases: np.ndarray) -> None:
    nearest = Nearest(phrases, np.arange(len(phrases)))
    for vector in phrases[::250]:
        truly = np.argsort(-(phrases @ vector))[:15]
        labels, cosines = nearest.shortlist(vector)
        found = dict(zip(labels, cosines, strict=True))
        assert set(truly) <= set(found)
        assert [found[i] for i in truly] == pytest.approx(phrases[truly] @ vector, abs=2e-3)


def test_a_label_that_is_not_on_it_is_measured_too(phrases: np.ndarray) -> None:
    owners = np.repeat(np.arange(50), 100)
    nearest = Nearest(phrases, owners)
    labels, _ = nearest.shortlist(phrases[0])
    far = next(label for label in range(50) if label not in set(labels))
    truly = (phrases[owners == far] @ phrases[0]).max()
    assert nearest.cosine(far, phrases[0]) == pytest.approx(truly, abs=2e-3)


def test_fewer_phrases_than_the_shortlist_has_room_for() -> None:
    nearest = Nearest(np.eye(4, dtype=np.float32), np.array([0, 0, 1, 1]))
    labels, cosines = nearest.shortlist(np.eye(4, dtype=np.float32)[2])
    assert sorted(labels) == [0, 0, 1, 1]
    assert cosines.max() == 1
