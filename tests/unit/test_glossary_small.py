"""Hard words are linked once, at their first use, and looked up; over a glossary of five words."""

from __future__ import annotations

import pytest

from signpost.glossary import exactly, expansions, link_first_uses, look_up

pytestmark = pytest.mark.usefixtures("small")

LINKS = [
    ("one term", "Your EHC plan is new.", "Your [EHC plan](/glossary#ehc-plan) is new."),
    ("its plural", "EHC plans help.", "[EHC plans](/glossary#ehc-plan) help."),
    ("small letters", "An ehc plan.", "An [ehc plan](/glossary#ehc-plan)."),
    ("the longest term wins", "EHC plan", "[EHC plan](/glossary#ehc-plan)"),
    ("only the first use", "A plan is a plan.", "A [plan](/glossary#plan) is a plan."),
    ("part of a word is no use", "A planner, re-plan.", "A planner, re-plan."),
    ("an everyday word needs no link", "ADHD is common.", "ADHD is common."),
    (
        "a link is left alone",
        "[My plan](https://x.example) is.",
        "[My plan](https://x.example) is.",
    ),
    ("bold is left alone", "**Your plan** is.", "**Your plan** is."),
    (
        "after a link, the next use is linked",
        "**The plan**. A plan.",
        "**The plan**. A [plan](/glossary#plan).",
    ),
    (
        "a link that is already there counts",
        "[the meeting](/glossary#annual-review): an annual review.",
        "[the meeting](/glossary#annual-review): an annual review.",
    ),
    ("no term", "Nothing here.", "Nothing here."),
]


@pytest.mark.parametrize(("why", "text", "linked"), LINKS, ids=[row[0] for row in LINKS])
def test_first_uses_are_linked(why: str, text: str, linked: str) -> None:
    assert link_first_uses(text) == linked


def test_the_term_that_a_text_is_about_is_not_linked() -> None:
    assert link_first_uses("An EHC plan.", frozenset({"ehc-plan"})) == "An EHC plan."


def test_linking_twice_changes_nothing() -> None:
    once = link_first_uses("An EHC plan and an annual review of the plan.")
    assert link_first_uses(once) == once


ASKED = [
    ("what is an EHC plan?", ["ehc-plan"]),
    ("whats an ehcp", ["ehc-plan"]),
    ("what does education, health and care plan mean", ["ehc-plan"]),
    ("annual-review??", ["annual-review"]),
    ("what is adhd", ["adhd"]),
    ("is attention deficit a thing", ["adhd"]),
    ("whats a plan", ["plan"]),
    ("what is a pa", ["pa-care", "pa-home"]),  # two meanings: both are said
    ("my personal adviser", ["pa-care"]),
    ("what is a planner", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "terms"), ASKED)
def test_a_word_is_found_however_it_is_typed(text: str, terms: list[str]) -> None:
    assert [term.id for term in look_up(text)] == terms


@pytest.mark.parametrize(
    ("text", "terms"), [("EHCP?", ["ehc-plan"]), ("my ehcp", []), ("PA", ["pa-care", "pa-home"])]
)
def test_a_word_alone_is_told_from_a_sentence(text: str, terms: list[str]) -> None:
    assert [term.id for term in exactly(text)] == terms


@pytest.mark.parametrize(
    ("text", "names"),
    [("my ehcp review", ["EHC plan"]), ("my ehc plan", []), ("attention deficit", ["ADHD"])],
)
def test_an_abbreviation_is_written_out(text: str, names: list[str]) -> None:
    assert expansions(text) == names
