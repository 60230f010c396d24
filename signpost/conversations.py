"""The words of each guided conversation: knowledge/conversations/<name>.yml."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from signpost.knowledge import ROOT

FOLDER = ROOT / "conversations"


@cache
def conversation(name: str) -> dict[str, Any]:
    """What one conversation asks and says, read once.

    Raises:
        FileNotFoundError: if there is no such conversation.
    """
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded
