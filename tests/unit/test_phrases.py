"""Phrases as content editors write them down find what people type, and nothing else."""

from __future__ import annotations

import pytest

from signpost.phrases import compile_phrases

FOUND = [
    ("kill myself", "I want to kill myself", True),
    ("kill myself", "KILL  MYSELF", True),
    ("kill myself", "kill, myself", True),
    ("kill myself", "kill it myself", False),
    ("kill myself", "skill myself", False),
    ("kill myself", "kill myselfish", False),
    ("(hits|beats) me", "my dad beats me", True),
    ("(hits|beats) me", "he hits me", True),
    ("(hits|beats) me", "he calls me", False),
    ("(foster mum|mum) shouts", "my foster mum shouts", True),
    ("cut...myself", "cut myself", True),
    ("cut...myself", "cut my own arm and myself", True),
    ("cut...myself", "cut one two three four five myself", False),
    ("cut...myself", "haircut myself", False),
    ("suicid*", "I feel suicidal", True),
    ("suicid*", "suicide", True),
    ("suicid*", "parasuicide", False),
    ("don't want to live", "I don't want to live", True),
    ("a&e", "I am at A&E now", True),
    ("c++ (a|b)", "c++ b", True),
]


@pytest.mark.parametrize(("phrase", "text", "found"), FOUND)
def test_a_phrase(phrase: str, text: str, found: bool) -> None:
    assert bool(compile_phrases([phrase]).search(text)) is found


def test_any_of_the_phrases_is_enough_and_none_finds_nothing() -> None:
    both = compile_phrases(["one thing", "another"])
    assert both.search("here is another")
    assert both.search("one thing here")
    assert not both.search("one or two")
    assert not compile_phrases([]).search("anything")
    assert not compile_phrases([]).search("")


@pytest.mark.parametrize("phrase", ["(hits|beats me", "hits) me", "", "   ", "..."])
def test_a_phrase_that_cannot_be_read_is_named(phrase: str) -> None:
    with pytest.raises(ValueError, match="cannot read the phrase") as refused:
        compile_phrases(["fine", phrase])
    assert f"“{phrase}”" in str(refused.value)
