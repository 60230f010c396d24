"""Answers a question on a topic."""

from __future__ import annotations

from typing import List

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from signpost import answers
from signpost.knowledge import knowledge


class ActionAnswer(ReplyAction):
    """The short answer to the topic that was understood."""

    action_name = "action_answer"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the answer and remembers the topic for what follows."""
        if turn.topic not in knowledge().topics:
            say(dispatcher, turn, answers.talk("help", turn.audience, turn.easy_read))
            return []
        confidence = turn.understood.get("confidence")
        say(dispatcher, turn, answers.topic(turn.topic, turn.audience, turn.easy_read, confidence))
        return [SlotSet("topic", turn.topic), SlotSet("misses", 0)]
