"""Writes what was measured: Markdown for people, JSON for machines, a picture of the confusions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from tools.evaluation.measures import (
    Answered,
    coverage_at,
    macro_f1,
    measures,
    worst_pairs,
    worst_topics,
)


def figures(answered: Sequence[Answered]) -> dict[str, str]:
    """Every headline figure of a run, in words."""
    found = {name: str(value) for name, value in measures(answered).items()}
    found["macro-F1"] = f"{macro_f1(answered):.1%}"
    for precision in (0.95, 0.98):
        covered, threshold = coverage_at(answered, precision)
        found[f"coverage at {precision:.0%} right"] = f"{covered:.1%} (from {threshold:.2f})"
    return found


def markdown(title: str, runs: Mapping[str, Sequence[Answered]], milliseconds: str) -> str:
    """The report: a table with a column for each run, then the worst topics and pairs."""
    tables = {name: figures(answered) for name, answered in runs.items()}
    first = next(iter(tables.values()))
    lines = [f"# {title}", "", "| | " + " | ".join(tables) + " |", "|---|" + "---|" * len(tables)]
    lines += [f"| {row} | " + " | ".join(t[row] for t in tables.values()) + " |" for row in first]
    lines += ["", f"Time for one question: {milliseconds}."]
    clean = next(iter(runs.values()))
    lines += ["", "## Worst topics", ""]
    lines += [f"- {label}: {value}" for label, value in worst_topics(clean)]
    lines += ["", "## Commonest mistakes", ""]
    lines += [f"- {label} taken for {said}: {count}" for label, said, count in worst_pairs(clean)]
    return "\n".join(lines) + "\n"


def write(folder: Path, name: str, text: str, runs: Mapping[str, Sequence[Answered]]) -> None:
    """Writes <name>.md, <name>.json and <name>.png into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    data = {run: figures(answered) for run, answered in runs.items()}
    (folder / f"{name}.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    draw(next(iter(runs.values())), folder / f"{name}.png")


def draw(answered: Sequence[Answered], path: Path) -> None:
    """The confusion matrix: a row for what was asked, a column for what was chosen."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    labels = sorted({a.question.label for a in answered} | {a.top[0] for a in answered})
    place = {label: i for i, label in enumerate(labels)}
    matrix = np.zeros((len(labels), len(labels)))
    for a in answered:
        chosen = a.question.label if a.is_right else a.top[0]
        matrix[place[a.question.label], place[chosen]] += 1
    matrix /= np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    figure, axes = pyplot.subplots(figsize=(24, 24))
    axes.imshow(matrix, cmap="magma_r", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=6)
    axes.set_yticks(range(len(labels)), labels, fontsize=6)
    axes.set_xlabel("chosen")
    axes.set_ylabel("asked")
    figure.tight_layout()
    figure.savefig(path, dpi=90)
    pyplot.close(figure)
