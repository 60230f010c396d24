"""Our method on public sets: few examples of each intent, and words that real people typed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.metrics import f1_score, roc_auc_score

from tools.benchmark_nlu import encoders, results
from tools.benchmark_nlu.datasets import Data, banking77, clinc150, hint3
from tools.benchmark_nlu.method import Found, Method
from tools.benchmark_nlu.phrasings import draw
from tools.benchmark_nlu.pipelines import NO_ADAPTER, OWN_ADAPTER

SHOTS, SEEDS = 10, (0, 1, 2)
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_REFUSED = (0.05, 0.1)
BOTS = ("curekart", "powerplay11", "sofmattress")


class Set(NamedTuple):
    """A public set: how it is read, how many examples of each intent, and with which seeds."""

    read: Callable[[], Data]
    shots: int | None
    seeds: tuple[int, ...]


def _bot(name: str) -> Set:
    return Set(lambda: hint3(name), None, (0,))


SETS = {
    "banking77": Set(banking77, SHOTS, SEEDS),
    "clinc150": Set(clinc150, SHOTS, SEEDS),
    **{f"hint3-{bot}": _bot(bot) for bot in BOTS},
}


def run(only: Iterable[str], again: bool) -> None:
    """Measures the named sets, first without an adapter, then with one taught on the examples."""
    names = list(only)
    for adapter in (NO_ADAPTER, OWN_ADAPTER):
        for name in names:
            for seed in SETS[name].seeds:
                if again or not results.has(run_name(name, seed, adapter)):
                    measure(name, seed, adapter)


def run_name(name: str, seed: int, adapter: str) -> str:
    """The name under which a run is kept."""
    return f"public {name} seed {seed} adapter {adapter}"


def measure(name: str, seed: int, adapter: str) -> None:
    """Learns from the examples that `seed` draws, asks the whole test set, and keeps the shares."""
    chosen = SETS[name]
    data = chosen.read()
    examples = draw(data.train, chosen.shots, seed)
    with tempfile.TemporaryDirectory() as folder:
        encoder = encoders.prepare(adapter, examples, Path(folder))
        if encoder is None:
            print(f"{name}, own adapter: left out, it needs torch (SIGNPOST_TORCH_PYTHON)")
            return
        method = Method(examples, encoder.model)
        asked, outside = method.find([t for t, _ in data.test]), method.find(data.outside)
    measured = figures([label for _, label in data.test], asked, outside)
    kept = {"examples": len(examples), "adapter_seconds": encoder.seconds, **measured}
    results.write(run_name(name, seed, adapter), kept)
    print(f"{name}, seed {seed}, adapter {adapter}: {measured['accuracy']:.2%}", flush=True)


def figures(right: list[str], asked: Sequence[Found], outside: Sequence[Found]) -> dict[str, Any]:
    """Shares (0–1) of questions with the labels `right`, and of texts that are out of scope."""
    firsts = [found.labels[0] for found in asked]
    hits = np.array([first == label for first, label in zip(firsts, right, strict=True)])
    third = [label in found.labels[:3] for found, label in zip(asked, right, strict=True)]
    measured: dict[str, Any] = {
        "accuracy": float(hits.mean()),
        "top_three": float(np.mean(third)),
        "macro_f1": float(f1_score(right, firsts, average="macro", labels=sorted(set(right)))),
    }
    if not outside:
        return measured
    inside = np.array([found.ours for found in asked])
    strange = np.array([found.ours for found in outside])
    truth = np.r_[np.ones(len(inside)), np.zeros(len(strange))]
    measured["auroc"] = float(roc_auc_score(truth, np.r_[inside, strange]))
    # As HINT3 counts: what is refused is wrong in scope, and right out of scope.
    measured["by_threshold"] = [
        (t, float((hits & (inside >= t)).mean()), float((strange < t).mean())) for t in THRESHOLDS
    ]
    measured["caught_when_refused"] = [
        (share, float((strange < np.quantile(inside, share)).mean())) for share in _REFUSED
    ]
    measured["trade"] = trade(hits, inside, strange)
    return measured


def trade(hits: np.ndarray, inside: np.ndarray, strange: np.ndarray) -> list[tuple[float, float]]:
    """In-scope accuracy for each share of out-of-scope texts refused, by whole points."""
    points = []
    for caught in range(101):
        threshold = np.quantile(strange, caught / 100, method="higher") if caught else 0.0
        points.append((caught / 100, float((hits & (inside > threshold)).mean())))
    return points
