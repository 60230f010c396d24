"""The kinds of care leaver, case by case.

Each row is a young person, in words and as the rules see it. Category and reason are those of
signpost/leaving_care.py; Q is an answer that was not known or not needed.
"""

# ruff: noqa: E501  a table is read across

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from signpost.leaving_care import Care, Category, Home, How, InCare, Left, Weeks, assess

ELIGIBLE, RELEVANT, FORMER = "eligible", "relevant", "former_relevant"
QUALIFYING, NO, UNSURE = "qualifying", "not_entitled", "cant_tell"
Q = None

#    who                                                    age   in care   left      where to    weeks    home          16 inside  result      reason
CASES = [
    # Still in care
    ("16, in foster care for years",                         16,  "now",    Q,        Q,          "enough", Q,            Q,     ELIGIBLE,   "eligible"),
    ("17 and a half, in a children's home since 15",         17.5,"now",    Q,        Q,          "enough", Q,            Q,     ELIGIBLE,   "eligible"),
    ("17, came to the UK alone a year ago, in care",         17,  "now",    Q,        Q,          "enough", Q,            Q,     ELIGIBLE,   "eligible"),
    ("17, on remand, which counts as care, 20 weeks",        17,  "now",    Q,        Q,          "enough", Q,            Q,     ELIGIBLE,   "eligible"),
    ("16, came into care last month",                        16,  "now",    Q,        Q,          "fewer",  Q,            Q,     NO,         "not_yet"),
    ("17, planned short breaks at weekends only",            17,  "now",    Q,        Q,          "short_breaks", Q,      Q,     NO,         "short_breaks"),
    ("17, in care, does not know for how long",              17,  "now",    Q,        Q,          Q,        Q,            Q,     UNSURE,     "unknown"),
    ("15, in care since she was 3",                          15,  "now",    Q,        Q,          Q,        Q,            Q,     NO,         "under_16"),
    ("14, was in care once",                                 14,  "before", Q,        Q,          Q,        Q,            Q,     NO,         "under_16"),
    # Left care at 16 or 17, with the 13 weeks
    ("17, moved to a hostel at 16",                          17,  "before", "16_17",  "other",    "enough", Q,            Q,     RELEVANT,   "left_at_16"),
    ("16, went home to mum two months ago",                  16,  "before", "16_17",  "home",     "enough", "less",       Q,     RELEVANT,   "left_at_16"),
    ("17, home with dad for eight months, going well",       17,  "before", "16_17",  "home",     "enough", "six_months", Q,     QUALIFYING, "six_months_home"),
    ("17, home for seven months, then it broke down",        17,  "before", "16_17",  "home",     "enough", "broke_down", Q,     RELEVANT,   "home_broke_down"),
    ("17, home, does not remember for how long",             17,  "before", "16_17",  "home",     "enough", Q,            Q,     UNSURE,     "unknown"),
    ("17, special guardianship order at 16, six months ago", 17,  "before", "16_17",  "sgo",      "enough", "six_months", Q,     QUALIFYING, "six_months_home"),
    ("16, special guardianship order last month",            16,  "before", "16_17",  "sgo",      "enough", "less",       Q,     RELEVANT,   "left_at_16"),
    ("17, sentenced to custody at 16, out of care since",    17,  "before", "16_17",  "custody",  "enough", Q,            Q,     RELEVANT,   "left_at_16"),
    ("17, went into hospital from care at 16",               17,  "before", "16_17",  "hospital", "enough", Q,            Q,     RELEVANT,   "left_at_16"),
    ("17, left at 16 for his own place, weeks not known",    17,  "before", "16_17",  "other",    Q,        Q,            Q,     UNSURE,     "unknown"),
    # Left care at 16 or 17, without the 13 weeks
    ("17, in care for six weeks at 16",                      17,  "before", "16_17",  "other",    "fewer",  Q,            Q,     QUALIFYING, "fewer_weeks"),
    ("16, in care for a fortnight, then home",               16,  "before", "16_17",  "home",     "fewer",  Q,            Q,     QUALIFYING, "fewer_weeks"),
    ("17, short breaks until 16",                            17,  "before", "16_17",  "home",     "short_breaks", Q,      Q,     UNSURE,     "short_breaks_after_16"),
    ("17, home eight months, weeks not known: no difference",17,  "before", "16_17",  "home",     Q,        "six_months", Q,     QUALIFYING, "either_way"),
    # Left care before 16
    ("17, left care at 12, home with parents",               17,  "before", "under_16","home",    Q,        Q,            Q,     NO,         "left_before_16"),
    ("16, left care at 15, a year in care since 14",         16,  "before", "under_16","home",    "enough", Q,            Q,     NO,         "left_before_16"),
    ("16, special guardian since 7, straight from care",     16,  "before", "under_16","sgo",     Q,        Q,            Q,     QUALIFYING, "sgo"),
    ("17, special guardian since 15, weeks not known",       17,  "before", "under_16","sgo",     Q,        "six_months", Q,     QUALIFYING, "sgo"),
    ("18, adopted at 4",                                     18,  "before", "under_16","adopted", Q,        Q,            Q,     NO,         "adopted"),
    ("16, custody from care at 15, turned 16 there",         16,  "before", "under_16","custody", "enough", Q,            True,  RELEVANT,   "inside_at_16"),
    ("17, hospital from care at 15, turned 16 there",        17,  "before", "under_16","hospital","enough", Q,            True,  RELEVANT,   "inside_at_16"),
    ("17, custody from care at 15, out again before 16",     17,  "before", "under_16","custody", "enough", Q,            False, NO,         "left_before_16"),
    ("17, custody from a short time in care, 16 there",      17,  "before", "under_16","custody", "fewer",  Q,            True,  NO,         "left_before_16"),
    ("17, hospital from a short time in care, 16 there",     17,  "before", "under_16","hospital","fewer",  Q,            True,  UNSURE,     "hospital"),
    ("17, custody from care at 15, 16th birthday not known", 17,  "before", "under_16","custody", "enough", Q,            Q,     UNSURE,     "unknown"),
    # 18 to 24
    ("18, in foster care until her birthday",                18,  "before", "18",     Q,          "enough", Q,            Q,     FORMER,     "in_care_until_18"),
    ("18, says “still in care”: staying put with carers",    18,  "now",    Q,        Q,          "enough", Q,            Q,     FORMER,     "in_care_until_18"),
    ("20, came alone, in care from 17 until 18",             20,  "before", "18",     Q,          "enough", Q,            Q,     FORMER,     "in_care_until_18"),
    ("18, came alone nine weeks before turning 18",          18,  "before", "18",     Q,          "fewer",  Q,            Q,     QUALIFYING, "fewer_weeks"),
    ("19, left at 17 for supported housing",                 19,  "before", "16_17",  "other",    "enough", Q,            Q,     FORMER,     "left_at_16"),
    ("19, home from 16 until 18, never went wrong",          19,  "before", "16_17",  "home",     "enough", "six_months", Q,     QUALIFYING, "six_months_home"),
    ("19, home at 17, it broke down before 18",              19,  "before", "16_17",  "home",     "enough", "broke_down", Q,     FORMER,     "home_broke_down"),
    ("18, home for the last three months before 18",         18,  "before", "16_17",  "home",     "enough", "less",       Q,     FORMER,     "left_at_16"),
    ("20, in custody since 17, was in care until then",      20,  "before", "16_17",  "custody",  "enough", Q,            Q,     FORMER,     "left_at_16"),
    ("19, turned 16 in custody, in care until then",         19,  "before", "under_16","custody", "enough", Q,            True,  FORMER,     "inside_at_16"),
    ("20, special guardian from 10 to 18, from care",        20,  "before", "under_16","sgo",     Q,        Q,            Q,     QUALIFYING, "sgo"),
    ("22, in care until 18",                                 22,  "before", "18",     Q,          "enough", Q,            Q,     FORMER,     "in_care_until_18"),
    ("24 and a half, left at 16, stopped asking at 19",      24.5,"before", "16_17",  "other",    "enough", Q,            Q,     FORMER,     "left_at_16"),
    ("22, eight weeks in care at 17",                        22,  "before", "16_17",  "other",    "fewer",  Q,            Q,     QUALIFYING, "fewer_weeks"),
    ("21, left care at 15",                                  21,  "before", "under_16","other",   Q,        Q,            Q,     NO,         "left_before_16"),
    ("19, knows only that he was in care",                   19,  "before", Q,        Q,          Q,        Q,            Q,     UNSURE,     "unknown"),
    ("19, left at 17, does not know where to: home counts",  19,  "before", "16_17",  Q,          "enough", Q,            Q,     UNSURE,     "unknown"),
    # Nobody can tell, or it is over, or it never began
    ("25 today, in care until 18",                           25,  "before", "18",     Q,          "enough", Q,            Q,     NO,         "past_25"),
    ("40, was in care as a child",                           40,  Q,        Q,        Q,          Q,        Q,            Q,     NO,         "past_25"),
    ("17, never in care",                                    17,  "never",  Q,        Q,          Q,        Q,            Q,     NO,         "never_in_care"),
    ("would not say her age, in care until 18",              Q,   "before", "18",     Q,          "enough", Q,            Q,     UNSURE,     "unknown"),
    ("said nothing",                                         Q,   Q,        Q,        Q,          Q,        Q,            Q,     UNSURE,     "unknown"),
]  # fmt: skip


