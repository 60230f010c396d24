"""What is measured of a set of answered questions. Shares come with Wilson 95% intervals."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from tools.evaluation.questions import Question

OUT_OF_SCOPE = "talk/out_of_scope"


class Answered(msgspec.Struct, frozen=True):
    """A question and what became of it.

    `outcome` is "answer", "did_you_mean" or "not_understood"; `top` the labels, likeliest first.
    """

    question: Question
    outcome: str
    top: list[str]
    probability: float
    ours: float

    @property
    def is_right(self) -> bool:
        """The first choice is one of the right ones."""
        return bool(self.top) and self.top[0] in self.question.right


class Share(msgspec.Struct, frozen=True):
    """`part` of `whole`, with its Wilson score interval (Wilson 1927) at 95%."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, 0–1; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The lower and upper end, 0–1."""
        if not self.whole:
            return 0.0, 1.0
        z, n, p = 1.96, self.whole, self.value
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.1%} ({self.part}/{self.whole}; {low:.1%}–{high:.1%})"


def share(items: Iterable[bool]) -> Share:
    """The share of true items."""
    listed = list(items)
    return Share(sum(listed), len(listed))


def measures(answered: Sequence[Answered]) -> dict[str, Share]:
    """The headline figures of a run, by name."""
    ours = [a for a in answered if a.question.label != OUT_OF_SCOPE]
    outside = [a for a in answered if a.question.label == OUT_OF_SCOPE]
    outright = [a for a in answered if a.outcome == "answer" and a.top[0] != OUT_OF_SCOPE]
    return {
        "right first choice": share(a.is_right for a in ours),
        "right in the top three": share(bool(a.question.right & set(a.top[:3])) for a in ours),
        "answered outright": share(a.outcome == "answer" for a in ours),
        "did you mean": share(a.outcome == "did_you_mean" for a in ours),
        "not understood": share(a.outcome == "not_understood" for a in ours),
        "wrong among answered outright": share(not a.is_right for a in outright),
        "out of scope not answered with a topic": share(is_caught(a) for a in outside),
    }


def is_caught(answer: Answered) -> bool:
    """An out-of-scope message that got no topic: recognised, asked about, or not understood."""
    return answer.outcome != "answer" or answer.top[0].startswith("talk/")


def macro_f1(answered: Sequence[Answered]) -> float:
    """The mean over labels of the harmonic mean of precision and recall."""
    hit: Counter[str] = Counter()
    said: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for a in answered:
        first = a.top[0]
        label = first if a.is_right else a.question.label
        asked[label] += 1
        said[first] += 1
        hit[label] += a.is_right
    scores = [2 * hit[x] / (asked[x] + said[x]) for x in asked]
    return sum(scores) / len(scores) if scores else 0.0


def coverage_at(answered: Sequence[Answered], precision: float) -> tuple[float, float]:
    """The largest share that can be answered at this precision, and the threshold for it.

    Questions are answered from the most to the least probable; (0, 1) if none reach it.
    """
    ordered = sorted(answered, key=lambda a: -a.probability)
    best, right = (0.0, 1.0), 0
    for count, answer in enumerate(ordered, start=1):
        right += answer.is_right
        if right / count >= precision:
            best = (count / len(ordered), answer.probability)
    return best


def worst_topics(answered: Sequence[Answered], most: int = 12) -> list[tuple[str, Share]]:
    """The labels with the smallest share right, worst first."""
    labels = sorted({a.question.label for a in answered})
    shares = [(x, share(a.is_right for a in answered if a.question.label == x)) for x in labels]
    return sorted((s for s in shares if s[1].value < 1), key=lambda s: s[1].value)[:most]


def worst_pairs(answered: Sequence[Answered], most: int = 12) -> list[tuple[str, str, int]]:
    """The commonest mistakes: label, what was chosen instead, how often."""
    pairs = Counter((a.question.label, a.top[0]) for a in answered if not a.is_right)
    return [(label, chosen, count) for (label, chosen), count in pairs.most_common(most)]
