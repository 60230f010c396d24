"""The words of the interface, from words.yml: one place to change or translate them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from django.http import HttpRequest

WORDS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
)


def in_templates(request: HttpRequest) -> dict[str, Any]:
    """Puts the words into every template as `words`."""
    return {"words": WORDS}
