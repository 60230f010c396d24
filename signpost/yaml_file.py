"""Reads YAML with libyaml, which takes a tenth of the time of the parser written in Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """What a file holds, in plain types only.

    Raises:
        FileNotFoundError: if it is not there.
        yaml.YAMLError: if it is no YAML.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
