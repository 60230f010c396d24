"""Which kind of care leaver somebody is, on what they said. A guide: only the council can decide.

The rules are the Children Act 1989, sections 23A to 24B and Schedule 2, paragraph 19B; the Care
Leavers (England) Regulations 2010 (SI 2010/2571), regulation 3; and, for the 13 weeks, the Care
Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 40.
"""

from __future__ import annotations

from itertools import product
from typing import Literal, get_args

import msgspec

Category = Literal[
    "eligible", "relevant", "former_relevant", "qualifying", "not_entitled", "cant_tell"
]
InCare = Literal["now", "before", "never"]
Left = Literal["under_16", "16_17", "18"]
How = Literal["home", "sgo", "custody", "hospital", "adopted", "other"]
Weeks = Literal["enough", "fewer", "short_breaks"]
Home = Literal["less", "six_months", "broke_down"]

ADULT, END, QUALIFYING_END = 18, 25, 21
"""Ages in years: care ends; support for former relevant young people ends (s.23CZB, s.23CA);
the status of qualifying ends, education apart (s.24(1A) and (1B))."""
_AGES = (15.0, 16.0, 18.0, 21.0, 25.0)
"""One age of each band that the law tells apart."""
_UNKNOWN_WEEKS: tuple[Weeks, ...] = ("enough", "fewer")
"""Who had only short breaks knows it; who does not know counts weeks."""
_HOMES = ("home", "sgo", "adopted")
"""Ways to leave care to people with parental responsibility."""


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said. None means that they do not know or would not say.

    age      in years
    in_care  looked after by a council now, before, or never
    left     how old they were when they last stopped being looked after
    how      what came next: home to a parent or somebody else with parental responsibility, a
             special guardianship order, custody, hospital, adoption, or anything else
    weeks    in care since the 14th birthday: 13 weeks or more in all, fewer, or planned short
             breaks only
    home     back with parents or a special guardian before 18: less than six months in a row, six
             months or more, or such a home that has broken down since
    inside   whether they were in that custody or hospital on their 16th birthday
    """

    age: float | None = None
    in_care: InCare | None = None
    left: Left | None = None
    how: How | None = None
    weeks: Weeks | None = None
    home: Home | None = None
    inside: bool | None = None


class Finding(msgspec.Struct, frozen=True):
    """The category, why (names of texts), and, when it cannot be told, what it may be."""

    category: Category
    reason: str
    possible: tuple[Category, ...] = ()
    only_education: bool = False
    """Qualifying, but 21 or over: what is left is help with education (s.24B(2) to (5))."""


def assess(said: Care) -> Finding:
    """The kind of care leaver, or `cant_tell` when an unknown answer would change it.

    Every way to fill in the unknown answers is tried. So “not sure” never turns into a no, and an
    answer that makes no difference need not be known.
    """
    found = list(dict.fromkeys(_assess(case) for case in _completions(said)))
    kinds = tuple(dict.fromkeys(finding.category for finding in found))
    if len(kinds) == 1:
        # The same kind by different ways: the reason is only given when there is one.
        return found[0] if len(found) == 1 else Finding(kinds[0], "either_way")
    possible = tuple(kind for kind in get_args(Category) if kind in kinds and kind != "cant_tell")
    return Finding("cant_tell", "unknown", possible)


def _completions(said: Care) -> list[Care]:
    """The case with each unknown answer filled in, in every way."""
    ages = (said.age,) if said.age is not None else _AGES
    choices = [
        (given,) if given is not None else all_of
        for given, all_of in (
            (said.in_care, get_args(InCare)),
            (said.left, get_args(Left)),
            (said.how, get_args(How)),
            (said.weeks, _UNKNOWN_WEEKS),
            (said.home, get_args(Home)),
            (said.inside, (True, False)),
        )
    ]
    names = ("age", "in_care", "left", "how", "weeks", "home", "inside")
    return [Care(**dict(zip(names, values, strict=True))) for values in product(ages, *choices)]


def _assess(case: Care) -> Finding:
    """The finding on a case in which everything is known."""
    age = case.age or 0.0
    if age >= END:
        return Finding("not_entitled", "past_25")
    if case.in_care == "never":
        return Finding("not_entitled", "never_in_care")
    if age < 16:
        return Finding("not_entitled", "under_16")
    if case.in_care == "now" and age < ADULT:
        return _still_in_care(case)
    if case.in_care == "now" or (case.left == "18" and age >= ADULT):
        return _in_care_until_18(case, age)
    return _left_before_16(case, age) if case.left == "under_16" else _left_at_16(case, age)


def _still_in_care(case: Care) -> Finding:
    """Eligible child: Sch. 2 para. 19B(2), with SI 2010/959 reg. 40.

    16 or 17, looked after now, for at least 13 weeks in all since 14, some of it after 16. Planned
    short breaks with a return home each time do not count (reg. 40(2)).
    """
    if case.weeks == "enough":
        return Finding("eligible", "eligible")
    return Finding("not_entitled", "short_breaks" if case.weeks == "short_breaks" else "not_yet")


def _in_care_until_18(case: Care, age: float) -> Finding:
    """Former relevant, s.23C(1)(b): eligible until turning 18. With fewer weeks, s.24(1B)."""
    if case.weeks == "enough":
        return Finding("former_relevant", "in_care_until_18")
    return _short_of_weeks(case, age)


def _left_at_16(case: Care, age: float) -> Finding:
    """Left care at 16 or 17.

    With the weeks: relevant, s.23A(2), and former relevant from 18, s.23C(1)(a). But after six
    months in a row with a parent or somebody with parental responsibility, such as a special
    guardian, no longer relevant (SI 2010/2571 reg. 3(5)) and so qualifying; relevant again if that
    home breaks down (reg. 3(6)).
    """
    if case.weeks != "enough":
        return _short_of_weeks(case, age)
    if case.how in _HOMES and case.home == "six_months":
        return _qualifying("six_months_home", age)
    reason = "home_broke_down" if case.how in _HOMES and case.home == "broke_down" else "left_at_16"
    return _relevant(reason, age)


def _left_before_16(case: Care, age: float) -> Finding:
    """Left care before 16: mostly nothing, but

    - a special guardianship order made straight after care: qualifying, s.24(1A)
    - in custody or hospital on the 16th birthday, in care until then with the weeks: relevant,
      s.23A(3) and SI 2010/2571 reg. 3(2)
    - three months or more in hospital after 16 may qualify, s.24(2)(d): that is not asked
    """
    if case.how == "sgo":
        return _qualifying("sgo", age)
    if case.how in ("custody", "hospital") and case.inside:
        if case.weeks == "enough":
            return _relevant("inside_at_16", age)
        if case.how == "hospital":
            return Finding("cant_tell", "hospital")
    return Finding("not_entitled", "adopted" if case.how == "adopted" else "left_before_16")


def _relevant(reason: str, age: float) -> Finding:
    """Relevant child until 18 (s.23A), former relevant after that (s.23C)."""
    return Finding("relevant" if age < ADULT else "former_relevant", reason)


def _qualifying(reason: str, age: float) -> Finding:
    """Qualifying for advice and assistance, s.24; from 21 only for education, s.24B."""
    return Finding("qualifying", reason, only_education=age >= QUALIFYING_END)


def _short_of_weeks(case: Care, age: float) -> Finding:
    """In care at 16 or 17 without the 13 weeks: qualifying, s.24(1B).

    Whether short breaks alone are enough for that is for the council to say.
    """
    if case.weeks == "short_breaks":
        return Finding("cant_tell", "short_breaks_after_16")
    return _qualifying("fewer_weeks", age)
