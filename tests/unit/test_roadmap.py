"""The roadmap of one person: what is done, what is now and what comes next."""

from __future__ import annotations

import datetime as dt

import pytest

from signpost.knowledge import knowledge
from signpost.roadmap import GROUPS, OLDEST, YOUNGEST, month_of, months_of_age, roadmap
from signpost.roadmap_words import say_age, say_when
from signpost.spoken_age import born

TODAY = dt.date(2026, 11, 21)

CASES = [
    # years, groups, milestone, when it is
    (15, ["in_care"], "pathway-plan-16", "next"),
    (16, ["in_care"], "pathway-plan-16", "now"),
    (18, ["in_care"], "pathway-plan-16", "done"),
    # `until` means up to that birthday.
    (17.9, ["health_need"], "transition-assessment", "now"),
    (18, ["health_need"], "transition-assessment", "done"),
    (24.9, ["ehc_plan"], "annual-review-every-year", "now"),
    (25, ["ehc_plan"], "annual-review-every-year", "done"),
    # A single moment is now for a year.
    (16, ["health_need"], "dla-to-pip", "now"),
    (17, ["health_need"], "dla-to-pip", "done"),
    # Without the birth month, a school year may be either of two years of age.
    (12, ["ehc_plan"], "year-9-review", "next"),
    (13, ["ehc_plan"], "year-9-review", "now"),
    (14, ["ehc_plan"], "year-9-review", "now"),
    (15, ["ehc_plan"], "year-9-review", "done"),
    # What is for everyone is there whatever applies.
    (17, [], "vote-18", "next"),
    (18, [], "vote-18", "now"),
    # In care now, a care leaver later.
    (16, ["in_care"], "setting-up-home", "next"),
    (19, ["care_leaver"], "setting-up-home", "now"),
]


@pytest.mark.parametrize(("years", "groups", "milestone", "when"), CASES)
def test_when(years: float, groups: list[str], milestone: str, when: str) -> None:
    steps = roadmap(round(years * 12), groups).steps
    assert [step.when for step in steps if step.milestone.id == milestone] == [when]


@pytest.mark.parametrize(
    ("groups", "milestone"),
    [
        ([], "pathway-plan-16"),
        (["ehc_plan"], "setting-up-home"),
        (["in_care"], "year-9-review"),
        (["health_need"], "young-carer-assessment"),
    ],
)
def test_what_is_for_others_is_left_out(groups: list[str], milestone: str) -> None:
    assert milestone not in [step.milestone.id for step in roadmap(16 * 12, groups).steps]


@pytest.mark.parametrize("age", range(YOUNGEST, OLDEST, 7))
def test_every_age_and_group_has_each_step_once_in_order(age: int) -> None:
    for groups in [[], *([group] for group in GROUPS), list(GROUPS)]:
        mine = roadmap(age, groups)
        ids = [step.milestone.id for step in mine.steps]
        assert len(ids) == len(set(ids))
        assert [step.at for step in mine.steps] == sorted(step.at for step in mine.steps)
        assert len(mine.of("done")) + len(mine.of("now")) + len(mine.of("next")) == len(ids)
        assert all(step.at > age for step in mine.of("next"))
        assert all(step.at <= age for step in mine.of("now"))


def test_all_groups_together_have_every_milestone() -> None:
    assert len(roadmap(16 * 12, GROUPS).steps) == len(knowledge().milestones)


@pytest.mark.parametrize("age", [0, YOUNGEST - 1, OLDEST, 40 * 12])
def test_no_roadmap_for_other_ages(age: int) -> None:
    with pytest.raises(ValueError, match="no roadmap"):
        roadmap(age, [])


@pytest.mark.parametrize(
    ("year", "month", "when"),
    [
        # In November 2026 Year 9 is for those born from September 2012 to August 2013.
        (2012, 8, "done"),
        (2012, 9, "now"),
        (2013, 8, "now"),
        (2013, 9, "next"),
    ],
)
def test_school_years_are_exact_with_the_month_of_birth(year: int, month: int, when: str) -> None:
    steps = roadmap(months_of_age(year, month, TODAY), ["ehc_plan"], TODAY).steps
    found = next(step for step in steps if step.milestone.id == "year-9-review")
    assert found.when == when
    assert month_of(found, months_of_age(year, month, TODAY), TODAY).month == 9


def test_months_of_steps() -> None:
    age = months_of_age(2010, 3, TODAY)
    steps = {step.milestone.id: step for step in roadmap(age, [], TODAY).steps}
    assert age == 16 * 12 + 8
    assert month_of(steps["vote-18"], age, TODAY) == dt.date(2028, 3, 1)
    assert month_of(steps["driving-17"], age, TODAY) == dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("March 2010", (2010, 3)),
        ("i was born in march 2010", (2010, 3)),
        ("03/2010", (2010, 3)),
        ("12/03/2010", (2010, 3)),
        ("im 16, my birthday is in march", (2010, 3)),
        ("im 16 and my birthday is in december", (2009, 12)),
        ("16", None),
        ("march", None),
        ("not telling you", None),
    ],
)
def test_month_of_birth_as_people_type_it(text: str, month: tuple[int, int] | None) -> None:
    assert born(text, TODAY) == month


def test_ages_in_words() -> None:
    assert say_age(16 * 12) == "16"
    assert say_age(16 * 12 + 6) == "16 and a half"
    assert say_age(16 * 12 + 8) == "16 years and 8 months"
    assert say_age(16 * 12 + 8, exact=False) == "16"
    steps = {step.milestone.id: step for step in roadmap(13 * 12, ["ehc_plan"]).steps}
    assert say_when(steps["year-9-review"]) == "Year 9"
