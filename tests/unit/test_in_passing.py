"""Sentences are joined with ordinary questions in a way that a new question hardly changes."""

from __future__ import annotations

from random import Random

import pytest

from signpost.in_passing import Questions, joined, may_be_joined
from signpost.urgent_training import in_passing

QUESTIONS = [f"what is thing number {n} please" for n in range(200)]
DANGER = [(f"he hit me on day {n}", "abuse_or_neglect") for n in range(200)]


def test_both_stand_in_what_is_joined() -> None:
    question, text = "what is a PA?", "he hit me."
    made = {joined(text, question, Random(seed)) for seed in range(100)}
    assert {"he hit me, what is a PA?", "what is a PA - he hit me."} <= made
    assert all("he hit me" in one and "what is a PA" in one for one in made)


def test_a_new_question_changes_few() -> None:
    before = [Questions(QUESTIONS).beside(text) for text, _ in DANGER]
    after = [Questions([*QUESTIONS, "how do i ask for one"]).beside(text) for text, _ in DANGER]
    assert len(set(before)) > 50
    assert sum(a != b for a, b in zip(before, after, strict=True)) < 10


def test_only_questions_of_some_words_are_taken() -> None:
    kept = "how do i get one"
    assert Questions(["pip", kept, "word " * 21]).beside("anything") == kept
    with pytest.raises(ZeroDivisionError):
        Questions(["pip"]).beside("anything")


def test_a_long_story_is_left_alone() -> None:
    assert may_be_joined("word " * 30)
    assert not may_be_joined("word " * 31)


def test_some_examples_are_learnt_in_passing_and_always_the_same() -> None:
    found = in_passing(DANGER, QUESTIONS)
    assert 30 < len(found) < 90
    assert found == in_passing(DANGER, QUESTIONS)
    assert {kind for _, kind in found} == {"abuse_or_neglect"}
