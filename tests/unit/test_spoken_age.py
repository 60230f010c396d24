"""Ages and lengths of time, as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from signpost.spoken_age import age, weeks

TODAY = dt.date(2026, 11, 21)
AGES = [
    ("17", 17), ("im sixteen", 16), ("17 and a half", 17.5), ("17.5", 17.5), ("17 1/2", 17.5),
    ("i'm 16 years old", 16), ("16 years 3 months", 16), ("twenty one", 21), ("about 16", 16),
    ("nearly 18", 17), ("almost eighteen", 17), ("18 in march", 17), ("i turn 18 next week", 17),
    ("17 nearly 18", 17), ("he is 19", 19), ("born 12/03/2009", 17), ("12 March 2009", 17),
    ("2009-11-22", 16), ("march 2009", 17), ("21st november 2008", 18), ("22nd November 2008", 17),
    ("31/02/2009", None), ("2 weeks", None), ("three months", None), ("hello", None), ("", None),
    ("999", None),
]  # fmt: skip
LENGTHS = [
    ("13 weeks", 13), ("2 years", 104.4), ("a year", 52.2), ("half a year", 26.1), ("6mths", 26.1),
    ("90 days", 12.9), ("1 year and 3 months", 65.2), ("two and a half years", 130.4),
    ("two yrs", 104.4), ("a few months", None), ("ages", None), ("17", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "years"), AGES)
def test_age(said: str, years: float | None) -> None:
    assert age(said, TODAY) == years


@pytest.mark.parametrize(("said", "expected"), LENGTHS)
def test_weeks(said: str, expected: float | None) -> None:
    found = weeks(said)
    assert (None if found is None else round(found, 1)) == expected
