"""Figures that others published, in percent, as their authors gave them.

BANKING77 and CLINC150 at 10 examples an intent: Casanueva and others 2020 (arXiv 2003.04807),
Zhang and others 2021 (CPFT, arXiv 2109.06349), ICDA (2023). Their draws of examples are not ours.
HINT3 (Arora and others 2020, github.com/hellohaptik/HINT3): Rasa with DIET and ConveRT, trained on
every example; in-scope accuracy and out-of-scope recall for each threshold.
"""

from __future__ import annotations

FEW_SHOT: dict[str, tuple[float, float]] = {
    "USE + ConveRT (published)": (85.19, 93.26),
    "CPFT (published)": (87.20, 94.18),
    "ICDA (published)": (89.79, 94.84),
}
"""Accuracy on BANKING77 and on CLINC150."""

HINT3_RASA: dict[str, list[tuple[float, float, float]]] = {
    "curekart": [
        (0.1, 84.1, 0.0),
        (0.5, 81.9, 26.0),
        (0.7, 79.0, 42.1),
        (0.8, 76.3, 49.2),
        (0.9, 73.9, 55.8),
    ],
    "powerplay11": [
        (0.1, 49.1, 0.0),
        (0.5, 42.5, 61.9),
        (0.7, 33.8, 80.8),
        (0.8, 31.6, 87.3),
        (0.9, 21.5, 93.2),
    ],
    "sofmattress": [
        (0.1, 69.3, 0.0),
        (0.5, 64.1, 39.8),
        (0.7, 57.6, 66.3),
        (0.8, 53.7, 75.3),
        (0.9, 48.1, 85.5),
    ],
}
"""Threshold, in-scope accuracy, out-of-scope recall."""
