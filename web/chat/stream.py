"""Server-sent events: what staff write reaches the person without their asking."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse

from web.chat import store
from web.chat.database import DatabaseDown, database
from web.chat.models import Turn

LOOK_EVERY = 1.0
HEARTBEAT_EVERY = 15.0
LONGEST = 30 * 60.0


async def event_stream(request: HttpRequest, conversation: UUID) -> StreamingHttpResponse:
    """A stream that starts after `Last-Event-ID` (or `?after=`), else from now on."""
    after = request.headers.get("Last-Event-ID") or request.GET.get("after")
    if after is None:
        turns = await database(store.replies_after, conversation, None)
        after = turns[-1].reply_id if turns else None
    response = StreamingHttpResponse(_events(conversation, after), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _events(conversation: UUID, after: str | None) -> AsyncIterator[bytes]:
    yield b"retry: 3000\n\n"
    clock = asyncio.get_running_loop().time
    started = quiet_since = clock()
    while clock() - started < LONGEST:
        try:
            turns = await database(store.replies_after, conversation, after, Turn.STAFF)
        except DatabaseDown:
            turns = []
        for turn in turns:
            after, quiet_since = turn.reply_id, clock()
            yield f"id: {turn.reply_id}\nevent: reply\ndata: {json.dumps(turn.reply)}\n\n".encode()
        if clock() - quiet_since >= HEARTBEAT_EVERY:
            quiet_since = clock()
            yield b": still here\n\n"
        await asyncio.sleep(LOOK_EVERY)
