"""Runs every conversation in the YAML files beside this one against the running service.

A turn: `they` types or `choose` presses a button. What must be in one of the replies of the turn:
`kind`, `topic`, `says` (words in the text), `offers` (labels, choices or topics of buttons),
`teams`, `pages`, `more`. `never` are words that no reply of the turn may contain.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.chat import Chat, Reply
from tests.conftest import Service

HERE = Path(__file__).parent
KNOWN = {"they", "choose", "kind", "topic", "says", "offers", "teams", "pages", "more", "never"}


def conversations() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.yml")):
        for talk in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(pytest.param(talk, id=f"{path.stem}: {talk['title']}"))
    return found


@pytest.mark.parametrize("talk", conversations())
def test_conversation(talk: dict[str, Any], service: Service) -> None:
    opening = {key: talk[key] for key in ("audience", "easy_read", "page") if key in talk}
    chat = Chat(service.url, **opening)
    for number, turn in enumerate(talk["turns"], start=1):
        assert set(turn) <= KNOWN, f"turn {number} has a word that no check knows"
        replies = chat.say(turn["they"]) if "they" in turn else chat.choose(turn["choose"])
        wrong = faults(turn, replies)
        said = "\n".join(f"{r['kind']} {r['topic']}: {r['text']}" for r in replies)
        assert not wrong, f"turn {number}, {turn}: {'; '.join(wrong)}\n{said}"


def faults(turn: dict[str, Any], replies: list[Reply]) -> list[str]:
    """What the replies of a turn lack."""
    found = [] if replies else ["no reply at all"]
    for name in ("kind", "topic", "more"):
        if name in turn and turn[name] not in [reply[name] for reply in replies]:
            found.append(f"{name} is {[reply[name] for reply in replies]}")
    text = "\n".join(reply["text"] for reply in replies).lower()
    found += [
        f"does not say “{words}”" for words in turn.get("says", []) if words.lower() not in text
    ]
    found += [f"says “{words}”" for words in turn.get("never", []) if words.lower() in text]
    buttons = {
        value
        for r in replies
        for o in r["options"]
        for value in (o["label"], o["choose"], o.get("topic"))
    }
    found += [f"does not offer “{name}”" for name in turn.get("offers", []) if name not in buttons]
    for field in ("teams", "pages"):
        ids = {item["id"] for reply in replies for item in reply[field]}
        found += [f"{field} lacks {name}" for name in turn.get(field, []) if name not in ids]
    return found
