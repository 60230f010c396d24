"""Looking up what a word means, however it is asked."""

from __future__ import annotations

import pytest

from bot.actions.glossary import asked_word
from signpost import glossary


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("what does DST mean", "DST"),
        ("whats an EHCP", "an EHCP"),
        ("What does “section 20” mean?", "section 20"),
        ("whats iro short for", "iro"),
        ("what is the meaning of wellbeing", "wellbeing"),
        ("SEMH meaning", "SEMH"),
        ("define statutory", "statutory"),
        ("what does PA mean in my EHC plan", "PA"),
        ("is there a glossary", "is there a glossary"),
    ],
)
def test_the_word_asked_about(text: str, word: str) -> None:
    assert asked_word(text) == word


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("what does DST mean", ["decision-support-tool"]),
        ("whats an EHCP", ["ehc-plan"]),
        ("what is a PA", ["personal-adviser", "personal-assistant"]),
        ("meaning of section 20", ["section-20"]),
        ("what does LAC mean", ["looked-after"]),
        ("what does zorbing mean", []),
    ],
)
def test_look_up(text: str, terms: list[str]) -> None:
    assert [term.id for term in glossary.look_up(text)] == terms


@pytest.mark.parametrize("text", ["dst", "DST?", " ehcp "])
def test_a_bare_word_is_a_question_for_its_meaning(text: str) -> None:
    assert len(glossary.exactly(text)) == 1


@pytest.mark.parametrize("text", ["", "college", "what is a dst", "ehcp review meeting"])
def test_other_messages_are_not(text: str) -> None:
    assert glossary.exactly(text) == []


def test_a_short_form_is_searched_by_its_full_name() -> None:
    assert glossary.expansions("ehcp form") == ["EHC plan"]
    assert glossary.expansions("my ehc plan") == []
