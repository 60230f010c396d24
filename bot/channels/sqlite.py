"""Settings that let SQLite serve readers and writers at once, and quickly."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def quick_and_safe(engine: sa.engine.Engine) -> sa.engine.Engine:
    """The same database with its connections kept open, as Rasa's engines for SQLite do not.

    Each connection has write-ahead logging and waits for locks. When the last one closes, SQLite
    writes its log back and waits for the disk. The engine of another database is given back as is.
    """
    if engine.dialect.name != "sqlite":
        return engine
    engine.dispose()
    kept = sa.create_engine(
        engine.url, poolclass=sa.pool.QueuePool, connect_args={"check_same_thread": False}
    )

    def on_connect(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA busy_timeout=2000")

    sa.event.listen(kept, "connect", on_connect)
    return kept
