"""The topic ids of the training phrases, the inventory, the domain and the code agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import intents
from bot.intents import intent_of
from bot.training_data import NLU
from signpost.knowledge import ROOT

BOT = Path(intents.__file__).parent
BLOCKS = [
    (path.name, block)
    for path in sorted(NLU.glob("*.yml"))
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
]
INVENTORY = {
    f"{area}/{name}"
    for area, topics in yaml.safe_load((ROOT / "inventory.yml").read_text("utf-8")).items()
    for name in topics
}

TABLE = [
    ("money/pip", "ask"),
    ("service/what_can_you_do", "ask"),
    ("service/talk_to_a_person", "hand_off"),
    ("flow/hand_off", "hand_off"),
    ("talk/greet", "talk"),
    ("talk/out_of_scope", "talk"),
    ("talk/stop", "stop"),
    ("answer/yes", "answer"),
    ("urgent/danger_now", "urgent"),
    ("", "ask"),
    ("/restart", "ask"),
    ("talkative/person", "ask"),
]


@pytest.mark.parametrize(("topic", "intent"), TABLE)
def test_the_intent_of_a_topic(topic: str, intent: str) -> None:
    assert intent_of(topic) == intent


def test_every_block_of_training_phrases_has_the_intent_of_its_topic() -> None:
    wrong = [
        f"{file}: {topic(block)} is {block['intent']}"
        for file, block in BLOCKS
        if block["intent"] != intent_of(topic(block))
    ]
    assert wrong == []


def test_every_topic_of_the_training_phrases_is_in_the_inventory() -> None:
    """Small talk has no place there: it is one file of knowledge/talk or a handler each."""
    topics = {topic(block) for _, block in BLOCKS}
    assert {t for t in topics - INVENTORY if not t.startswith("talk/")} == set()


def test_every_topic_of_the_inventory_has_training_phrases() -> None:
    assert {t for t in INVENTORY if not t.startswith("urgent/")} - {
        topic(block) for _, block in BLOCKS
    } == set()


def test_a_topic_has_one_block() -> None:
    topics = [topic(block) for _, block in BLOCKS]
    assert sorted({t for t in topics if topics.count(t) > 1}) == []


def test_the_domain_knows_every_intent_and_no_other() -> None:
    named = {
        value for name, value in vars(intents).items() if name.isupper() and isinstance(value, str)
    }
    domain = yaml.safe_load((BOT / "domain.yml").read_text("utf-8"))
    assert {i if isinstance(i, str) else next(iter(i)) for i in domain["intents"]} == named


def topic(block: dict[str, Any]) -> str:
    return str(block["metadata"]["topic"])
