"""The manners of a guided conversation: one question at a time, an interruption is answered first.

A Rasa form asks; this decides what an answer means. Rasa calls `validate_<form>` on each turn:
events for the slot of the open question fill it (None asks again), and no events at all hand the
message to the rules, so that an ordinary question, “stop” or danger is dealt with and the form then
goes on.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from bot.intents import ASK, HAND_OFF, NOT_UNDERSTOOD, STOP, TALK, UNSURE, URGENT
from signpost.reply import Option, Reply
from signpost.understood import questions

SKIPPED = ""
"""The value of a question that need not be asked; None would make Rasa ask it."""
_SURE_INTERRUPTION = 0.8
_MANNERS = ("talk/yes", "talk/no")


class Question(msgspec.Struct, frozen=True):
    """One question: its slot and how a message answers it (None when it does not).

    `free` questions take any words, so only a clear question of another kind interrupts them.
    """

    slot: str
    read: Callable[[Turn, Tracker], Any]
    free: bool = False


class ValidateForm(ReplyAction):
    """Reads the answer to the open question of one form."""

    questions: List[Question]

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """The slots that this message fills, or no events when it is not an answer."""
        open_slot = tracker.get_slot("requested_slot")
        if open_slot is None:
            return self.start(tracker, turn)
        if not is_fresh(tracker):
            return []
        question = next(q for q in self.questions if q.slot == open_slot)
        if interrupts(turn, question.free):
            return []
        value = question.read(turn, tracker)
        if value is None:
            return [
                SlotSet(open_slot, None),
                SlotSet("misses", (tracker.get_slot("misses") or 0) + 1),
            ]
        return [SlotSet(open_slot, value), SlotSet("misses", 0), *self.skips(open_slot, value)]

    def start(self, tracker: Tracker, turn: Turn) -> List[EventType]:
        """What is known already when the conversation starts."""
        return [SlotSet("misses", 0)]

    def skips(self, slot: str, value: Any) -> List[EventType]:
        """The questions that this answer makes unnecessary, marked SKIPPED."""
        return []


def is_fresh(tracker: Tracker) -> bool:
    """Whether the latest message is still to be read.

    After an interruption was answered, Rasa calls the form again with the same message.
    """
    form = (tracker.active_loop or {}).get("name")
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return True
        if event["event"] == "action" and event.get("name") != form:
            return False
    return True


def interrupts(turn: Turn, free: bool) -> bool:
    """Whether a message is something other than an answer to the open question."""
    intent = turn.understood.get("intent")
    if intent in (URGENT, STOP):
        return True
    if turn.understood.get("chosen"):
        return intent != "answer"
    if intent in (TALK, HAND_OFF):
        return not free and turn.topic not in _MANNERS
    if intent in (UNSURE, NOT_UNDERSTOOD):
        return False
    sure = float(turn.understood.get("confidence") or 0) >= _SURE_INTERRUPTION
    asks = turn.text.rstrip().endswith("?") or len(turn.text.split()) > 4
    return intent == ASK and sure and asks and (not free or turn.text.rstrip().endswith("?"))


def ask(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    turn: Turn,
    written: Dict[str, Any],
    lead: str = "",
    options: Optional[List[Option]] = None,
) -> None:
    """Asks one question, with the explanation when the last answer was not understood."""
    text = written.get("easy_read") if turn.easy_read else written["ask"]
    missed = bool(tracker.get_slot("misses"))
    parts = [written["help"] if missed else "", lead, str(text)]
    offered = options if options is not None else buttons(written)
    say(
        dispatcher,
        turn,
        Reply(kind="question", text="\n\n".join(part for part in parts if part), options=offered),
    )


def buttons(written: Dict[str, Any]) -> List[Option]:
    """The buttons written beside a question."""
    return [Option(option["label"], option["choose"]) for option in written.get("options", [])]


def chosen(turn: Turn) -> Optional[str]:
    """The value of the button that was pressed, or None when the person typed."""
    return turn.understood.get("value") if turn.understood.get("chosen") else None


def words_for(conversation: str) -> Dict[str, Any]:
    """The questions of one conversation, from knowledge/questions.yml."""
    found: Dict[str, Any] = questions()[conversation]
    return found
