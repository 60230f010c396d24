"""The training phrases nearest to a message: looked for in few dimensions, measured in all.

A message that reads every number of every phrase waits for memory more than for anything else. The
first principal axes hold most of what tells phrases apart, and a shortlist found there is measured
exactly (filter and refine, Seidl and Kriegel 1998).
"""

from __future__ import annotations

import numpy as np

_AXES = 96
_SHORTLIST = 400
"""With these, 99.7% of the 15 nearest of 35,000 phrases are found (docs/benchmarks.md, 4)."""


class Nearest:
    """Unit vectors of phrases, (phrases, dimensions), and the label of each, int (phrases,)."""

    def __init__(self, phrases: np.ndarray, owners: np.ndarray) -> None:
        self.phrases = phrases.astype(np.float16)
        self.owners = owners
        full = phrases.astype(np.float32)
        _, axes = np.linalg.eigh(full.T @ full)
        self._axes = np.ascontiguousarray(axes[:, -_AXES:].T)
        self._coarse = full @ self._axes.T

    def shortlist(self, vector: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The labels, int, and cosines, float32, of the phrases nearest to a unit vector."""
        coarse = self._coarse @ (self._axes @ vector)
        count = min(_SHORTLIST, len(coarse))
        places = np.argpartition(coarse, -count)[-count:]
        return self.owners[places], self._cosines(places, vector)

    def cosine(self, label: int, vector: np.ndarray) -> float:
        """The cosine (-1 to 1) of a unit vector to the nearest phrase of one label."""
        return float(self._cosines(self.owners == label, vector).max())

    def _cosines(self, places: np.ndarray, vector: np.ndarray) -> np.ndarray:
        cosines: np.ndarray = self.phrases[places].astype(np.float32) @ vector
        return cosines
