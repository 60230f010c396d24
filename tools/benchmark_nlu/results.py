"""What was measured, kept in var/benchmark: one JSON file for each run, so that none is lost."""

from __future__ import annotations

import json
from typing import Any

from bot.train import VAR

FOLDER = VAR / "benchmark"


def has(name: str) -> bool:
    """Whether this run is there already."""
    return (FOLDER / f"{name}.json").exists()


def read(name: str) -> dict[str, Any] | None:
    """What a run measured, or None if it has not been done."""
    if not has(name):
        return None
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def write(name: str, measured: dict[str, Any]) -> None:
    """Keeps a run, as a whole or not at all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    part = FOLDER / f"{name}.part"
    part.write_text(json.dumps(measured, indent=1, ensure_ascii=False), encoding="utf-8")
    part.replace(FOLDER / f"{name}.json")
