"""When somebody watches for messages about danger, and the honest words for it.

The hours and the words are in knowledge/watch.yml. While no hours are set, nothing is said here.
"""

from __future__ import annotations

import datetime as dt
import logging
from functools import lru_cache
from typing import Any

import msgspec

from signpost import office_hours
from signpost.knowledge import ROOT
from signpost.words import say_date, say_time
from signpost.yaml_file import read_yaml

logger = logging.getLogger(__name__)
_LOOK_AHEAD = 14


class Watch(msgspec.Struct, frozen=True):
    """The content of knowledge/watch.yml; `open` are the hours, as in a team's file."""

    open: dict[str, str | bool] = msgspec.field(name="hours")
    inside: str
    outside: str
    easy_read: dict[str, str]


@lru_cache(maxsize=1)
def watch() -> Watch:
    """The file of this process, read once."""
    data: Any = read_yaml(ROOT / "watch.yml")
    return msgspec.convert(data, Watch)


def is_watched(when: dt.datetime) -> bool | None:
    """Whether somebody watches at `when` (aware); None when the hours are not set or unreadable."""
    try:
        return office_hours.is_open(watch(), when)
    except office_hours.HoursError:
        # A slip in a file must never cost somebody the help itself.
        logger.exception("knowledge/watch.yml cannot be read")
        return None


def who_will_see(when: dt.datetime, easy_read: bool = False) -> str:
    """Who will see a message and when, in the words of the council; "" while no hours are set."""
    watched = is_watched(when)
    if watched is None:
        return ""
    name = "inside" if watched else "outside"
    said = watch().easy_read[name] if easy_read else getattr(watch(), name)
    if watched:
        return str(said)
    start = _next_start(when)
    return str(said).format(day=say_date(start), time=say_time(start.time())) if start else ""


def _next_start(when: dt.datetime) -> dt.datetime | None:
    """The next time somebody starts to watch, or None within two weeks."""
    week = office_hours.week(watch())
    local = when.astimezone(office_hours.LOCAL)
    for ahead in range(_LOOK_AHEAD):
        day = local.date() + dt.timedelta(days=ahead)
        hours = week.get(day.weekday())
        if hours is None or day in office_hours.bank_holidays():
            continue
        start = dt.datetime.combine(day, hours[0], office_hours.LOCAL)
        if start > local:
            return start
    return None
