"""The fixed reply to a message about danger."""

from __future__ import annotations

from typing import List

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import careful
from bot.actions.base import ReplyAction, Turn, say
from signpost import answers
from signpost.careful import Careful
from signpost.urgent import Urgent


class ActionUrgent(ReplyAction):
    """Help at once, in the words of knowledge/urgent/."""

    action_name = "action_urgent"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the reply of the kind that was found, and nothing after it on this turn."""
        kind = turn.topic.partition("/")[2]
        found = msgspec.convert(turn.understood.get("urgent") or {"kind": kind}, Urgent)
        say(dispatcher, turn, answers.urgent(found, turn.audience, turn.easy_read))
        state = Careful(found.kind, found.about)
        # A form that is running waits: no question about contact details on top of help.
        return [careful.remember(state), *careful.listen(tracker)]
