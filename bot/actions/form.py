"""The manners of a guided conversation: one question at a time, an interruption is answered first.

A Rasa form asks; this decides what an answer means. Rasa calls `validate_<form>` on each turn:
events for the slot of the open question fill it (None asks again), and no events at all hand the
message to the rules, so that an ordinary question, “stop” or danger is dealt with and the form then
goes on. What interrupts is in bot/actions/interruption.py; “go back”, “why do you ask” and
corrections in bot/actions/aside.py; the questions themselves in bot/actions/question.py.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import careful
from bot.actions.aside import aside, correction, needless_events
from bot.actions.base import ReplyAction, Turn, say
from bot.actions.forget import forget_answers
from bot.actions.interruption import goes_first, interrupts, is_fresh
from bot.actions.question import (
    SKIPPED,
    Partial,
    Question,
    buttons,
    for_reader,
    manners,
    some_slot,
    worded,
    words_for,
)
from signpost.reply import Reply, TeamCard

__all__ = ["GIVE_UP_AT", "FinishForm", "Question", "ValidateForm"]

GIVE_UP_AT = 3
"""Answers in a row that were not understood, after which a person is offered instead."""


class ValidateForm(ReplyAction):
    """Reads the answer to the open question of one form; `conversation` names its words."""

    questions: List[Question]
    conversation: str = ""

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """The slots that this message fills, or no events when it is not an answer."""
        open_slot = tracker.get_slot("requested_slot")
        # The slot may be that of another form, which this one takes over from.
        question = next((q for q in self.questions if q.slot == open_slot), None)
        if question is None:
            self.introduce(dispatcher, turn)
            return self.start(tracker, turn)
        if not is_fresh(tracker):
            return []
        if goes_first(turn) or careful.speaks_of_it(tracker, turn):
            return []
        meant = aside(self, dispatcher, tracker, turn, question)
        if meant is None:
            meant = correction(self, dispatcher, tracker, turn, question)
        if meant is not None:
            return meant
        value = question.read(turn, tracker)
        if interrupts(turn, question.free, value):
            return []
        if value is None:
            return self.missed(tracker, question)
        return self.filled(tracker, question, value)

    def introduce(self, dispatcher: CollectingDispatcher, turn: Turn) -> None:
        """Says what is coming, where an `intro` is written for the conversation."""
        written = words_for(self.conversation).get("intro") if self.conversation else None
        if written:
            text = for_reader(worded(written, turn), turn)
            say(dispatcher, turn, Reply(kind="talk", text=text))

    def start(self, tracker: Tracker, turn: Turn) -> List[EventType]:
        """Starts afresh; a subclass may fill in what is known already."""
        slots = [name for q in self.questions for name in (q.slot, some_slot(q.slot))]
        kept = [SlotSet(name, None) for name in slots if tracker.slots.get(name) is not None]
        return [SlotSet("misses", 0), *kept]

    def needless(self, answers: Dict[str, Any]) -> List[str]:
        """The slots that need not be asked, given the answers so far (slot to value)."""
        return []

    def answers(self, tracker: Tracker) -> Dict[str, Any]:
        """What was answered so far, by slot."""
        given = {q.slot: tracker.get_slot(q.slot) for q in self.questions}
        return {slot: value for slot, value in given.items() if value not in (None, SKIPPED)}

    def filled(self, tracker: Tracker, question: Question, value: Any) -> List[EventType]:
        """The events of an answer: its slot, and the questions that it makes needless or needed."""
        if isinstance(value, Partial):
            some = SlotSet(some_slot(question.slot), value.values)
            return [SlotSet(question.slot, None), some, SlotSet("misses", 0)]
        given = {**self.answers(tracker), question.slot: value}
        later = self.questions[self.questions.index(question) + 1 :]
        return [
            SlotSet(question.slot, value),
            SlotSet("misses", 0),
            *needless_events(tracker, later, self.needless(given)),
        ]

    def missed(self, tracker: Tracker, question: Question) -> List[EventType]:
        """An answer that was not understood: asks again, and the third time ends the form."""
        if any(e.get("entity") == "audience" for e in tracker.latest_message.get("entities") or []):
            # “no I meant my daughter”: the question is asked again, about her.
            return [SlotSet(question.slot, None), SlotSet("misses", 0)]
        misses = (tracker.get_slot("misses") or 0) + 1
        ended = misses >= GIVE_UP_AT
        return [
            SlotSet("requested_slot" if ended else question.slot, None),
            SlotSet("misses", misses),
        ]


class FinishForm(ReplyAction):
    """What happens when the last question is answered, or when the form gave up."""

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Ends the conversation and forgets its answers."""
        if (tracker.get_slot("misses") or 0) >= GIVE_UP_AT:
            written = manners("gave_up")
            text = written["easy_read" if turn.easy_read else "ask"]
            cards = self.teams_if_stuck(tracker, turn)
            say(
                dispatcher,
                turn,
                Reply(kind="not_understood", text=text, options=buttons(written), teams=cards),
            )
            return [SlotSet("misses", 0), *forget_answers(tracker)]
        await self.finish(dispatcher, tracker, turn)
        return forget_answers(tracker)

    @abstractmethod
    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Says how it ends."""

    def teams_if_stuck(self, tracker: Tracker, turn: Turn) -> List[TeamCard]:
        """Whom to ring when the conversation could not go on."""
        return []
