"""Settings that let SQLite serve readers and writers at once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def quick_and_safe(engine: sa.engine.Engine) -> sa.engine.Connection | None:
    """Write-ahead logging and a wait for locks, on each connection of an SQLite engine.

    Returns an idle connection to keep: when the last one closes, SQLite writes its log back and
    waits for the disk, and SQLAlchemy opens and closes one for each look at the file.
    """
    if engine.dialect.name != "sqlite":
        return None

    def on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=2000")

    sa.event.listen(engine, "connect", on_connect)
    engine.dispose()
    return engine.connect()
