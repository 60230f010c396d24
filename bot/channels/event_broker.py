"""Events for the review log, written to SQL where the worker of the web site reads them."""

from __future__ import annotations

from typing import Any

from rasa.core.brokers.sql import SQLEventBroker

from bot.channels.sqlite import quick_and_safe

# What the review log shows; the rest would be written only to be thrown away.
REVIEWED = frozenset({"user", "bot", "action", "slot", "active_loop"})
_QUIET_ACTIONS = frozenset({"action_listen", "action_session_start", "action_extract_slots"})


class ReviewEventBroker(SQLEventBroker):
    """Rasa's SQL broker, kept to the events that a reviewer needs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quick_and_safe(self.engine)

    def publish(self, event: dict[str, Any]) -> None:
        """Writes one event, if it is of a kind that is reviewed."""
        if event.get("event") in REVIEWED and event.get("name") not in _QUIET_ACTIONS:
            super().publish(event)
