"""Question files: JSON Lines of {"text", "label", "also"}, and a noisy copy as typed on a phone."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import msgspec

NOISE_SEED = 1234
# Written apart from knowledge/spelling.yml: what the mender must cope with, not what it knows.
_TEXT_SPEAK = {
    "what": "wot", "you": "u", "your": "ur", "are": "r", "because": "cuz", "to": "2", "for": "4",
    "with": "wiv", "have": "av", "please": "plz", "know": "kno", "when": "wen", "about": "abt",
    "and": "n", "before": "b4", "something": "summin", "people": "ppl", "the": "da", "that": "dat",
    "would": "wud", "should": "shud", "could": "cud", "going": "goin", "want": "wnt", "get": "git",
}  # fmt: skip
_SWAPPED_SHARE = 0.4
_DAMAGED_SHARE = 0.2


class Question(msgspec.Struct, frozen=True):
    """A question, the topic it asks for, and others that would be as good an answer."""

    text: str
    label: str
    also: list[str] = []

    @property
    def right(self) -> set[str]:
        """Every topic that answers it."""
        return {self.label, *self.also}


def read(path: Path) -> list[Question]:
    """The questions of a file.

    Raises:
        ValueError: naming the line that is not a question.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                found.append(msgspec.convert(json.loads(line), Question))
            except (msgspec.ValidationError, json.JSONDecodeError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error
    return found


def noisy(questions: list[Question], seed: int = NOISE_SEED) -> list[Question]:
    """The same questions as typed in a hurry: no capitals or stops, text speak, slips of a finger.

    Two words in five that have a short form take it; one in five of the others, of four letters or
    more, loses a letter, doubles one or swaps two.
    """
    chance = random.Random(seed)
    return [
        Question(" ".join(_typed(word, chance) for word in _bare(q.text)), q.label, q.also)
        for q in questions
    ]


def _bare(text: str) -> list[str]:
    return re.sub(r"[^\w\s£+&]", "", text.lower()).split()


def _typed(word: str, chance: random.Random) -> str:
    if word in _TEXT_SPEAK:
        return _TEXT_SPEAK[word] if chance.random() < _SWAPPED_SHARE else word
    if len(word) < 4 or not word.isalpha() or chance.random() >= _DAMAGED_SHARE:
        return word
    at = chance.randrange(1, len(word) - 1)
    slip = chance.choice(("drop", "double", "swap"))
    if slip == "drop":
        return word[:at] + word[at + 1 :]
    if slip == "double":
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
