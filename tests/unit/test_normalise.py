"""Phone typing is mended; names, our own words and words of danger stay as they are."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.normalise import Normaliser, clean, spelling, trusted_words, words_of
from signpost.urgent import urgent_words

OURS = ["review", "pathway", "adviser", "benefits", "annual", "college", "mentor", "bursary"]
MEND = Normaliser(OURS)
DANGER = Normaliser(urgent_words())

TYPED = [
    # text speak, alone, in capitals, with stops
    ("wot r u", "what are you"),
    ("PLZ help", "please help"),
    ("thx!", "thanks!"),
    ("my ehcp", "my ehc plan"),
    ("do it b4 2moro", "do it before tomorrow"),
    ("gr8, l8r m8", "great, later mate"),
    ("ne1 or no1", "anyone or no one"),
    ("i want 2 go", "i want to go"),
    ("cant", "can't"),
    ("can’t", "can't"),
    # slips of a finger; our own words come first
    ("anual reveiw", "annual review"),
    ("pathwya", "pathway"),
    ("benifits", "benefits"),
    ("adivser", "adviser"),
    ("tommorow", "tomorrow"),
    # letters that were held down
    ("nooooo", "no"),
    ("helpppp meeee", "help me"),
    ("coool", "cool"),
    # what is right stays
    ("can i keep my EHC plan?", "can i keep my ehc plan?"),
    ("what is camhs", "what is camhs"),
    # sums, dates and ages are no text speak
    ("£4.50 or 50%", "£4.50 or 50%"),
    ("on 4/2", "on 4/2"),
    ("key stage4", "key stage4"),
    ("16+ and 24-7", "16+ and 24-7"),
    ("i'm 17½", "i'm 17 1⁄2"),
    # words that are too short to guess at
    ("xq zb", "xq zb"),
    ("", ""),
    ("   ", ""),
    ("😀 ??", "😀 ??"),
]


@pytest.mark.parametrize(("typed", "meant"), TYPED)
def test_a_message_as_it_was_meant(typed: str, meant: str) -> None:
    assert MEND(typed) == meant


@pytest.mark.parametrize("word", sorted(spelling().keep - set(spelling().text_speak)))
def test_names_and_words_of_the_keep_list_stay(word: str) -> None:
    assert MEND(word) == word


@pytest.mark.parametrize("word", sorted(spelling().text_speak))
def test_every_line_of_text_speak_does_what_it_says(word: str) -> None:
    assert MEND(f"so {word} then") == f"so {spelling().text_speak[word].lower()} then"


def test_words_of_danger_are_never_changed_into_others() -> None:
    """But for a short form, which may be written out (“wanna”: “want to”)."""
    speak = spelling().text_speak
    changed = {w for w in urgent_words() if w not in speak and DANGER(w) != w}
    assert changed == set()


PLAIN = Normaliser([])


@pytest.mark.parametrize(
    "word",
    ["suicide", "suicidal", "overdose", "kill", "die", "rape", "raped", "abuse", "knife", "hit"],
)
def test_words_of_danger_are_kept_even_without_our_vocabulary(word: str) -> None:
    assert PLAIN(word) == word


def test_a_slip_in_a_word_of_danger_is_mended_to_it() -> None:
    assert DANGER("overdsoe") == "overdose"
    assert DANGER("homless") == "homeless"


def test_only_a_word_that_stands_twice_is_trusted() -> None:
    """Training phrases carry slips on purpose; one that stands once may be a slip."""
    phrases = ["my anual review", "when is my review", "Review REVIEW"]
    assert trusted_words(phrases) == {"my", "review"}


def test_words_are_letters_only() -> None:
    assert words_of("I'm 17, in Year 9 — can’t wait!") == ["i'm", "in", "year", "can't", "wait"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a \t\n b ", "a b"),
        ("a\x00b\u200bc", "a b c"),
        ("“it’s”", '"it\'s"'),
        ("ﬁne ＯＫ", "fine OK"),
        ("17½", "17 1⁄2"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_anything_can_be_cleaned_and_mended(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    mended = MEND(text)
    assert "  " not in mended.strip()
    assert mended == mended.strip()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), max_size=8).map(" ".join))
def test_what_was_mended_stays_as_it_is(text: str) -> None:
    """Twice is as good as once, but for short forms of short forms: the third time is the same."""
    twice = MEND(MEND(text))
    assert MEND(twice) == twice


def test_a_slip_as_near_to_two_words_is_mended_alike_in_every_process() -> None:
    """The order of a set changes with each start of Python; what is mended must not."""
    script = (
        "from signpost.normalise import Normaliser\n"
        "words = {a + 'orrinx' for a in 'bcdfghjklmnprstvwz'}\n"
        "print(Normaliser(words)('qorrinx'))"
    )
    mended = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert mended == {"borrinx\n"}
