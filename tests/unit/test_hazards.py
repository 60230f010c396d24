"""Every test that the hazard log names as its proof is there."""

from __future__ import annotations

import re

from tools.surroundings import HOME

LOG = (HOME / "docs" / "hazards.md").read_text(encoding="utf-8")


def test_every_named_test_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", LOG)
    assert len(named) > 30
    for path, name in named:
        code = (HOME / path).read_text(encoding="utf-8")
        assert not name or f"def {name}(" in code, f"{path}::{name}"


def test_every_hazard_has_a_control_and_a_proof() -> None:
    rows = [line.split(" | ") for line in LOG.splitlines() if re.match(r"\| H\d+ ", line)]
    assert [row[0].strip("| ") for row in rows] == [f"H{n}" for n in range(1, len(rows) + 1)]
    for row in rows:
        assert len(row) == 8, row[0]
        assert all(cell.strip(" |") for cell in row), row[0]
        before, after = ([int(n) for n in re.findall(r"\d", cell)][:2] for cell in (row[4], row[6]))
        assert before[0] * before[1] > after[0] * after[1], row[0]
