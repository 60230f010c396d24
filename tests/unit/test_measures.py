"""The measures of the evaluation against numbers worked out by hand, and the noise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tools.evaluation.measures import (
    Answered,
    Share,
    coverage_at,
    is_caught,
    macro_f1,
    measures,
    worst_pairs,
    worst_topics,
)
from tools.evaluation.questions import Question, noisy, read
from tools.evaluation.report import figures

OUT = "talk/out_of_scope"


def answered(
    label: str, top: list[str], p: float, outcome: str = "answer", also: list[str] | None = None
) -> Answered:
    return Answered(Question("?", label, also or []), outcome, top, p, p)


# Six questions of ours and two that are not.
RUN = [
    answered("a/a", ["a/a"], 0.95),
    answered("a/a", ["a/a", "b/b"], 0.9),
    answered("a/a", ["b/b", "a/a"], 0.8),  # wrong, said outright
    answered("b/b", ["b/b"], 0.7),
    answered("b/b", ["c/c", "x/x", "y/y", "b/b"], 0.3, "did_you_mean"),
    answered("c/c", ["d/d"], 0.2, "not_understood", also=["d/d"]),
    answered(OUT, [OUT], 0.99),
    answered(OUT, ["a/a"], 0.6),  # a topic for what is not ours
]


def test_the_headline_figures() -> None:
    found = {name: (share.part, share.whole) for name, share in measures(RUN).items()}
    assert found == {
        "right first choice": (4, 6),
        "right in the top three": (5, 6),
        "answered outright": (4, 6),
        "did you mean": (1, 6),
        "not understood": (1, 6),
        "wrong among answered outright": (2, 5),
        "out of scope not answered with a topic": (1, 2),
    }


@pytest.mark.parametrize(
    ("answer", "caught"),
    [
        (answered(OUT, [OUT], 0.9), True),
        (answered(OUT, ["talk/greet"], 0.9), True),
        (answered(OUT, ["a/a"], 0.4, "did_you_mean"), True),
        (answered(OUT, ["a/a"], 0.4, "not_understood"), True),
        (answered(OUT, ["a/a"], 0.9), False),
    ],
)
def test_out_of_scope(answer: Answered, caught: bool) -> None:
    assert is_caught(answer) is caught


def test_a_share_and_its_interval() -> None:
    """The Wilson interval of 8 of 10 is 49.0% to 94.3% (Wilson 1927; worked by hand)."""
    assert Share(8, 10).value == 0.8
    assert Share(8, 10).interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert str(Share(8, 10)) == "80.0% (8/10; 49.0%–94.3%)"
    assert Share(0, 10).interval[0] == 0
    assert Share(10, 10).interval[1] == pytest.approx(1)
    assert (Share(0, 0).value, Share(0, 0).interval) == (0, (0, 1))


def test_macro_f1() -> None:
    """a: 2 hits, asked 3, said 2: 2·2/5. b: 1 hit, asked 2, said 2: 2/4. The mean is 0.65."""
    run = [
        answered("a/a", ["a/a"], 1),
        answered("a/a", ["a/a"], 1),
        answered("a/a", ["b/b"], 1),
        answered("b/b", ["b/b"], 1),
        answered("b/b", ["c/c"], 1),
    ]
    assert macro_f1(run) == pytest.approx((4 / 5 + 2 / 4) / 2)
    assert macro_f1([]) == 0


def test_macro_f1_counts_another_right_answer_as_right() -> None:
    assert macro_f1([answered("c/c", ["d/d"], 1, also=["d/d"])]) == 1


def test_coverage_at_a_precision() -> None:
    """By probability: right, right, wrong, right, wrong. At 70%: four of five, 3/4 right."""
    run = [
        answered("a/a", ["b/b"], 0.7),
        answered("a/a", ["a/a"], 0.9),
        answered("a/a", ["a/a"], 0.8),
        answered("a/a", ["a/a"], 0.6),
        answered("a/a", ["b/b"], 0.5),
    ]
    assert coverage_at(run, 0.7) == (0.8, 0.6)
    assert coverage_at(run, 0.95) == (0.4, 0.8)
    assert coverage_at(run, 0.6) == (1.0, 0.5)
    assert coverage_at([answered("a/a", ["b/b"], 0.9)], 0.5) == (0.0, 1.0)


def test_the_worst_topics_and_mistakes() -> None:
    assert [(label, s.part, s.whole) for label, s in worst_topics(RUN)] == [
        ("b/b", 1, 2),
        (OUT, 1, 2),
        ("a/a", 2, 3),
    ]
    twice = [*RUN, answered("b/b", ["c/c"], 0.3)]
    assert worst_pairs(twice)[0] == ("b/b", "c/c", 2)


def test_every_figure_is_said() -> None:
    said = figures(RUN)
    assert said["right first choice"].startswith("66.7% (4/6; ")
    assert set(said) > set(measures(RUN))


QUESTIONS = [
    Question("What should I do about my annual review, please?", "a/a", ["b/b"]),
    Question("Can you help with the EHC plan? It's £90.50.", "a/a"),
] * 50


def test_noise_is_the_same_every_time_and_another_with_another_seed() -> None:
    assert noisy(QUESTIONS) == noisy(QUESTIONS)
    assert noisy(QUESTIONS, seed=1) != noisy(QUESTIONS, seed=2)
    first, second = noisy(QUESTIONS[:2])
    assert [first, second] == noisy(QUESTIONS)[:2], "a question must not depend on what follows"


def test_noise_keeps_the_label_and_most_of_the_words() -> None:
    noise = noisy(QUESTIONS)
    assert [(q.label, q.also) for q in noise] == [(q.label, q.also) for q in QUESTIONS]
    assert len({q.text for q in noise}) > 50
    words = [word for q in noise for word in q.text.split()]
    assert all(word == word.lower() and "?" not in word for word in words)
    count = Counter(words)
    assert 0.2 < count["wot"] / (count["wot"] + count["what"]) < 0.6
    after_my = [words[place + 1] for place, word in enumerate(words) if word == "my"]
    slips = [word for word in after_my if word != "annual"]
    assert 0.05 < len(slips) / len(after_my) < 0.4
    assert all(word[0] == "a" and abs(len(word) - 6) <= 1 for word in slips)
    assert count["my"] == 50
    assert count["£9050"] == 50


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"text": "a", "label": "b"}\n\n{"text": "a"}\n')
    with pytest.raises(ValueError, match=r"questions\.jsonl, line 3: .*label"):
        read(path)
    path.write_text('{"text": "a", "label": "b", "also": ["c"]}\n\n')
    assert read(path) == [Question("a", "b", ["c"])]
    assert read(path)[0].right == {"b", "c"}
    path.write_text("no json")
    with pytest.raises(ValueError, match=r"line 1"):
        read(path)
