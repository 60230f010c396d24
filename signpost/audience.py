"""Notices from a message who is asking: a young person, a parent or a professional."""

from __future__ import annotations

from functools import lru_cache
from re import Pattern
from typing import cast

from signpost.content import Audience
from signpost.knowledge import ROOT
from signpost.phrases import compile_phrases
from signpost.yaml_file import read_yaml


def audience_of(text: str) -> Audience | None:
    """Who is asking, by the words of knowledge/audience.yml, or None when it does not show."""
    return next((who for who, pattern in _patterns().items() if pattern.search(text)), None)


@lru_cache(maxsize=1)
def _patterns() -> dict[Audience, Pattern[str]]:
    data = read_yaml(ROOT / "audience.yml")
    return {cast(Audience, who): compile_phrases(phrases) for who, phrases in data.items()}
