"""Which teams a message names, and whom a team works with."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.content import Team
from signpost.knowledge import knowledge

_SHORTEST = 4


def named_in(text: str) -> list[str]:
    """The ids of the teams whose name, or what people call them, stands in a text."""
    said = f" {_plain(text)} "
    lengths: dict[str, int] = {}
    for form, team_id in _forms():
        if f" {form} " in said:
            lengths[team_id] = max(len(form), lengths.get(team_id, 0))
    longest = max(lengths.values(), default=0)
    return [team_id for team_id, length in lengths.items() if length == longest]


def fits(team: Team, age: int, area: str) -> bool:
    """Whether a team works with people of this age (in whole years) in this area."""
    youngest, oldest = team.ages
    return (
        (youngest is None or age >= youngest)
        and (oldest is None or age <= oldest)
        and (area in team.areas or "national" in team.areas)
    )


@lru_cache(maxsize=1)
def _forms() -> list[tuple[str, str]]:
    found = []
    for team_id, team in knowledge().teams.items():
        for name in (team.name, *team.also):
            form = _plain(name.partition("(")[0])
            if len(form) >= _SHORTEST:
                found.append((form, team_id))
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
