"""The whole of a message is read for danger, whatever its length; and what is measured of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.passages import passages, pieces
from signpost.urgent import NONE, Detector, Urgent
from tools.evaluation import urgent_report
from tools.evaluation.urgent_report import Case

WORDS = st.lists(st.sampled_from(["plan", "the", "college.", "i", "went", "and"]), max_size=400)
HELP = "i want to kill myself"
PHRASES = Detector(head=None)


@settings(deadline=None)
@given(st.text(alphabet="ab. ", max_size=5000), st.integers(0, 5000))
def test_no_phrase_is_cut(text: str, place: int) -> None:
    said = text[:place] + HELP + text[place:]
    assert any(HELP in piece for piece in pieces(said))


@given(WORDS)
def test_every_word_is_read_by_meaning(words: list[str]) -> None:
    marked = [f"{word[:-1] if word[-1] == '.' else word}{n}" for n, word in enumerate(words)]
    stops = [m + ("." if word[-1] == "." else "") for m, word in zip(marked, words, strict=True)]
    read = passages([" ".join(stops)])
    assert len(read) <= 32
    assert all(any(word in part for part in read) for word in marked)


def test_found_at_the_end_of_a_very_long_message() -> None:
    found = PHRASES.detect("so i went to college and had my review. " * 300 + HELP)
    assert found == Urgent("suicide_or_self_harm")


class Head:
    """A sentence classifier that thinks the same of every sentence, or of all that have a word."""

    def __init__(self, danger: float, word: str = "") -> None:
        self.labels = ["exploitation", NONE]
        self._danger, self._word = danger, word

    def probabilities(self, _vector: Any, text: str) -> np.ndarray:
        danger = self._danger if self._word in text else 0.0
        return np.array([danger, 1 - danger])


class Part(Head):
    """The same, when it sees a sentence by itself only."""

    def probabilities(self, vector: Any, text: str) -> np.ndarray:
        return super().probabilities(vector, text if text.count(".") < 2 else "")


MEANINGS = [
    # What is written, what the classifier makes of it, and what comes of both.
    ("all of this is ordinary talk", 0.1, None),
    ("all of this is ordinary talk", 0.35, Urgent("exploitation", sure=False)),
    ("all of this is ordinary talk", 0.9, Urgent("exploitation")),
    ("three words only", 0.5, None),  # it may answer a question of ours
    ("three words only", 0.65, Urgent("exploitation", sure=False)),
    (f"i think {HELP}", 0.25, Urgent("suicide_or_self_harm")),  # a phrase is enough
    (f"i think {HELP}", 0.9, Urgent("exploitation")),  # but the classifier knows the kind better
    (f"i think {HELP}", 0.01, None),  # unless it is plainly chance
    ("suicidal", 0.01, Urgent("suicide_or_self_harm")),  # too short to be chance
    ("so i went to college. " * 20 + HELP, 0.01, Urgent("suicide_or_self_harm")),  # too long
]


@pytest.mark.parametrize(("text", "danger", "found"), MEANINGS)
def test_what_phrases_and_classifier_come_to(
    text: str, danger: float, found: Urgent | None
) -> None:
    assert Detector(Head(danger)).detect(text) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(("danger", "urgent"), [(0.8, False), (0.95, True)])
def test_one_sentence_of_several_must_be_plainer(danger: float, urgent: bool) -> None:
    text = "We had the review. There is a zebra in it. Who takes notes?"
    whole, part = Head(danger, word="review. there is a zebra"), Part(danger, word="zebra")
    assert Detector(whole).detect(text)  # type: ignore[arg-type]
    assert (Detector(part).detect(text) is not None) == urgent  # type: ignore[arg-type]


def test_a_broken_classifier_leaves_the_phrases(caplog: pytest.LogCaptureFixture) -> None:
    broken = Detector("no head at all")  # type: ignore[arg-type]
    assert broken.detect(f"i think {HELP}") == Urgent("suicide_or_self_harm")
    assert broken.detect("what is a pathway plan") is None
    assert "phrases alone" in caplog.text


def test_the_report_counts() -> None:
    danger = Urgent("danger_now")
    messages = [
        Case("a", ["danger_now"], danger),
        Case("b", ["abuse_or_neglect", "danger_now"], danger),
        Case("c", ["exploitation"], danger),
        Case("d", ["exploitation"], None),
    ]
    lookalikes = [Case("e", ["none"], None), Case("f", ["none"], Urgent("danger_now", sure=False))]
    found = urgent_report.overall(messages, lookalikes)
    assert (found["recall"].part, found["recall"].whole) == (3, 4)
    assert (found["right kind"].part, found["right kind"].whole) == (2, 3)
    assert found["false alarms"].value == 0.5
    assert found["false alarms, sure"].value == 0
    assert urgent_report.by_kind(messages)["exploitation"]["recall"].value == 0.5
    report = urgent_report.markdown(messages, lookalikes, "p50 1 ms")
    assert "- exploitation: “d”" in report
    assert "- “f”: danger_now, asks gently" in report
    assert urgent_report.as_json(messages, lookalikes)["missed"] == [
        {"text": "d", "kind": "exploitation"}
    ]


def test_words_the_head_knows_are_not_mended_into_others() -> None:
    assert PHRASES.detect("my dad bents me up") == Urgent("abuse_or_neglect")
    assert Detector(None, words=["bents"]).detect("my dad bents me up") is None