def care(row: tuple) -> Care:
    _, age, in_care, left, how, weeks, home, inside, *_ = row
    return Care(age=age, in_care=in_care, left=left, how=how, weeks=weeks, home=home, inside=inside)


@pytest.mark.parametrize("row", CASES, ids=[row[0] for row in CASES])
def test_case(row: tuple) -> None:
    found = assess(care(row))
    assert (found.category, found.reason) == row[-2:]


def test_from_21_qualifying_is_about_education() -> None:
    at_20, at_21 = (
        assess(Care(age=age, in_care="before", left="under_16", how="sgo")) for age in (20, 21)
    )
    assert (at_20.only_education, at_21.only_education) == (False, True)


def test_what_it_may_be_is_named() -> None:
    found = assess(Care(age=17, in_care="before", left="16_17", how="home", weeks="enough"))
    assert found.possible == ("relevant", "qualifying")


KNOWN = [
    Care(age=age, in_care=in_care, left=left, how=how, weeks=weeks, home=home, inside=inside)
    for age, in_care, left, how, weeks, home, inside in product(
        (15.0, 16.0, 17.5, 18.0, 21.0, 24.9, 25.0),
        get_args(InCare),
        get_args(Left),
        get_args(How),
        ("enough", "fewer"),
        get_args(Home),
        (True, False),
    )
]


@pytest.mark.parametrize("forgotten", ["age", "in_care", "left", "how", "weeks", "home", "inside"])
def test_not_knowing_never_changes_the_answer_it_only_leaves_it_open(forgotten: str) -> None:
    for case in KNOWN:
        values = {name: getattr(case, name) for name in case.__struct_fields__}
        sure = assess(case).category
        unsure = assess(Care(**{**values, forgotten: None})).category
        assert unsure in (sure, "cant_tell"), (case, forgotten)


def test_every_whole_case_has_an_answer() -> None:
    for case in KNOWN:
        assert assess(case).category in get_args(Category)
    assert get_args(Weeks)[:2] == ("enough", "fewer")
