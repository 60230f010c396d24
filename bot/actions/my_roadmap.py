"""A roadmap for one person: asks age and what applies, and shows what is done, now and next."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import Turn, say
from bot.actions.form import FinishForm, ValidateForm
from bot.actions.heard import typed
from bot.actions.question import (
    NOTHING,
    Ask,
    Question,
    ask,
    buttons,
    chosen,
    several_of,
    some_slot,
    words_for,
)
from bot.actions.roadmap_words import result
from signpost import spoken_age
from signpost.office_hours import now
from signpost.reply import Option
from signpost.roadmap import OLDEST, YOUNGEST, months_of_age, roadmap

NAME, FORM = "my_roadmap", "my_roadmap_form"
AGE, GROUPS = "rm_age", "rm_groups"


def _age(turn: Turn, tracker: Tracker) -> Optional[Dict[str, Any]]:
    """The age in months, and whether it is exact to the month."""
    pressed = chosen(turn)
    if pressed is not None:
        return {"months": int(pressed) * 12, "exact": False} if pressed.isdigit() else None
    return said_age(turn.text)


def said_age(text: str) -> Optional[Dict[str, Any]]:
    """The age in months that a text says, if there is a roadmap for it."""
    born = spoken_age.born(text)
    years = spoken_age.age(text)
    if born is not None:
        months = months_of_age(*born, now().date())
    elif years is not None:
        months = round(years * 12)
    else:
        return None
    in_range = YOUNGEST <= months < OLDEST
    return {"months": months, "exact": born is not None} if in_range else None


class ValidateMyRoadmapForm(ValidateForm):
    """What each answer means."""

    action_name = f"validate_{FORM}"
    conversation = NAME
    questions = [
        Question(AGE, _age, key="age"),
        Question(GROUPS, several_of(NAME, "groups", GROUPS), key="groups"),
    ]

    def start(self, tracker: Tracker, turn: Turn) -> List[EventType]:
        """An age in the request itself need not be asked."""
        age = said_age(typed(tracker.latest_message or {}))
        return [*super().start(tracker, turn), *([SlotSet(AGE, age)] if age else [])]


class AskMyRoadmapAge(Ask):
    """Asks the age."""

    action_name = f"action_ask_{FORM}_{AGE}"
    conversation, key, slot = NAME, "age", AGE


class AskMyRoadmapGroups(Ask):
    """Asks what applies, then whether anything else does."""

    action_name = f"action_ask_{FORM}_{GROUPS}"
    conversation, key, slot = NAME, "groups", GROUPS

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the question; what was chosen is not offered again, and “none” is “that's all”."""
        written = words_for(NAME)["groups"]
        had = [f"answer/{group}" for group in tracker.slots.get(some_slot(GROUPS)) or []]
        if had:
            done = Option(written["more"]["done"], f"answer/{NOTHING}")
            left = [o for o in buttons(written) if o.choose not in (*had, done.choose)]
            ask(dispatcher, tracker, turn, {**written, **written["more"]}, options=[*left, done])
        else:
            ask(dispatcher, tracker, turn, written)
        return []


class SubmitMyRoadmap(FinishForm):
    """Shows the roadmap, with the page to print, the PDF and the calendar entries."""

    action_name = f"action_{NAME}_submit"

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Says the result."""
        age = tracker.get_slot(AGE)
        exact = bool(age["exact"])
        mine = roadmap(age["months"], tracker.get_slot(GROUPS), now().date() if exact else None)
        say(dispatcher, turn, result(mine, exact, turn))
