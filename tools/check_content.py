"""`make check-content`: every problem in knowledge/, then what is due for review."""

from __future__ import annotations

import sys

from signpost.check import check, due
from signpost.knowledge import ROOT, load


def main() -> int:
    """Prints what it finds; 1 if anything must be mended."""
    problems = check(ROOT)
    for problem in problems:
        print(problem)
    if problems:
        print(f"\n{len(problems)} to mend. docs/content.md says how we write.")
        return 1
    known = load(ROOT)
    print(f"{len(known.topics)} topics, {len(known.teams)} teams, {len(known.pages)} pages,")
    print(f"{len(known.helplines)} helplines, {len(known.glossary)} words,")
    print(f"{len(known.milestones)} milestones: nothing to mend.")
    for line in due(known):
        print(f"due for review  {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
