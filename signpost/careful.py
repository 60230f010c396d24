"""After a reply about danger: the next turns stay careful until the person is safe or moves on.

The site and the bot both ask here, so that a person is answered the same way when the bot is down.
The short messages that are known are in knowledge/careful.yml.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

import msgspec

from signpost import answers
from signpost.content import Audience
from signpost.knowledge import ROOT, knowledge
from signpost.normalise import clean
from signpost.phrases import compile_phrases
from signpost.reply import Reply
from signpost.urgent import Urgent
from signpost.yaml_file import read_yaml

Meaning = Literal["safe", "not_safe", "little", "other"]
SAFE = "safe"
"""The talk text for somebody who is safe; its topic is talk/safe."""
_SHORT = 9


class Careful(msgspec.Struct, frozen=True):
    """What the talk was about, whom it concerned, and whether “are you safe?” was asked last."""

    kind: str
    about: str = "self"
    asked: bool = False


Answer = tuple[Reply, Careful | None]


def respond(
    state: Careful, text: str, audience: Audience, easy_read: bool, is_clear: bool
) -> Answer | None:
    """The reply to what comes after one about danger, and the state after it.

    `is_clear`: whether the message was understood as a question of its own. None means that the
    person has moved on: answer as always, and the careful turns are over.
    """
    meant = meaning(text, state.asked)
    if meant == "safe":
        return answers.talk(SAFE, audience, easy_read), None
    if meant == "not_safe":
        again = Urgent(state.kind, state.about)
        return answers.urgent(again, audience, easy_read), Careful(state.kind, state.about)
    if meant == "other" and is_clear:
        return None
    return answers.urgent_check(state.kind), Careful(state.kind, state.about, asked=True)


def meaning(text: str, asked: bool) -> Meaning:
    """What a short message says of being safe. “Yes” and “no” count only after it was asked."""
    data = _data()
    plain = _plain(text)
    if asked and plain in data["yes"]:
        return "safe"
    if asked and plain in data["no"]:
        return "not_safe"
    if any(plain in data[name] for name in ("yes", "no", "little")):
        return "little"
    if plain in data["safe_words"]:
        return "safe"
    if data["not_safe"].search(plain):
        return "not_safe"
    is_short = len(plain.split()) <= _SHORT and "?" not in text
    if is_short and data["safe"].search(plain) and not data["unless"].search(plain):
        return "safe"
    return "other" if plain else "little"


def after(replies: list[Reply], before: Careful | None) -> Careful | None:
    """The state after these replies: careful when one of them is about danger."""
    kinds = [(r.topic or "").removeprefix("urgent/") for r in replies if r.kind == "urgent"]
    if not kinds or kinds[-1] not in knowledge().urgent:
        return None
    about = before.about if before and before.kind == kinds[-1] else "self"
    asks = answers.urgent_check(kinds[-1]).text
    return Careful(kinds[-1], about, asked=any(reply.text == asks for reply in replies))


def from_stored(stored: Any) -> Careful | None:
    """The state as it was kept (JSON types); what cannot be read is no state."""
    try:
        found = msgspec.convert(stored, Careful) if stored else None
    except msgspec.ValidationError:
        return None
    return found if found and found.kind in knowledge().urgent else None


def _plain(text: str) -> str:
    """The words alone, in lower case, without apostrophes."""
    kept = clean(text).lower().replace("'", "")
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded = read_yaml(ROOT / "careful.yml")
    phrases = ("safe", "not_safe", "unless")
    return {
        name: compile_phrases(value) if name in phrases else {str(word) for word in value}
        for name, value in loaded.items()
    }
