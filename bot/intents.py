"""Which intent a topic belongs to: what the dialogue does with it (bot/data/rules)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Mapping

ASK = "ask"
TALK = "talk"
STOP = "stop"
HAND_OFF = "hand_off"
URGENT = "urgent"
UNSURE = "unsure"
NOT_UNDERSTOOD = "not_understood"
ANSWER = "answer"

_OWN: Mapping[str, str] = MappingProxyType(
    {"service/talk_to_a_person": HAND_OFF, "talk/stop": STOP, "flow/hand_off": HAND_OFF}
)


def intent_of(topic: str) -> str:
    """The intent of a topic id: its own, `talk`, `answer` (to a question we asked) or `ask`."""
    area = topic.partition("/")[0]
    return _OWN.get(topic, area if area in (TALK, ANSWER, URGENT) else ASK)
