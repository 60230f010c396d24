"""Sentences are joined with ordinary questions in a way that a new question hardly changes."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from signpost import urgent_training, vector_cache
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
    with pytest.raises(ValueError, match="length"):
        Questions(["pip"])


def test_a_long_story_is_left_alone() -> None:
    assert may_be_joined("word " * 30)
    assert not may_be_joined("word " * 31)


def test_some_examples_are_learnt_in_passing_and_always_the_same() -> None:
    found = in_passing(DANGER, QUESTIONS)
    assert 30 < len(found) < 90
    assert found == in_passing(DANGER, QUESTIONS)
    assert {kind for _, kind in found} == {"abuse_or_neglect"}


def test_the_detector_learns_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    learnt: list[str] = []

    def encode(texts: list[str]) -> np.ndarray:
        learnt.extend(texts)
        return np.random.default_rng(0).normal(size=(len(texts), 8)).astype(np.float32)

    monkeypatch.setattr(vector_cache, "encode", encode)
    monkeypatch.setattr(urgent_training, "examples", lambda: DANGER)
    count = urgent_training.train(QUESTIONS, tmp_path / "head.npz")
    beside = [text for text in learnt if "he hit me" in text and "what is thing" in text]
    assert len(beside) == len(in_passing(DANGER, QUESTIONS)) == count - 400
