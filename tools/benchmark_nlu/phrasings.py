"""The same k phrasings a topic for every pipeline, as one NLU file that Rasa reads."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

SEED = 0


def draw(
    examples: Iterable[tuple[str, str]], shots: int | None, seed: int = SEED
) -> list[tuple[str, str]]:
    """The first `shots` examples (text, label) of each label after shuffling; None keeps all.

    The order in which labels come does not matter to what is drawn for a given order of examples.
    """
    shuffled = list(examples)
    random.Random(seed).shuffle(shuffled)
    taken: dict[str, int] = defaultdict(int)
    drawn = []
    for text, label in shuffled:
        if shots is None or taken[label] < shots:
            taken[label] += 1
            drawn.append((text, label))
    return drawn


def intent_name(topic: str) -> str:
    """A topic id as an intent name: "/" has a meaning of its own in Rasa."""
    return topic.replace("/", ".")


def topic_id(intent: str) -> str:
    """The topic id that `intent_name` was given."""
    return intent.replace(".", "/")


def write_nlu(examples: Iterable[tuple[str, str]], path: Path) -> None:
    """Writes an NLU file with one intent for each topic; ours reads the topic from metadata."""
    texts: dict[str, list[str]] = defaultdict(list)
    for text, topic in examples:
        texts[topic].append(text)
    blocks = [
        {
            "intent": intent_name(topic),
            "metadata": {"topic": topic},
            "examples": "".join(f"- {text}\n" for text in listed),
        }
        for topic, listed in sorted(texts.items())
    ]
    data = {"version": "3.1", "nlu": blocks}
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
