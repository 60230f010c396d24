"""The conversations, in SQL, with what Rasa's own store lacks: erasing one, and quick looks."""

from __future__ import annotations

from typing import Any, Dict

from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.event_broker import ReviewEventBroker
from bot.channels.sqlite import quick_and_safe

_REMEMBERED = 2000
"""Conversations whose slots are kept at hand; the longest unused goes first."""


class ErasableTrackerStore(SQLTrackerStore):
    """Rasa's SQL store, which can forget a conversation (UK GDPR, article 17).

    It also remembers the slots of recent conversations, so that a look at them does not rebuild the
    whole conversation. Rasa's lock store keeps a conversation in one process, and so do they.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept_open = quick_and_safe(self.engine)
        self._slots: Dict[str, Dict[str, Any]] = {}

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Stores what is new in a conversation."""
        await super().save(tracker)
        self._slots.pop(tracker.sender_id, None)
        self._slots[tracker.sender_id] = tracker.current_slot_values()
        if len(self._slots) > _REMEMBERED:
            del self._slots[next(iter(self._slots))]

    async def slots(self, sender_id: str) -> Dict[str, Any]:
        """What is known in a conversation, by slot; nothing if there is none."""
        if sender_id in self._slots:
            return self._slots[sender_id]
        tracker = await self.retrieve(sender_id)
        return tracker.current_slot_values() if tracker else {}

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
        self._slots.pop(sender_id, None)
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
