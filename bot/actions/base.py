"""What every action shares: who is asking, saying a Reply, and never going silent."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any, Dict, List, Optional
from uuid import uuid4

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from signpost import answers
from signpost.content import Audience
from signpost.reply import Reply, to_dict

logger = logging.getLogger(__name__)


class Turn(msgspec.Struct, frozen=True):
    """One message as an action sees it: who asks, how they read, what was understood."""

    audience: Audience
    easy_read: bool
    understood: Dict[str, Any]
    text: str
    id: Optional[str] = None

    @property
    def topic(self) -> str:
        """The topic id that was understood, or an empty string."""
        return str(self.understood.get("topic") or "")


def turn_of(tracker: Tracker) -> Turn:
    """The turn in a tracker: what was noticed in the talk counts before what the page said."""
    message = tracker.latest_message or {}
    context = message.get("metadata") or {}
    easy_read = tracker.get_slot("easy_read")
    if easy_read is None:
        easy_read = bool(context.get("easy_read"))
    audience: Audience = tracker.get_slot("audience") or context.get("audience") or "young_person"
    return Turn(
        audience=audience,
        easy_read=easy_read,
        understood=message.get("signpost") or {},
        text=message.get("text") or "",
        id=context.get("turn"),
    )


class ReplyAction(Action, ABC):
    """An action that answers with Replies; an error becomes an apology with a way to a person."""

    # Abstract, so that Rasa registers only the actions that have a name of their own.
    @property
    @abstractmethod
    def action_name(self) -> str:
        """The name in domain.yml; subclasses give it as a plain class attribute."""

    def name(self) -> str:
        """The name in domain.yml."""
        return self.action_name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[EventType]:
        """Runs `reply`; the person always gets an answer."""
        turn = turn_of(tracker)
        try:
            return await self.reply(dispatcher, tracker, turn)
        except Exception:
            logger.exception("%s failed", self.action_name)
            say(dispatcher, turn, answers.unavailable(turn.audience, turn.easy_read))
            return []

    @abstractmethod
    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says what is to be said on this turn and returns the events."""


def say(dispatcher: CollectingDispatcher, turn: Turn, reply: Reply) -> None:
    """Sends a Reply. Channels of others get its text and buttons; ours gets it whole."""
    if turn.id:
        reply.id = f"{turn.id}-{uuid4().hex[:6]}"
    dispatcher.utter_message(json_message=to_dict(reply))


def last_reply(tracker: Tracker) -> Optional[Dict[str, Any]]:
    """The last Reply that was said in this conversation, as JSON types."""
    for event in reversed(tracker.events):
        custom = (event.get("data") or {}).get("custom") if event.get("event") == "bot" else None
        if custom:
            found: Dict[str, Any] = custom
            return found
    return None
