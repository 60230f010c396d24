"""Settings that let SQLite serve readers and writers at once."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def quick_and_safe(engine: sa.engine.Engine) -> None:
    """Write-ahead logging and a wait for locks, on each connection of an SQLite engine."""
    if engine.dialect.name != "sqlite":
        return

    def on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=2000")

    sa.event.listen(engine, "connect", on_connect)
    engine.dispose()
