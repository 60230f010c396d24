"""Dates and times as people say them."""

from __future__ import annotations

import datetime as dt

import pytest

from signpost.words import say_date, say_time, words


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 11, 23), "Monday 23 November"),
        (dt.date(2027, 1, 1), "Friday 1 January"),
        (dt.date(2026, 12, 6), "Sunday 6 December"),
    ],
)
def test_a_date(day: dt.date, said: str) -> None:
    assert say_date(day) == said


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (dt.time(8, 30), "8.30am"),
        (dt.time(9, 5), "9.05am"),
        (dt.time(12, 0), "12pm"),
        (dt.time(12, 15), "12.15pm"),
        (dt.time(17, 0), "5pm"),
        (dt.time(0, 0), "12am"),
        (dt.time(23, 59), "11.59pm"),
    ],
)
def test_a_time(time: dt.time, said: str) -> None:
    assert say_time(time) == said


def test_the_week_starts_on_monday_and_the_year_has_twelve_months() -> None:
    assert (words()["days"][0], len(words()["days"])) == ("Monday", 7)
    assert (words()["months"][10], len(words()["months"])) == ("November", 12)
