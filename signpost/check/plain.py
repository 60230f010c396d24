"""A text as it is read out: without Markdown, links or the names that nobody can shorten."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.knowledge import knowledge

_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#]+|^\s*(?:-|\d+\.)\s+", re.M)
_LAW = re.compile(
    r"(?:the )?(?:[A-Z][\w'’]+(?:,? (?:and|of|the|to|for|in) | ))*"
    r"(?:Act|Regulations|Code of Practice)(?: \d{4})?"
)


def plain(text: str) -> str:
    """The words of a text."""
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()


def readable(text: str) -> str:
    """The words to measure: names of laws and teams become one short word, list items sentences."""
    text = _LAW.sub("this law", plain(text))
    for name in _team_names():
        text = text.replace(name, "the team")
    lines = (line.strip() for line in text.splitlines())
    return " ".join(line if line[-1] in ".?:!" else f"{line}." for line in lines if line)


@lru_cache(maxsize=1)
def _team_names() -> list[str]:
    teams = knowledge().teams.values()
    names = {re.sub(r" \(.*", "", name) for t in teams for name in (t.name, *t.also)}
    names |= {line.name for line in knowledge().helplines.values()}
    return sorted((name for name in names if len(name.split()) > 1), key=len, reverse=True)
