"""When a team can be reached: its weekly hours and England's bank holidays."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Mapping, Protocol
from zoneinfo import ZoneInfo

import holidays

from signpost.words import say_time, words

LOCAL = ZoneInfo("Europe/London")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Week = dict[int, tuple[dt.time, dt.time]]


class HasHours(Protocol):
    """Anything with weekly hours: a team, or the rota that watches for danger."""

    @property
    def open(self) -> Mapping[str, str | bool]:
        """Days to hours, or `always: true`."""


class HoursError(ValueError):
    """Opening hours that cannot be read."""


@lru_cache(maxsize=1)
def bank_holidays() -> holidays.HolidayBase:
    """England's bank holidays, worked out year by year as they are asked for."""
    return holidays.country_holidays("GB", subdiv="ENG")


def now() -> dt.datetime:
    """The time in Leicester."""
    return dt.datetime.now(LOCAL)


def week(team: HasHours) -> Week:
    """The hours of each weekday (0 is Monday) on which the team is open.

    Raises:
        HoursError: if a line of `open` is not like `mon-thu: 08:30-17:00`.
    """
    hours: Week = {}
    for days, times in team.open.items():
        if days == "always":
            continue
        try:
            first, _, last = days.partition("-")
            start, end = (dt.time.fromisoformat(part.strip()) for part in str(times).split("-"))
            for day in range(_DAYS.index(first), _DAYS.index(last or first) + 1):
                hours[day] = (start, end)
        except ValueError as error:
            raise HoursError(f"cannot read the hours “{days}: {times}”") from error
    return hours


def is_open(team: HasHours, when: dt.datetime) -> bool | None:
    """Whether the team is there at `when` (aware), or None when its hours are not known."""
    if not team.open:
        return None
    if team.open.get("always"):
        return True
    local = when.astimezone(LOCAL)
    if local.date() in bank_holidays():
        return False
    hours = week(team).get(local.weekday())
    return hours is not None and hours[0] <= local.time() < hours[1]


def describe(team: HasHours) -> str | None:
    """The hours in words, or None when they are not known."""
    if not team.open:
        return None
    if team.open.get("always"):
        return str(words()["always_open"])
    spans: list[tuple[int, int, tuple[dt.time, dt.time]]] = []
    for day, hours in sorted(week(team).items()):
        if spans and spans[-1][1] == day - 1 and spans[-1][2] == hours:
            spans[-1] = (spans[-1][0], day, hours)
        else:
            spans.append((day, day, hours))
    return ", ".join(_span(*span) for span in spans)


def _span(first: int, last: int, hours: tuple[dt.time, dt.time]) -> str:
    names = words()["days"]
    joiner = " to " if last - first > 1 else words()["and_days"]
    days = names[first] if first == last else names[first] + joiner + names[last]
    said: str = words()["open_between"]
    return said.format(days=days, start=say_time(hours[0]), end=say_time(hours[1]))


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday and not a bank holiday in England."""
    return day.weekday() < 5 and day not in bank_holidays()


def next_working_day(after: dt.date) -> dt.date:
    """The first working day after a date."""
    day = after + dt.timedelta(days=1)
    while not is_working_day(day):
        day += dt.timedelta(days=1)
    return day
