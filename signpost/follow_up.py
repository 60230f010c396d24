"""Notices a message that goes on about the topic before (knowledge/follow_ups.yml)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from signpost.knowledge import ROOT
from signpost.phrases import compile_phrases
from signpost.yaml_file import read_yaml

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def is_follow_up(text: str) -> bool:
    """Whether a (mended) message only makes sense after another: “and at 21?”, “how much is it”."""
    said = _EDGES.sub("", text.lower())
    data = _data()
    if not said or len(said.split()) > data["longest"]:
        return False
    if _starts().match(said):
        return True
    bare = _bare().match(said)
    return bare is not None and bare.end() == len(said)


def in_its_light(text: str, title: str) -> str:
    """The message as it would be said on its own: with the words of the topic before."""
    return f"{title}: {text}"


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(ROOT / "follow_ups.yml")
    return loaded


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return compile_phrases(_data()["starts"])


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    return compile_phrases(_data()["bare"])
