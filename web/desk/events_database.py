"""Keeps Django's own tables out of the database into which Rasa writes its events."""

from __future__ import annotations

from typing import Any


class EventsRouter:
    """Rasa's events are in the database `events`; everything else in `default`."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        """`events` for the Event model."""
        return "events" if model.__name__ == "Event" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Migrations only ever touch `default`."""
        return db == "default"
