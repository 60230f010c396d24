"""`make benchmark-nlu`: our understanding beside others', on our data and on public sets.

    python -m tools.benchmark_nlu [peers] [public] [report] [--shots 10 30] [--only NAME …]

What is measured is kept in var/benchmark and not measured again unless --again is given, so that
a run can be stopped and taken up. `report` writes the tables of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys

from tools.benchmark_nlu import peers, public, report
from tools.benchmark_nlu.pipelines import PIPELINES

_PARTS = ("peers", "public", "report")


def main() -> int:
    """Runs the parts that were named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(_PARTS))
    parser.add_argument("--shots", nargs="+", type=int, default=[10], help="phrasings a topic")
    parser.add_argument("--only", nargs="+", help="names of pipelines or of public sets")
    parser.add_argument("--again", action="store_true", help="measure what was measured before")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(_PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    parts, only = given.parts or _PARTS, given.only
    known = {*PIPELINES, *public.SETS}
    if unknown := set(only or ()) - known:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")
    if "peers" in parts:
        peers.run([n for n in PIPELINES if not only or n in only], given.shots, given.again)
    if "public" in parts:
        public.run([n for n in public.SETS if not only or n in only], given.again)
    if "report" in parts:
        report.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
