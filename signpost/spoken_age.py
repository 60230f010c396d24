"""Reads an age or a length of time as people type it: “17 and a half”, “im sixteen”, “2 years”."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

from signpost.normalise import clean
from signpost.office_hours import now
from signpost.understood import questions
from signpost.words import words

_OLDEST = 110
_WEEKS = {"day": 1 / 7, "week": 1.0, "month": 365.25 / 12 / 7, "year": 365.25 / 7}
_HALF = r"(?:\.5|,5| ?½| 1/2|(?: and)? a half| and half)"
_DAY_FIRST = re.compile(r"\b(\d{1,2})[/.\- ](\d{1,2})[/.\- ]((?:19|20)?\d\d)\b")
_MONTH_YEAR = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2]) ?[/.\-] ?((?:19|20)\d\d)\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})\b")


def age(text: str, today: dt.date | None = None) -> float | None:
    """The age in years that a text says, to the half year; None when it says none.

    A date of birth counts: only the age that follows from it is given back. “nearly 18” is 17, and
    so is “18 in March”.
    """
    said = _numbers_for_words(clean(text).lower())
    born = _date_of_birth(said)
    if born is not None:
        day = today or now().date()
        years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return float(years) if 0 <= years <= _OLDEST else None
    found = re.search(rf"(?<![\d/.])(\d{{1,3}})({_HALF})?(?![\d/])", said)
    if found is None or _is_length(said):
        return None
    years = int(found[1])
    if years > _OLDEST:
        return None
    if found[2]:
        return years + 0.5
    return float(years - 1) if _is_to_come(said, found) else float(years)


def born(text: str, today: dt.date | None = None) -> tuple[int, int] | None:
    """The year and month of birth that a text says, or that follow from an age and a month.

    “march 2010”, “03/2010” and “I’m 16, my birthday is in March” say it; “16” does not.
    """
    said = _numbers_for_words(clean(text).lower())
    if date := _date_of_birth(said):
        return date.year, date.month
    if found := _MONTH_YEAR.search(said):
        return int(found[2]), int(found[1])
    months = [month.lower() for month in words()["months"]]
    named = [
        i for i, name in enumerate(months, 1) if re.search(rf"\b{name[:3]}(?:{name[3:]})?\b", said)
    ]
    years = age(text, today)
    if len(named) != 1 or years is None:
        return None
    day = today or now().date()
    return day.year - int(years) - (day.month < named[0]), named[0]


def weeks(text: str) -> float | None:
    """The length of time in weeks that a text says (“2 years”, “a few months” is None)."""
    said = _numbers_for_words(clean(text).lower())
    said = re.sub(r"\bhalf an? (year|month|week)\b", r"0.5 \1", said)
    said = re.sub(r"\b(?:an?|one) (day|week|month|year)", r"1 \1", said)
    said = re.sub(rf"(\d+){_HALF}", r"\1.5", said)
    pieces = re.findall(r"(\d+(?:\.\d+)?) ?(day|week|wk|month|mth|year|yr)s?\b", said)
    short = {"wk": "week", "mth": "month", "yr": "year"}
    total = sum(float(number) * _WEEKS[short.get(unit, unit)] for number, unit in pieces)
    return total or None


def _is_to_come(said: str, found: re.Match[str]) -> bool:
    """Whether the age is the next one: “nearly 18”, “18 in March”, “turning 18”."""
    known = _spoken()
    before, after = said[: found.start()].strip(), said[found.end() :].strip()
    soon = tuple(known["nearly"])
    months = "|".join(month.lower()[:3] for month in words()["months"])
    return before.endswith(soon) or bool(re.match(rf"(?:next|this|in) (?:{months}|week)", after))


def _is_length(said: str) -> bool:
    """“2 weeks” and “3 months” are no ages; “17 years old” and “16 years 3 months” are."""
    return bool(re.search(r"\d ?(?:day|week|wk)s?\b|^\D*\d+ ?(?:month|mth)s?\b", said))


def _date_of_birth(said: str) -> dt.date | None:
    """A whole date, or a month and a year, in a text."""
    if found := _ISO.search(said):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.search(said):
        year = int(found[3])
        return _date(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    months = [month.lower() for month in words()["months"]]
    names = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in months)
    found = re.search(
        rf"(?:\b(\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?)?\b({names}),? ((?:19|20)\d\d)", said
    )
    if found is None:
        return None
    month = next(i for i, name in enumerate(months, 1) if name.startswith(found[2][:3]))
    return _date(int(found[3]), month, int(found[1] or 1))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _numbers_for_words(said: str) -> str:
    numbers: dict[str, int] = _spoken()["numbers"]
    pattern = "|".join(sorted(numbers, key=len, reverse=True))
    return re.sub(rf"\b({pattern})\b", lambda found: str(numbers[found[1]]), said)


@lru_cache(maxsize=1)
def _spoken() -> dict[str, Any]:
    """The words of `understood: ages:` in knowledge/questions.yml."""
    spoken: dict[str, Any] = questions()["understood"]["ages"]
    return spoken
