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
LEAVING_CARE_CHECK = "leaving_care_check"
ADULT_CARE_CHECK = "adult_care_check"
FIND_A_TEAM = "find_a_team"
MY_ROADMAP = "my_roadmap"
FIND_A_PAGE = "find_a_page"
GLOSSARY = "glossary"
OPENING_HOURS = "opening_hours"

LOOK_UPS = frozenset({FIND_A_PAGE, GLOSSARY, OPENING_HOURS})
"""Intents that are answered on the same turn, as ASK is."""

_OWN: Mapping[str, str] = MappingProxyType(
    {
        "service/talk_to_a_person": HAND_OFF,
        "flow/hand_off": HAND_OFF,
        "talk/stop": STOP,
        "flow/leaving_care_check": LEAVING_CARE_CHECK,
        "flow/adult_care_check": ADULT_CARE_CHECK,
        "service/find_a_team": FIND_A_TEAM,
        "flow/find_a_team": FIND_A_TEAM,
        "flow/my_roadmap": MY_ROADMAP,
        "service/find_a_page": FIND_A_PAGE,
        "flow/find_a_page": FIND_A_PAGE,
        "service/what_does_it_mean": GLOSSARY,
        "service/opening_hours": OPENING_HOURS,
    }
)


def intent_of(topic: str) -> str:
    """The intent of a topic id: its own, `talk`, `answer` (to a question we asked) or `ask`."""
    area = topic.partition("/")[0]
    return _OWN.get(topic, area if area in (TALK, ANSWER, URGENT) else ASK)
