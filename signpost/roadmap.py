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


def roadmap(age: int, groups: Iterable[str]) -> Roadmap:
    """The roadmap at `age` months for somebody in these groups; unknown groups count for nothing.

    Raises:
        ValueError: if the age is under 11 or over 25.
    """
    if not YOUNGEST <= age < OLDEST:
        raise ValueError(f"no roadmap at {age} months")
    chosen = tuple(group for group in GROUPS if group in set(groups))
    mine = {EVERYONE, *_as_they_grow(age, chosen)}
    steps = [
        _step(milestone, age)
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


def _step(milestone: Milestone, age: int) -> Step:
    at = milestone.at
    by_year = at.year is not None
    # A pupil in Year 9 is 13 when it starts, in Year 11 is 15.
    start = (at.year + 4) * 12 if at.year is not None else round((at.age or 0) * 12)
    until = round(at.until * 12) if at.until is not None else None
    return Step(milestone, start, until, _when(start, until, age, by_year), by_year)


def _when(start: int, until: int | None, age: int, by_year: bool) -> When:
    if age < start:
        return "next"
    # In a school year birthdays differ by a year, so it is now for both years that it may be.
    end = until if until is not None else start + (2 * _FRESH if by_year else _FRESH)
    return "now" if age < end else "done"


def _general(milestone: Milestone) -> bool:
    """Whether a milestone is for everyone; those for some come first at the same age."""
    return EVERYONE in milestone.groups
