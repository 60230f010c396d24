"""How often something may be done: a moving window, in memory or shared through Redis."""

from __future__ import annotations

import logging
import math
import time
from functools import lru_cache

import limits
from django.conf import settings
from django.http import HttpRequest
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

logger = logging.getLogger(__name__)


@lru_cache(maxsize=4)
def _limiter(redis_url: str) -> MovingWindowRateLimiter:
    options = {"socket_timeout": 0.3, "socket_connect_timeout": 0.3} if redis_url else {}
    return MovingWindowRateLimiter(storage_from_string(redis_url or "memory://", **options))


def seconds_to_wait(rate: str, *key: str) -> int:
    """Count one use of `key`; 0 if the rate (such as "15/minute") allows it, else the wait.

    If the store of counts is down people are let through: a limit is never worth an answer.
    """
    if not rate or rate == "off":
        return 0
    item = limits.parse(rate)
    limiter = _limiter(settings.SIGNPOST_REDIS_URL)
    try:
        if limiter.hit(item, *key):
            return 0
        stats = limiter.get_window_stats(item, *key)
    except Exception:
        logger.warning("the store of rate limits is not reachable; letting the caller through")
        return 0
    return max(1, math.ceil(stats.reset_time - time.time()))


def forget(rate: str, *key: str) -> None:
    """Start the count of `key` again, as after signing in."""
    if rate and rate != "off":
        try:
            _limiter(settings.SIGNPOST_REDIS_URL).clear(limits.parse(rate), *key)
        except Exception:
            logger.warning("the store of rate limits is not reachable")


def forget_all() -> None:
    """Start every count in this process again (tests)."""
    _limiter.cache_clear()


def address_of(request: HttpRequest) -> str:
    """The caller's address; the ASGI server has already looked behind trusted proxies."""
    return str(request.META.get("REMOTE_ADDR") or "unknown")
