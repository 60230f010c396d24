"""`make evaluate-urgent`: how much danger is found, and how often it is seen where there is none.

The messages and look-alikes were written apart from the phrases and examples it is built from.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from signpost import urgent
from tools.evaluation import urgent_report
from tools.evaluation.urgent_report import Case
from tools.surroundings import HOME


class _Row(msgspec.Struct):
    text: str
    label: str = urgent.NONE
    also: list[str] = []


def read(path: Path) -> list[Any]:
    """The rows of a file of messages, one JSON object a line: text, label, also."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=_Row) for line in lines if line.strip()]


def run(rows: list[Any], seconds: list[float]) -> list[Case]:
    """Each message with what the detector made of it; the time of each goes into `seconds`."""
    cases = []
    for row in rows:
        started = time.perf_counter()
        found = urgent.detect(row.text)
        seconds.append(time.perf_counter() - started)
        right = [label.removeprefix("urgent/") for label in (row.label, *row.also)]
        cases.append(Case(row.text, right, found))
    return cases


def main() -> int:
    """Prints and writes var/evaluation/urgent.md and .json; 1 if there is no trained detector."""
    parser = argparse.ArgumentParser(description=__doc__)
    folder = HOME / "evaluation"
    parser.add_argument("--messages", type=Path, default=folder / "urgent.jsonl")
    parser.add_argument("--lookalikes", type=Path, default=folder / "urgent_lookalikes.jsonl")
    parser.add_argument("--out", type=Path, default=HOME / "var" / "evaluation")
    given = parser.parse_args()
    if not urgent.has_head():
        print("The urgent detector is not trained: run “make train” first.", file=sys.stderr)
        return 1
    urgent.detect("warm up")
    seconds: list[float] = []
    messages, lookalikes = (run(read(p), seconds) for p in (given.messages, given.lookalikes))
    p50, p95 = (float(np.percentile(seconds, q)) * 1000 for q in (50, 95))
    text = urgent_report.markdown(messages, lookalikes, f"p50 {p50:.1f} ms, p95 {p95:.1f} ms")
    print(text)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "urgent.md").write_text(text, encoding="utf-8")
    data = urgent_report.as_json(messages, lookalikes)
    (given.out / "urgent.json").write_text(json.dumps(data, indent=1, ensure_ascii=False), "utf-8")
    print(f"Written to {given.out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
