"""The conversations, in SQL, with the one thing that Rasa's own store lacks: erasing one."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import SQLTrackerStore

from bot.channels.sqlite import quick_and_safe


class ErasableTrackerStore(SQLTrackerStore):
    """Rasa's SQL store, which can forget a conversation (UK GDPR, article 17)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quick_and_safe(self.engine)

    async def erase(self, sender_id: str) -> int:
        """Deletes every event of a conversation and says how many there were."""
        with self.session_scope() as session:
            query = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id)
            count: int = query.delete()
            session.commit()
        return count
