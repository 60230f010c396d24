"""Events for the review log, written to SQL where the worker of the web site reads them."""

from __future__ import annotations

import json
from typing import Any, Sequence

from rasa.core.brokers.sql import SQLEventBroker
from sqlalchemy.engine import Engine

from bot.channels.sqlite import quick_and_safe

# What the review log shows; the rest would be written only to be thrown away.
REVIEWED = frozenset({"user", "bot", "action", "slot", "active_loop"})
_QUIET_ACTIONS = frozenset({"action_listen", "action_session_start", "action_extract_slots"})


class ReviewEventBroker(SQLEventBroker):
    """Rasa's SQL broker, kept to the events that a reviewer needs."""

    engine: Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.engine = quick_and_safe(self.engine)
        self.sessionmaker.configure(bind=self.engine)

    def publish(self, event: dict[str, Any]) -> None:
        """Writes one event, if it is of a kind that is reviewed."""
        self.publish_all([event])

    def publish_all(self, events: Sequence[dict[str, Any]]) -> None:
        """Writes those of a kind that is reviewed, all or none: a turn is one transaction."""
        reviewed = [
            event
            for event in events
            if event.get("event") in REVIEWED and event.get("name") not in _QUIET_ACTIONS
        ]
        if not reviewed:
            return
        with self.session_scope() as session:
            for event in reviewed:
                row = self.SQLBrokerEvent(sender_id=event.get("sender_id"), data=json.dumps(event))
                session.add(row)
            session.commit()
