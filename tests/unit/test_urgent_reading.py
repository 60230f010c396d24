"""The whole of a message is read for danger, whatever its length; and what is measured of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.urgent import Detector, Urgent, passages, pieces
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
    assert len(read) <= 34
    assert all(any(word in part for part in read) for word in marked)


def test_found_at_the_end_of_a_very_long_message() -> None:
    found = PHRASES.detect("so i went to college and had my review. " * 300 + HELP)
    assert found == Urgent("suicide_or_self_harm")


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
