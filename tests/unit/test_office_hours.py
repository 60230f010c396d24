"""Whether a team is there: edges of hours, bank holidays of England, and the hours in words."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost import office_hours
from signpost.content import Team
from signpost.office_hours import LOCAL, HoursError

TEAM = Team(
    name="T", what="", easy_read="", ages=(None, None), groups=[], areas=[], sources=[],
    checked=dt.date(2026, 1, 1), confidence="high",
    open={"mon-thu": "08:30-17:00", "fri": "08:30-16:30"},
)  # fmt: skip


def opens(**hours: str | bool) -> Team:
    return msgspec.structs.replace(TEAM, open=hours)


WHEN = [
    ("Monday, a minute before", "2026-11-23 08:29", False),
    ("Monday, when it opens", "2026-11-23 08:30", True),
    ("Thursday, the last minute", "2026-11-26 16:59", True),
    ("Thursday, when it closes", "2026-11-26 17:00", False),
    ("Friday closes earlier", "2026-11-27 16:30", False),
    ("Friday before that", "2026-11-27 16:29", True),
    ("Saturday", "2026-11-28 11:00", False),
    ("a Tuesday in summer", "2026-07-14 08:30", True),
    ("Christmas Day", "2026-12-25 11:00", False),
    # Boxing Day 2026 is a Saturday, so England has the Monday.
    ("the Monday for Boxing Day", "2026-12-28 11:00", False),
    ("the day after it", "2026-12-29 11:00", True),
    ("New Year's Day 2027", "2027-01-01 11:00", False),
    ("Good Friday 2027", "2027-03-26 11:00", False),
    ("Easter Monday 2027, England's and not Scotland's", "2027-03-29 11:00", False),
    ("early May bank holiday 2027", "2027-05-03 11:00", False),
    ("summer bank holiday 2027", "2027-08-30 11:00", False),
    ("Scotland's 2 January is a working day here", "2029-01-02 11:00", True),
    ("Northern Ireland's 17 March is a working day here", "2027-03-17 11:00", True),
    ("Northern Ireland's 12 July is a working day here", "2027-07-12 11:00", True),
]


@pytest.mark.parametrize(("why", "when", "is_open"), WHEN, ids=[row[0] for row in WHEN])
def test_open_or_not(why: str, when: str, is_open: bool) -> None:
    assert (
        office_hours.is_open(TEAM, dt.datetime.fromisoformat(when).replace(tzinfo=LOCAL)) is is_open
    )


def test_the_clock_is_that_of_leicester() -> None:
    """08:30 in British Summer Time is 07:30 UTC; in winter the two are the same."""
    summer, winter = (
        dt.datetime(2026, 7, 14, tzinfo=dt.UTC),
        dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
    )
    assert office_hours.is_open(TEAM, summer.replace(hour=7, minute=30)) is True
    assert office_hours.is_open(TEAM, winter.replace(hour=7, minute=30)) is False
    assert office_hours.is_open(TEAM, winter.replace(hour=8, minute=30)) is True


def test_always_is_always_and_unknown_is_unknown() -> None:
    christmas = dt.datetime(2026, 12, 25, 3, 0, tzinfo=LOCAL)
    assert office_hours.is_open(opens(always=True), christmas) is True
    assert office_hours.is_open(opens(), christmas) is None


WORDS = [
    (TEAM, "Monday to Thursday 8.30am to 5pm, Friday 8.30am to 4.30pm"),
    (opens(**{"mon-fri": "09:00-12:00"}), "Monday to Friday 9am to 12pm"),
    (opens(mon="09:00-17:00"), "Monday 9am to 5pm"),
    (opens(**{"mon-tue": "09:00-17:00"}), "Monday and Tuesday 9am to 5pm"),
    (opens(mon="09:00-17:00", wed="09:00-17:00"), "Monday 9am to 5pm, Wednesday 9am to 5pm"),
    # Days that follow one another with the same hours are one span, however they were written.
    (opens(wed="09:00-17:00", **{"mon-tue": "09:00-17:00"}), "Monday to Wednesday 9am to 5pm"),
    (opens(always=True), "24 hours a day, every day"),
    (opens(), None),
]  # fmt: skip


@pytest.mark.parametrize(("team", "said"), WORDS)
def test_hours_in_words(team: Team, said: str | None) -> None:
    assert office_hours.describe(team) == said


@pytest.mark.parametrize(
    ("days", "times"),
    [("monday", "09:00-17:00"), ("mon", "9 to 5"), ("mon", "09:00"), ("mon-xyz", "09:00-17:00"),
     ("mon", "09:00-25:00"), ("", "09:00-17:00")],
)  # fmt: skip
def test_hours_that_cannot_be_read_are_named(days: str, times: str) -> None:
    with pytest.raises(HoursError, match="cannot read the hours") as refused:
        office_hours.week(opens(**{days: times}))
    assert f"“{days}: {times}”" in str(refused.value)


WORKING = [
    ("2026-11-20", "2026-11-23"),  # Friday to Monday
    ("2026-11-23", "2026-11-24"),
    ("2026-12-24", "2026-12-29"),  # over Christmas, a weekend and the Monday for Boxing Day
    ("2026-12-31", "2027-01-04"),
    ("2027-03-25", "2027-03-30"),  # over Easter
]


@pytest.mark.parametrize(("after", "working"), WORKING)
def test_the_next_working_day(after: str, working: str) -> None:
    assert office_hours.next_working_day(dt.date.fromisoformat(after)).isoformat() == working


@settings(deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1)))
def test_the_next_working_day_is_soon_and_is_one(after: dt.date) -> None:
    found = office_hours.next_working_day(after)
    assert 1 <= (found - after).days <= 6
    assert office_hours.is_working_day(found)
    between = [after + dt.timedelta(days=n) for n in range(1, (found - after).days)]
    assert not any(office_hours.is_working_day(day) for day in between)
