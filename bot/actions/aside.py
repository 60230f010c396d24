"""What people say to a question besides answering it: go back, why do you ask, I meant 16."""

from __future__ import annotations

from typing import Any, Iterable, List, Optional, Protocol

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import Turn, say
from bot.actions.question import (
    SKIPPED,
    Question,
    chosen,
    for_reader,
    manners,
    some_slot,
    words_for,
)
from signpost import understood
from signpost.reply import Reply


class Form(Protocol):
    """What this module needs to know of a form (bot/actions/form.py)."""

    questions: List[Question]
    conversation: str

    def filled(self, tracker: Tracker, question: Question, value: Any) -> List[EventType]:
        """The events of an answer."""

    def missed(self, tracker: Tracker, question: Question) -> List[EventType]:
        """The events of a message that was not understood."""

    def needless(self, answers: dict[str, Any]) -> List[str]:
        """The slots that need not be asked."""

    def answers(self, tracker: Tracker) -> dict[str, Any]:
        """What was answered so far."""


def aside(
    form: Form, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, question: Question
) -> Optional[List[EventType]]:
    """Deals with “why do you ask” and “go back”; None when it is neither."""
    wish = chosen(turn) or understood.manner(turn.text)
    if wish == "why":
        written = words_for(form.conversation).get(question.key, {}) if form.conversation else {}
        _say(dispatcher, turn, written.get("why") or manners("why")["ask"])
        return _again(question)
    if wish != "back":
        return None
    before = previous(form, tracker, question)
    if before is None:
        _say(dispatcher, turn, manners("first")["ask"])
        return _again(question)
    return reopened(form, tracker, before)


def correction(
    form: Form, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, question: Question
) -> Optional[List[EventType]]:
    """Deals with “sorry 16 not 17”; None when it corrects nothing.

    A plain correction is tried on the questions before, the last one first, and then on the open
    one; a mere “sorry” or “actually” on the open one first, because people also say that before an
    ordinary answer.
    """
    meant = understood.correction(turn.text) if not chosen(turn) and not question.free else None
    if meant is None or understood.is_question(meant.text):
        return None
    said = msgspec.structs.replace(turn, text=meant.text)
    before = answered(form, tracker, question)[::-1]
    if meant.was is not None:
        was = msgspec.structs.replace(turn, text=meant.was)
        # The question that was answered so comes first: “16 not 17” is about the 17.
        before.sort(key=lambda q: q.read(was, tracker) != tracker.get_slot(q.slot))
    for candidate in [*before, question] if meant.plain else [question, *before[:1]]:
        value = None if candidate.free else candidate.read(said, tracker)
        if value is None:
            continue
        if candidate is question:
            return form.filled(tracker, question, value)
        _say(dispatcher, turn, manners("changed")["ask"])
        return form.filled(tracker, candidate, value)
    return form.missed(tracker, question) if meant.plain else None


def previous(form: Form, tracker: Tracker, question: Question) -> Optional[Question]:
    """The question that was answered before this one, or None at the first."""
    return next(iter(answered(form, tracker, question)[::-1]), None)


def answered(form: Form, tracker: Tracker, question: Question) -> List[Question]:
    """The questions before this one that were asked and answered, in order."""
    earlier = form.questions[: form.questions.index(question)]
    return [q for q in earlier if tracker.get_slot(q.slot) not in (None, SKIPPED)]


def reopened(form: Form, tracker: Tracker, question: Question) -> List[EventType]:
    """The events that ask an earlier question again; what followed from its answer is forgotten."""
    at = form.questions.index(question)
    kept = {q.slot for q in form.questions[:at]}
    given = {slot: value for slot, value in form.answers(tracker).items() if slot in kept}
    needless = form.needless(given)
    events: List[EventType] = [SlotSet("misses", 0)]
    for later in form.questions[at:]:
        events.append(SlotSet(later.slot, SKIPPED if later.slot in needless else None))
        if tracker.slots.get(some_slot(later.slot)) is not None:
            events.append(SlotSet(some_slot(later.slot), None))
    return events


def needless_events(
    tracker: Tracker, later: Iterable[Question], needless: List[str]
) -> List[EventType]:
    """Marks later questions as skipped, or asks them after all when an answer was corrected."""
    events: List[EventType] = []
    for question in later:
        now = tracker.get_slot(question.slot)
        if question.slot in needless and now != SKIPPED:
            events.append(SlotSet(question.slot, SKIPPED))
        elif question.slot not in needless and now == SKIPPED:
            events.append(SlotSet(question.slot, None))
    return events


def _again(question: Question) -> List[EventType]:
    return [SlotSet(question.slot, None), SlotSet("misses", 0)]


def _say(dispatcher: CollectingDispatcher, turn: Turn, text: str) -> None:
    say(dispatcher, turn, Reply(kind="talk", text=for_reader(text, turn)))
