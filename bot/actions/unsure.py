"""When a message fits several topics, or none: choices in plain words, then a person."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import careful
from bot.actions.base import ReplyAction, Turn, last_reply, say
from bot.actions.found import add_results, find_page_option
from bot.actions.glossary import exact_meaning
from bot.actions.heard import last_typed, last_understood
from signpost import answers
from signpost.knowledge import knowledge
from signpost.reply import Reply

_CHOICES = 3
_LIKELY = 0.05


class ActionDidYouMean(ReplyAction):
    """Offers the likeliest topics, none of these, and a person."""

    action_name = "action_did_you_mean"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says “did you mean”, or that it did not understand when no topic is likely.

        A word of the glossary on its own is a question for its meaning.
        """
        kept = careful.instead(dispatcher, tracker, turn)
        if kept is not None:
            return kept
        if explained := exact_meaning(turn):
            say(dispatcher, turn, explained)
            return [SlotSet("misses", 0)]
        topics = likely(turn.understood)
        if not topics:
            return not_understood(dispatcher, tracker, turn)
        say(dispatcher, turn, answers.did_you_mean(topics, turn.audience, turn.easy_read))
        return []


class ActionNotUnderstood(ReplyAction):
    """Says so, says what it can help with, and offers a person."""

    action_name = "action_not_understood"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says that the message was not understood, unless it is a word of the glossary."""
        kept = careful.instead(dispatcher, tracker, turn)
        if kept is not None:
            return kept
        if explained := exact_meaning(turn):
            say(dispatcher, turn, explained)
            return [SlotSet("misses", 0)]
        return not_understood(dispatcher, tracker, turn)


def not_understood(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
) -> List[EventType]:
    """Says so with what a search finds; the second time in a row a person is offered."""
    misses = (tracker.get_slot("misses") or 0) + 1
    name = "not_understood" if misses < 2 else "offer_person"
    reply: Reply = answers.talk(name, turn.audience, turn.easy_read, kind="not_understood")
    reply.confidence = turn.understood.get("confidence")
    add_results(reply, last_typed(tracker), turn, skip=refused(tracker))
    if misses >= 2:
        reply.options = [*reply.options, find_page_option()]
    if all(option.choose != answers.person_option().choose for option in reply.options):
        reply.options = [*reply.options, answers.person_option()]
    say(dispatcher, turn, reply)
    return [SlotSet("misses", misses)]


def refused(tracker: Tracker) -> List[str]:
    """The topics that a “none of these” button refuses; nothing is refused by typing."""
    if not ((tracker.latest_message or {}).get("signpost") or {}).get("chosen"):
        return []
    offered = (last_reply(tracker) or {}).get("options") or []
    guesses = [guess for guess, _ in likely(last_understood(tracker))]
    return [*guesses, *(option["topic"] for option in offered if option.get("topic"))]


def likely(understood: Dict[str, Any]) -> List[Tuple[str, float]]:
    """The topics worth offering, likeliest first, with their probabilities."""
    ranking = understood.get("ranking") or []
    return [
        (guess["label"], guess["probability"])
        for guess in ranking
        if guess["label"] in knowledge().topics and guess["probability"] >= _LIKELY
    ][:_CHOICES]
