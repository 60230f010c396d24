"""What `/ask` shows: the greeting, or what has been said since the last start."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings

from signpost.knowledge import knowledge
from signpost.reply import Reply, to_dict
from web.chat import store
from web.chat.models import Conversation, Turn
from web.chat.rating import RATED, ratings
from web.words import chat_words

Context = dict[str, Any]
EXIT = "https://www.bbc.co.uk/weather"
# Where each first choice leads; the same as in widget/src/view/welcome.js.
STARTERS = (
    ("starter.turning_18", "turning_18/what_changes"),
    ("starter.leaving_care", "leaving_care/what_support"),
    ("starter.ehc_plan", "ehc_plan/what_is_it"),
    ("starter.adult_care", "adult_care/what_is_it"),
    ("starter.find_a_team", "service/find_a_team"),
)
AUDIENCES = ("young_person", "parent", "professional")


def empty(easy_read: bool = False, page: str = "") -> Context:
    """Before anything is said. `page` is the topic of the page that a person came from."""
    return {"turns": [], "easy_read": easy_read, "page": page, **_fixed(page)}


def conversation(conversation_id: UUID, skip: int = 0) -> Context:
    """A conversation as it is stored; the first `skip` turns belong to an earlier start.

    A database function: run it through web.chat.database.
    """
    found = store.find(conversation_id) or Conversation()
    rated = ratings(conversation_id)
    turns = store.turns_of(conversation_id)
    said = said_since(turns, skip)
    for turn in said:
        if turn.reply and turn.reply_id in rated:
            turn.reply["rated"] = rated[turn.reply_id]
    _offer_rating(said)
    return {"turns": said, "easy_read": found.easy_read, "count": len(turns), **_fixed("")}


def this_turn(said: str, replies: list[Reply], easy_read: bool) -> Context:
    """One exchange that is not stored, because the database is down."""
    turns = [Turn(who=Turn.PERSON, text=said)]
    turns += [Turn(who=Turn.ASSISTANT, reply=to_dict(r), text=r.text) for r in replies]
    return {"turns": turns, "easy_read": easy_read, **_fixed("")}


def said_since(turns: list[Turn], skip: int) -> list[Turn]:
    """What to show: not the stored welcome, because the greeting of the page stands for it."""
    first = next((i for i, turn in enumerate(turns) if turn.who == Turn.PERSON), len(turns))
    return turns[max(skip, first) :]


def _offer_rating(turns: list[Turn]) -> None:
    """Only the newest answer asks whether it helped: the page stays short."""
    for turn in reversed(turns):
        if turn.reply and turn.reply.get("kind") in RATED and turn.reply_id:
            turn.reply["asks"] = True
            return


def _fixed(page: str) -> Context:
    starters = [{"label": chat_words(key), "choose": topic} for key, topic in STARTERS]
    if page in knowledge().topics:
        label = chat_words("starters.page", topic=knowledge().topics[page].head.title)
        starters.insert(0, {"label": label, "choose": page})
    return {
        "starters": starters,
        "audiences": [{"value": who, "label": chat_words(f"who.{who}")} for who in AUDIENCES],
        "exit": EXIT,
        "max_chars": settings.SIGNPOST_MAX_CHARS,
    }
