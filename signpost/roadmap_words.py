"""Ages and steps of a roadmap in words, for the chat, the page, the PDF and the calendar."""

from __future__ import annotations

from typing import Any

from signpost.conversations import conversation
from signpost.roadmap import Roadmap, Step

_HALF = 6


def written() -> dict[str, Any]:
    """knowledge/conversations/my_roadmap.yml."""
    return conversation("my_roadmap")


def say_age(months: int, exact: bool = True) -> str:
    """An age in words: “16”, “16 and a half”, “16 years and 3 months”."""
    years, rest = divmod(months, 12)
    key = "half" if rest == _HALF else "months" if rest and exact else "years"
    return str(written()["age_words"][key]).format(years=years, months=rest)


def say_when(step: Step) -> str:
    """When a step comes: an age, or a school year."""
    if step.by_year:
        return str(written()["age_words"]["year_9"]).format(year=step.milestone.at.year)
    return say_age(step.at)


def say_groups(mine: Roadmap) -> str:
    """The groups that apply, with commas between."""
    return ", ".join(written()["groups_words"][group] for group in mine.groups)
