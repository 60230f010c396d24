"""Whether each part of the service is well."""

from __future__ import annotations

import asyncio
import datetime as dt

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from web.chat import bot
from web.chat.database import DatabaseDown, database
from web.desk.models import Heartbeat
from web.desk.worker import JOBS

STALE = dt.timedelta(seconds=60)


async def health_of_parts() -> dict[str, str]:
    """Each part by name: `ok`, or in a few words why not."""
    bot_state, actions_state, ours = await asyncio.gather(
        bot.well(f"{settings.BOT_URL}/webhooks/signpost/"),
        bot.well(f"{settings.ACTIONS_URL}/health"),
        _ours(),
    )
    return {"web": "ok", "bot": bot_state, "actions": actions_state, **ours}


async def _ours() -> dict[str, str]:
    try:
        return await database(_database_and_worker)
    except DatabaseDown:
        return {"database": "cannot be reached", "worker": "not known: the database is down"}


def _database_and_worker() -> dict[str, str]:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1")
    try:
        beats = dict(Heartbeat.objects.values_list("job", "at"))
    except DatabaseError:
        return {"database": "is not set up: run “manage.py setup”", "worker": "not known"}
    now = timezone.now()
    silent = [job for job in JOBS if job not in beats or now - beats[job] > STALE]
    worker = "ok" if not silent else "no sign of life from: " + ", ".join(silent)
    return {"database": "ok", "worker": worker}
