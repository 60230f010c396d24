"""Runs database work in threads of its own, within a time, so that no answer waits for it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, close_old_connections

logger = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
_ordinary = ThreadPoolExecutor(8, "database")
_urgent = ThreadPoolExecutor(4, "database-urgent")


class DatabaseDown(Exception):
    """The database failed, or did not answer in time."""


async def database(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` in a database thread and give back what it returns.

    Raises:
        DatabaseDown: if the database fails or takes longer than a second.
    """
    return await _run(_ordinary, 1.0, work, *args, **kwargs)


async def database_soon(
    within: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """The same, waiting at most `within` seconds; what takes longer goes on behind. Never fails."""
    try:
        return await _run(_ordinary, within, work, *args, **kwargs)
    except DatabaseDown:
        return None


async def database_urgent(
    within: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """As `database_soon`, in threads that ordinary messages cannot use up."""
    try:
        return await _run(_urgent, within, work, *args, **kwargs)
    except DatabaseDown:
        return None


async def database_behind(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """As `database_urgent`, for work that nobody waits for: no time limit, so never done twice.

    Raises:
        DatabaseDown: if the database fails.
    """
    return await _run(_urgent, None, work, *args, **kwargs)


async def _run(
    pool: ThreadPoolExecutor,
    within: float | None,
    work: Callable[P, T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    def in_thread() -> T:
        close_old_connections()
        try:
            return work(*args, **kwargs)
        finally:
            close_old_connections()

    future = asyncio.get_running_loop().run_in_executor(pool, in_thread)
    done, _ = await asyncio.wait({future}, timeout=within)
    if not done:
        future.add_done_callback(_log_late)
        logger.warning("the database did not answer within %s s", within)
        raise DatabaseDown
    try:
        return future.result()
    except DatabaseError as error:
        logger.warning("the database failed: %s", type(error).__name__)
        raise DatabaseDown from error


def _log_late(future: asyncio.Future[T]) -> None:
    if not future.cancelled() and future.exception():
        logger.warning("late database work failed: %s", type(future.exception()).__name__)
