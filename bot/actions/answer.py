"""Answers a question on a topic."""

from __future__ import annotations

from typing import List

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import careful
from bot.actions.base import ReplyAction, Turn, say
from signpost import answers
from signpost.knowledge import knowledge


class ActionAnswer(ReplyAction):
    """The short answer to the topic that was understood."""

    action_name = "action_answer"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the answer, or both when two things were asked, and remembers the topic."""
        kept = careful.instead(dispatcher, tracker, turn, is_clear=True)
        if kept is not None:
            return kept
        if turn.topic not in knowledge().topics:
            say(dispatcher, turn, answers.talk("help", turn.audience, turn.easy_read))
            return []
        reader = (turn.audience, turn.easy_read)
        confidence = turn.understood.get("confidence")
        goes_on = turn.understood.get("follows") == turn.topic
        # The short answer was said already: a question that goes on about it gets the rest.
        rest = answers.more(turn.topic, *reader) if goes_on else None
        say(dispatcher, turn, rest or answers.topic(turn.topic, *reader, confidence))
        second = turn.understood.get("second")
        if second:
            say(dispatcher, turn, answers.topic(second, *reader, confidence))
        return [SlotSet("topic", second or turn.topic), SlotSet("misses", 0)]
