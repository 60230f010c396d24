"""The public sets (README.md beside them has their licences). The assistant never learns from them.

SIGNPOST_BENCHMARKS names their folder, by default ../shared/benchmarks beside the project.
"""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import NamedTuple

from tools.surroundings import HOME

Pairs = list[tuple[str, str]]
"""Texts and their labels."""

_HINT3_OUTSIDE = "NO_NODES_DETECTED"


class Data(NamedTuple):
    """What may be learnt from, what is asked, and texts that are out of scope."""

    train: Pairs
    test: Pairs
    outside: list[str]


def folder() -> Path:
    """Where the sets are."""
    named = os.environ.get("SIGNPOST_BENCHMARKS")
    return Path(named) if named else HOME.parent / "shared" / "benchmarks"


def banking77() -> Data:
    """BANKING77: 77 intents of bank customers; nothing is out of scope."""
    here = folder() / "banking77"
    train, test = (_rows(here / f"{part}.csv", "text", "category") for part in ("train", "test"))
    return Data(train, test, [])


def clinc150() -> Data:
    """CLINC150: 150 intents and 1,000 questions that belong to none."""
    data = json.loads((folder() / "clinc150" / "data_full.json").read_text(encoding="utf-8"))
    train, test = ([(t, label) for t, label in data[part]] for part in ("train", "test"))
    return Data(train, test, [text for text, _ in data["oos_test"]])


def hint3(bot: str) -> Data:
    """One of the shop bots of HINT3, with the words that its real users typed."""
    train = _rows(folder() / "hint3" / f"{bot}_train.csv", "sentence", "label")
    asked = _rows(folder() / "hint3" / f"{bot}_test.csv", "sentence", "label")
    outside = [text for text, label in asked if label == _HINT3_OUTSIDE]
    return Data(train, [pair for pair in asked if pair[1] != _HINT3_OUTSIDE], outside)


def _rows(path: Path, text: str, label: str) -> Pairs:
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row[text], row[label]) for row in csv.DictReader(lines)]
