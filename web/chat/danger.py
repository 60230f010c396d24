"""Messages about danger: answered at once, whatever else is broken; then a person is told."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID
from weakref import WeakKeyDictionary

from django.utils import timezone

from signpost import answers, urgent
from signpost.reply import Reply
from web.chat import bot, store
from web.chat.database import DatabaseDown, database_behind, database_urgent
from web.chat.models import Conversation
from web.desk.alert import raise_alert
from web.desk.alert_mail import tell_without_desk

if TYPE_CHECKING:
    from signpost.urgent import Urgent

logger = logging.getLogger(__name__)
RETRY_SECONDS: tuple[float, ...] = (1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 960, 1800)
_A_LONG_MESSAGE = 4000
_short = ThreadPoolExecutor(4, "danger")
_long = ThreadPoolExecutor(1, "danger-long")
_behind: set[asyncio.Task[Any]] = set()
_AT_ONCE = 2
"""How many urgent messages the bot is told of at once, so that other people's do not queue."""
_telling: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


@dataclass(frozen=True)
class Look:
    """What a look for danger found, and whether it was a whole one: no part of it failed."""

    found: Urgent | None
    whole: bool


async def look(typed: str, cleaned: str) -> Look:
    """What danger a message speaks of, as typed or cleaned.

    It is read in a thread, and a very long message in one of its own, so that nobody waits for it.
    A fault in the detection is logged and does not stop the message.
    """
    pool = _long if len(typed) > _A_LONG_MESSAGE else _short
    return await asyncio.get_running_loop().run_in_executor(pool, look_now, typed, cleaned)


def look_now(typed: str, cleaned: str) -> Look:
    """The same, in this thread."""
    whole = True
    # Two that differ in their spaces only are read once.
    for text in {" ".join(text.split()): text for text in (cleaned, typed)}.values():
        try:
            found = urgent.detect(text) if text else None
        except Exception:
            logger.exception("urgent detection failed")
            whole = False
            continue
        if found:
            return Look(found, whole)
    return Look(None, whole)


async def answer(conversation_id: UUID, text: str, found: Urgent) -> list[Reply]:
    """The fixed reply for this danger. Storing it, alerting staff and telling the bot may fail."""
    conversation = await database_urgent(0.25, store.find, conversation_id)
    reply = _words(found, conversation or Conversation())
    told = _go_on_behind(_tell_staff(conversation.sender if conversation else "", found.kind, text))
    await asyncio.wait({told}, timeout=0.25)
    if conversation:
        await database_urgent(0.25, store.keep_turn, conversation, text, [reply])
        _go_on_behind(_tell_bot(conversation, text))
    return [reply]


def _words(found: Urgent, conversation: Conversation) -> Reply:
    """The reply of this kind; if its file is broken, whom to call whatever the danger is."""
    try:
        return answers.urgent(found, *conversation.reader)
    except Exception:
        logger.exception("the urgent reply for %s cannot be made", found.kind)
        return answers.unavailable(*conversation.reader)


async def _tell_staff(sender: str, kind: str, text: str) -> None:
    """Store the alert, however often it takes; if the database stays away, write a letter."""
    at = timezone.now()
    for tries, wait in enumerate(RETRY_SECONDS, start=1):
        try:
            await database_behind(raise_alert, sender, kind, text, at)
            return
        except DatabaseDown:
            logger.warning("an urgent alert is not stored yet (try %s)", tries)
        if tries == 2:
            await asyncio.to_thread(tell_without_desk, kind, text, at)
        await asyncio.sleep(wait)
    logger.error("an urgent alert could not be stored: see the safeguarding mailbox")


async def _tell_bot(conversation: Conversation, text: str) -> None:
    """Let the bot know, so that its next turns are careful and the review log is whole."""
    loop = asyncio.get_running_loop()
    try:
        async with _telling.setdefault(loop, asyncio.Semaphore(_AT_ONCE)):
            await bot.message(bot.body(conversation, text), seconds=10)
    except bot.BotDown:
        logger.warning("the bot could not be told of an urgent message")


def _go_on_behind(work: Any) -> asyncio.Task[Any]:
    task = asyncio.get_running_loop().create_task(work)
    _behind.add(task)
    task.add_done_callback(_behind.discard)
    return task
