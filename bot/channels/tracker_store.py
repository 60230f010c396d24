"""The conversations, in SQL, with what Rasa's own store lacks: erasing one, and quick looks."""

from __future__ import annotations

import itertools
from typing import Any, Dict, Iterator, List, NamedTuple, Optional

from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.channels.event_broker import ReviewEventBroker
from bot.channels.sqlite import quick_and_safe

_REMEMBERED = 300
"""Conversations that are kept at hand; the longest unused goes first."""


class _Recent(NamedTuple):
    """What is stored of a conversation since its session began, and its slots."""

    events: List[Event]
    slots: Dict[str, Any]


class ErasableTrackerStore(SQLTrackerStore):
    """Rasa's SQL store, which can forget a conversation (UK GDPR, article 17).

    On SQLite, which serves one bot, recent conversations are also kept at hand, so that a message
    reads nothing back. With another database there may be more bots, and each reads what is there.
    """

    engine: Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.engine = quick_and_safe(self.engine)
        self.sessionmaker.configure(bind=self.engine)
        self._at_hand = _REMEMBERED if self.engine.dialect.name == "sqlite" else 0
        self._recent: Dict[str, _Recent] = {}

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation since its session began, or None if there is none."""
        recent = self._recent.get(sender_id)
        if recent is None:
            tracker = await super().retrieve(sender_id)
            self._remember(sender_id, tracker)
            return tracker
        if not recent.events:
            return None
        return DialogueStateTracker.from_events(sender_id, recent.events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores what is new in a conversation."""
        try:
            await super().save(tracker)
        except Exception:
            # It may be stored or not: what is at hand can no longer be relied on.
            self._recent.pop(tracker.sender_id, None)
            raise
        self._remember(tracker.sender_id, tracker)

    async def slots(self, sender_id: str) -> Dict[str, Any]:
        """What is known in a conversation, by slot; nothing if there is none."""
        if sender_id in self._recent:
            return self._recent[sender_id].slots
        tracker = await self.retrieve(sender_id)
        return tracker.current_slot_values() if tracker else {}

    def _remember(self, sender_id: str, tracker: Optional[DialogueStateTracker]) -> None:
        self._recent.pop(sender_id, None)
        if not self._at_hand:
            return
        events = list(tracker.events) if tracker else []
        starts = [event.timestamp for event in events if isinstance(event, SessionStarted)]
        since = [event for event in events if not starts or event.timestamp >= max(starts)]
        slots = tracker.current_slot_values() if tracker else {}
        self._recent[sender_id] = _Recent(since, slots)
        if len(self._recent) > self._at_hand:
            del self._recent[next(iter(self._recent))]

    def _additional_events(
        self, session: Session, tracker: DialogueStateTracker
    ) -> Iterator[Event]:
        """The events that are not stored yet."""
        recent = self._recent.get(tracker.sender_id)
        if recent is None:
            found: Iterator[Event] = super()._additional_events(session, tracker)
            return found
        return itertools.islice(tracker.events, len(recent.events), None)

    async def stream_events(self, tracker: DialogueStateTracker) -> None:
        """Publishes what is new; Rasa would load the conversation again to find that out."""
        if self.event_broker is None:
            return
        with self.session_scope() as session:
            new = list(self._additional_events(session, tracker))
        if isinstance(self.event_broker, ReviewEventBroker):
            sender = {"sender_id": tracker.sender_id}
            self.event_broker.publish_all([{**sender, **event.as_dict()} for event in new])
        else:
            await self._stream_new_events(self.event_broker, new, tracker.sender_id)

    async def erase(self, sender_id: str) -> int:
        """Deletes every event of a conversation and says how many there were."""
        self._recent.pop(sender_id, None)
        with self.session_scope() as session:
            query = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id)
            count: int = query.delete()
            session.commit()
        return count


def our_store(store: TrackerStore) -> ErasableTrackerStore:
    """Our store, out of the one that Rasa's agent wraps round it and that passes on less.

    Raises:
        TypeError: if endpoints.yml names another store.
    """
    store = getattr(store, "_tracker_store", store)
    if not isinstance(store, ErasableTrackerStore):
        raise TypeError(f"the tracker store must be ErasableTrackerStore, not {type(store)}")
    return store
