"""The Care Act conditions, case by case.

Each row is a person, in words and as the rules see them; Q is an answer that was not known.
`hard` names the outcomes that are hard, “?” after a name one that they were not sure of; all the
others are not hard.
"""

# ruff: noqa: E501  a table is read across

from __future__ import annotations

from typing import get_args

import pytest

from signpost.adult_care import (
    Conditions,
    Needs,
    Outcome,
    Way,
    assess,
    chance,
    enough_outcomes,
    is_unable,
)

YES, NO, Q = True, False, None
LIKELY, UNLIKELY, OPEN = "likely", "unlikely", "cant_tell"

#    who                                                               age  cond.  hard                          ways             effect  result
CASES = [
    ("20, learning disability, needs help to cook and to travel",       20, YES,  "food going_out",             "help",          YES,    LIKELY),
    ("18, autistic, only with prompting: washing and food",             18, YES,  "washing food",               "help",          YES,    LIKELY),
    ("19, anxiety so bad that she can't go out or see friends",         19, YES,  "people going_out",           "pain",          YES,    LIKELY),
    ("24, epilepsy, bathing and cooking alone are not safe",            24, YES,  "washing food safe_home",     "unsafe",        YES,    LIKELY),
    ("21, cerebral palsy, dressing and washing take two hours",         21, YES,  "dressing washing",           "slow",          YES,    LIKELY),
    ("30, all ten, and with pain",                                      30, YES,  " ".join(get_args(Outcome)),  "pain help",     YES,    LIKELY),
    ("22, a parent, keeping the home and caring for the child",         22, YES,  "clean_home child",           "help",          YES,    LIKELY),
    ("19, two are hard and one is not certain",                         19, YES,  "work people going_out?",     "help",          YES,    LIKELY),
    ("20, one outcome only",                                            20, YES,  "going_out",                  "help",          YES,    UNLIKELY),
    ("20, nothing is hard",                                             20, YES,  "",                           "none",          YES,    UNLIKELY),
    ("20, two are hard, but she manages alone, safely, in good time",   20, YES,  "food clean_home",            "none",          YES,    UNLIKELY),
    ("20, no disability or illness",                                    20, NO,   "food clean_home",            "help",          YES,    UNLIKELY),
    ("20, no disability, rest not asked",                               20, NO,   Q,                            Q,               Q,      UNLIKELY),
    ("20, two are hard, but it has no big effect",                      20, YES,  "work people",                "slow",          NO,     UNLIKELY),
    ("20, one is hard and one is not certain",                          20, YES,  "food work?",                 "help",          YES,    OPEN),
    ("20, only some days",                                              20, YES,  "food washing",               "varies",        YES,    OPEN),
    ("20, only some days, and then not safe",                           20, YES,  "food washing",               "varies unsafe", YES,    LIKELY),
    ("20, does not know in what way",                                   20, YES,  "food washing",               Q,               YES,    OPEN),
    ("20, does not know whether it is an illness",                      20, Q,    "food washing",               "help",          YES,    OPEN),
    ("20, does not know about the effect",                              20, YES,  "food washing",               "help",          Q,      OPEN),
    ("20, not sure of anything",                                        20, Q,    Q,                            Q,               Q,      OPEN),
    ("20, not certain of the effect, but one outcome only",             20, YES,  "food",                       "help",          Q,      UNLIKELY),
    ("17, likely needs at 18",                                          17, YES,  "food going_out",             "help",          YES,    LIKELY),
    ("15, likely needs at 18",                                          15, YES,  "toilet washing dressing",    "help",          YES,    LIKELY),
    ("16, no likely needs",                                             16, YES,  "work",                       "slow",          YES,    UNLIKELY),
    ("age not said, all three met",                                     Q,  YES,  "food going_out",             "help",          YES,    LIKELY),
]  # fmt: skip


def needs(row: tuple) -> Needs:
    _, age, condition, hard, ways, effect, _ = row
    named = (hard or "").split()
    known = {outcome: (None if hard is None else outcome in named) for outcome in get_args(Outcome)}
    known |= {name[:-1]: None for name in named if name.endswith("?")}
    kinds = None if ways is None else frozenset(ways.split())
    return Needs(age=age, condition=condition, hard=known, ways=kinds, effect=effect)


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_case(row: tuple) -> None:
    assert assess(needs(row)).chance == row[-1]


#    how it is hard                                  unable, in the sense of the Regulations
UNABLE = [
    ({"help"}, True),
    ({"pain"}, True),
    ({"unsafe"}, True),
    ({"slow"}, True),
    ({"help", "slow", "varies"}, True),
    ({"varies"}, None),
    ({"none"}, False),
    (None, None),
]


@pytest.mark.parametrize(("ways", "expected"), UNABLE, ids=[str(row[0]) for row in UNABLE])
def test_what_unable_means(ways: set[Way] | None, expected: bool | None) -> None:
    assert is_unable(None if ways is None else frozenset(ways)) is expected


def test_there_are_ten_outcomes() -> None:
    assert len(get_args(Outcome)) == 10


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_any_two_outcomes_are_enough_and_one_is_not(outcome: Outcome) -> None:
    other: Outcome = "food" if outcome != "food" else "work"
    rest = dict.fromkeys(get_args(Outcome), False)
    ways: frozenset[Way] = frozenset(("help",))
    assert enough_outcomes(Needs(hard={**rest, outcome: True}, ways=ways)) is False
    assert enough_outcomes(Needs(hard={**rest, outcome: True, other: True}, ways=ways)) is True


@pytest.mark.parametrize("condition", [YES, NO, Q])
@pytest.mark.parametrize("outcomes", [YES, NO, Q])
@pytest.mark.parametrize("wellbeing", [YES, NO, Q])
def test_all_three_are_needed(
    condition: bool | None, outcomes: bool | None, wellbeing: bool | None
) -> None:
    three = (condition, outcomes, wellbeing)
    expected = UNLIKELY if NO in three else OPEN if Q in three else LIKELY
    assert chance(Conditions(*three)) == expected


#    who                                                 age  helped  carer  the other assessments
ROUTES = [
    ("17, mum does a lot for her",                         17, YES,    NO,    ("childs_carer",)),
    ("20, mum does a lot for him",                         20, YES,    NO,    ("carer",)),
    ("16, looks after his mum",                            16, NO,     YES,   ("young_carer", "young_carers_transition")),
    ("19, looks after her dad",                            19, NO,     YES,   ("carer",)),
    ("17, is helped and looks after a brother",            17, YES,    YES,   ("childs_carer", "young_carer", "young_carers_transition")),
    ("22, is helped and looks after a brother: named once",22, YES,    YES,   ("carer",)),
    ("20, neither",                                        20, NO,     NO,    ()),
    ("20, not sure of either",                             20, Q,      Q,     ()),
    ("age not said",                                       Q,  YES,    YES,   ()),
]  # fmt: skip


@pytest.mark.parametrize("row", ROUTES, ids=[row[0] for row in ROUTES])
def test_other_assessments(row: tuple) -> None:
    _, age, helped, carer, expected = row
    assert assess(Needs(age=age, helped=helped, carer=carer)).routes == expected


def test_before_18_the_moment_matters_and_from_18_it_does_not() -> None:
    assert assess(Needs(age=17, benefit=True)).benefit is True
    assert assess(Needs(age=18, benefit=True)).benefit is None
    assert assess(Needs(age=17.9)).kind == "before_18"
    assert assess(Needs(age=18)).kind == "adult"
