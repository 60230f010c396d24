"""What the answers to “Find the right team” mean: a topic, an age, an area."""

from __future__ import annotations

from typing import Optional

from rasa_sdk import Tracker

from bot.actions.base import Turn
from bot.actions.heard import typed
from bot.actions.question import chosen, one_of, words_for
from signpost import search, spoken_age
from signpost.knowledge import knowledge
from signpost.stems import content_words

NAME = "find_a_team"
# The probability from which a guess is taken for what somebody needs; they see it and can go back.
_LIKELY = 0.25
_GENERAL = ("service/", "roadmap/")
PLAIN = 0.55
"""The score from which a request need not be asked what it is about."""
LIKELY_AGES = range(11, 31)
AREA = "area"
"""What a postcode came to, added to what was understood of a message."""


def about(turn: Turn, tracker: Tracker) -> Optional[str]:
    """The topic of an answer: a button, a question that is understood, or the nearest by search."""
    if chosen(turn) in knowledge().topics:
        return chosen(turn)
    understood = turn.understood
    if understood.get("topic") in knowledge().topics and understood.get("intent") == "ask":
        return str(understood["topic"])
    text = typed(tracker.latest_message or {})
    return topic_named(text, search.GOOD) or _guess(turn) or topic_named(text)


def _guess(turn: Turn) -> Optional[str]:
    """The likeliest topic, when the message was not plain enough to be answered."""
    best = (turn.understood.get("ranking") or [{}])[0]
    topic = str(best.get("label"))
    likely = float(best.get("probability") or 0) >= _LIKELY
    return topic if likely and topic in knowledge().topics and not is_general(topic) else None


def age(turn: Turn, tracker: Tracker) -> Optional[int]:
    """The age in whole years; a button of a band stands for one age in it."""
    pressed = chosen(turn)
    if pressed is not None:
        return int(pressed) if pressed.isdigit() else None
    years = spoken_age.age(turn.text)
    return None if years is None else int(years)


def place(turn: Turn, tracker: Tracker) -> Optional[str]:
    """The area of a postcode that was looked up, or of a place that was named."""
    found = turn.understood.get(AREA) or one_of(NAME, "place")(turn, tracker)
    return str(found) if found else None


def is_general(topic: str) -> bool:
    """Whether a topic does not say what somebody needs help with."""
    return topic.startswith(_GENERAL)


def topic_named(text: str, at_least: float = search.FAIR) -> Optional[str]:
    """The topic that a message is about, apart from its being a request for a team; or None."""
    mere = set(str(words_for(NAME)["little_words"]).split())
    said = " ".join(word for word in content_words(text) if word not in mere)
    hits = search.find(said, at_least)
    found = (hit.id for hit in hits if hit.kind == "topic" and not is_general(hit.id))
    return next(found, None)
