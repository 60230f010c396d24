"""`make evaluate`: question files through the real NLU, clean and as typed on a phone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from bot.train import MODEL
from tools.evaluation import report
from tools.evaluation.nlu import Nlu
from tools.evaluation.questions import noisy, read
from tools.surroundings import HOME


def main() -> int:
    """Prints and writes the report of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[HOME / "evaluation/test.jsonl"])
    parser.add_argument("--out", type=Path, default=HOME / "var" / "evaluation")
    given = parser.parse_args()
    nlu = Nlu(MODEL)
    for path in given.files:
        questions = read(path)
        nlu.seconds.clear()
        runs = {
            "as written": [nlu.parse(q) for q in questions],
            "as typed on a phone": [nlu.parse(q) for q in noisy(questions)],
        }
        p50, p95 = (np.percentile(nlu.seconds, q) * 1000 for q in (50, 95))
        times = f"p50 {p50:.1f} ms, p95 {p95:.1f} ms"
        text = report.markdown(f"{path.name}: {len(questions)} questions", runs, times)
        print(text)
        report.write(given.out, path.stem, text, runs)
    print(f"Written to {given.out}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
