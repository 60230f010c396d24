"""The strategy's roadmap for one person: what is done, what is now and what comes next.

Everything needed is an age in months and the groups that apply; nothing else is kept or asked.
"""

from __future__ import annotations

import datetime as dt
from typing import Iterable, Literal, Sequence

import msgspec

from signpost.content import Milestone
from signpost.knowledge import knowledge

When = Literal["done", "now", "next"]
Group = Literal[
    "in_care",
    "care_leaver",
    "ehc_plan",
    "sen_support",
    "disabled_childrens_service",
    "health_need",
    "young_carer",
]
GROUPS: tuple[Group, ...] = Group.__args__  # type: ignore[attr-defined]
EVERYONE = "everyone"
YOUNGEST, OLDEST = 11 * 12, 26 * 12
"""The ages, in months, for which there is a roadmap."""
# A milestone of one day stays “now” for the year after it: that is when it is acted on.
_FRESH = 12
# In Year 1 a pupil is five when it starts, in Year 9 thirteen.
_AGE_IN_YEAR_0 = 4
# A care leaver is not in care, and what is only for children in care is over at 18
# (Children Act 1989, section 105(1): a child is under 18).
_ADULT = 18 * 12


class Step(msgspec.Struct, frozen=True):
    """One milestone for one person: from and until which age in months, and whether it is now.

    `until` is None when it is one moment; `by_year` when a school year fixes it, not a birthday.
    """

    milestone: Milestone
    at: int
    until: int | None
    when: When
    by_year: bool = False


class Roadmap(msgspec.Struct, frozen=True):
    """Every step of one person in order of age."""

    age: int
    groups: tuple[str, ...]
    steps: tuple[Step, ...]

    def of(self, when: When) -> list[Step]:
        """The steps that are done, now or next, in order of age."""
        return [step for step in self.steps if step.when == when]


def roadmap(age: int, groups: Iterable[str], today: dt.date | None = None) -> Roadmap:
    """The roadmap at `age` months for somebody in these groups; unknown groups count for nothing.

    `today` is given when the age is exact to the month: school years are then exact too.

    Raises:
        ValueError: if the age is under 11 or over 25.
    """
    if not YOUNGEST <= age < OLDEST:
        raise ValueError(f"no roadmap at {age} months")
    chosen = tuple(group for group in GROUPS if group in set(groups))
    mine = {EVERYONE, *_as_they_grow(age, chosen)}
    into_year = _months_into_school_year(age, today) if today else None
    steps = [
        _step(milestone, age, into_year)
        for milestone in knowledge().milestones.values()
        if mine & set(milestone.groups)
    ]
    ordered = sorted(steps, key=lambda step: (step.at, _general(step.milestone)))
    return Roadmap(age, chosen, tuple(ordered))


def month_of(step: Step, age: int, today: dt.date) -> dt.date:
    """The first day of the month in which a step comes, for somebody who is `age` months today."""
    months = today.year * 12 + today.month - 1 + step.at - age
    return dt.date(months // 12, months % 12 + 1, 1)


def months_of_age(born_year: int, born_month: int, today: dt.date) -> int:
    """The age in months of somebody born in a month: the birthday counts from its month's first."""
    return (today.year - born_year) * 12 + today.month - born_month


def _as_they_grow(age: int, groups: Sequence[str]) -> set[str]:
    """The groups that count: somebody in care now will be a care leaver, and at 18 is one."""
    counted = set(groups)
    if "in_care" in counted:
        counted.add("care_leaver")
    if "care_leaver" in counted and age < _ADULT:
        counted.add("in_care")
    return counted


def _step(milestone: Milestone, age: int, into_year: int | None) -> Step:
    at = milestone.at
    if at.year is not None:
        start = (at.year + _AGE_IN_YEAR_0) * 12 + (into_year or 0)
        # Without the birth month it is “now” for both years of age that it may be.
        end = start + (12 if into_year else 24)
        return Step(milestone, start, None, _when(start, end, age), by_year=True)
    start = round((at.age or 0) * 12)
    until = round(at.until * 12) if at.until is not None else None
    return Step(milestone, start, until, _when(start, until or start + _FRESH, age))


def _when(start: int, end: int, age: int) -> When:
    if age < start:
        return "next"
    return "now" if age < end else "done"


def _months_into_school_year(age: int, today: dt.date) -> int:
    """Months from the last birthday to the 1 September on which a school year starts: 1 to 12.

    Somebody born in August is the youngest of the year (1), in September the oldest (12).
    """
    born = (today.month - 1 - age) % 12 + 1
    return (8 - born) % 12 + 1


def _general(milestone: Milestone) -> bool:
    """Whether a milestone is for everyone; those for some come first at the same age."""
    return EVERYONE in milestone.groups
