"""The few words that Signpost adds around what is written elsewhere: knowledge/words.yml."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from signpost.knowledge import ROOT
from signpost.yaml_file import read_yaml


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The words by key; flows, days and months are nested."""
    loaded: dict[str, Any] = read_yaml(ROOT / "words.yml")
    return loaded


def say_date(day: dt.date) -> str:
    """A date as people say it: “Monday 23 November”."""
    return f"{words()['days'][day.weekday()]} {day.day} {words()['months'][day.month - 1]}"


def say_time(time: dt.time) -> str:
    """A time in GOV.UK style: “8.30am”, “5pm”."""
    hour = time.hour % 12 or 12
    minutes = f".{time.minute:02}" if time.minute else ""
    return f"{hour}{minutes}{'am' if time.hour < 12 else 'pm'}"
