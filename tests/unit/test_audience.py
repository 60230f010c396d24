"""Who is asking, as far as it shows; it is not guessed."""

from __future__ import annotations

import pytest

from signpost.audience import audience_of

WHO = [
    ("my son has an ehc plan", "parent"),
    ("what happens to my daughter's benefits", "parent"),
    ("I'm his mum", "parent"),
    ("I am a foster carer", "parent"),
    ("does he qualify for this", "parent"),
    ("i'm 16 and in care", "young_person"),
    ("my social worker never rings", "young_person"),
    ("my mum says i lose my plan", "young_person"),
    ("when I turn 18 what changes", "young_person"),
    ("as a social worker, how do I refer", "professional"),
    ("I am a SENCO. my pupil is 15", "professional"),
    ("one of my students needs help", "professional"),
    # A professional who speaks of a family is still a professional.
    ("as a teacher: my son is not the point, my pupil is", "professional"),
    ("what is an ehc plan", None),
    ("person", None),
    ("mystery son", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_is_asking(text: str, who: str | None) -> None:
    assert audience_of(text) == who
