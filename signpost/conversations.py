"""The words of each guided conversation: knowledge/conversations/<name>.yml."""

from __future__ import annotations

from functools import cache
from typing import Any

from signpost.knowledge import ROOT
from signpost.yaml_file import read_yaml

FOLDER = ROOT / "conversations"


@cache
def conversation(name: str) -> dict[str, Any]:
    """What one conversation asks and says, read once.

    Raises:
        FileNotFoundError: if there is no such conversation.
    """
    loaded: dict[str, Any] = read_yaml(FOLDER / f"{name}.yml")
    return loaded
