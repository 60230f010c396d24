"""Talks to the Rasa bot over HTTP: pass a message on, forget a conversation, ask if it is well."""

from __future__ import annotations

import asyncio
import atexit
import json
import logging
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import aiohttp
import msgspec
import requests
from django.conf import settings

from signpost.reply import Reply, from_dict
from web.chat.models import Conversation

logger = logging.getLogger(__name__)
_sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession] = WeakKeyDictionary()


class BotDown(Exception):
    """The bot did not answer in time, failed, or had nothing to say."""


@dataclass(frozen=True)
class BotAnswer:
    """What the bot said, and what it now knows about who is asking."""

    replies: list[Reply]
    audience: str | None
    easy_read: bool | None


def body(
    conversation: Conversation, text: str, choose: str | None = None, looked: bool = False
) -> dict[str, Any]:
    """One message as the bot's channel takes it; `looked`: no danger was found in it here."""
    said = {"text": text} if choose is None else {"choose": choose}
    return {
        "sender": conversation.sender,
        "turn": uuid4().hex,
        **said,
        "context": {
            "audience": conversation.audience,
            "easy_read": conversation.easy_read,
            "page": conversation.page,
            "looked_for_danger": looked,
            **({"careful": conversation.careful} if conversation.careful else {}),
        },
    }


async def message(sent: dict[str, Any], seconds: float | None = None) -> BotAnswer:
    """Pass one message, as `body` makes it, to the bot.

    Raises:
        BotDown: if there is no answer to show within `seconds` (SIGNPOST_BOT_SECONDS).
    """
    limit = seconds or settings.SIGNPOST_BOT_SECONDS
    try:
        url = f"{settings.BOT_URL}/webhooks/signpost/messages"
        async with (
            asyncio.timeout(limit),
            _session().post(url, json=sent, headers=_headers()) as response,
        ):
            response.raise_for_status()
            data = await response.json(content_type=None)
        replies = [from_dict(reply) for reply in data["replies"]]
        context = data.get("context") or {}
    except (
        aiohttp.ClientError,
        TimeoutError,
        UnicodeDecodeError,
        json.JSONDecodeError,
        msgspec.ValidationError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        logger.warning("the bot did not answer: %s", type(error).__name__)
        raise BotDown from error
    if not replies:
        logger.warning("the bot answered with nothing")
        raise BotDown
    return BotAnswer(replies, context.get("audience"), context.get("easy_read"))


async def forget(sender: str) -> bool:
    """Erase a conversation in the bot; whether it said that it did."""
    try:
        async with (
            asyncio.timeout(settings.SIGNPOST_BOT_SECONDS),
            _session().delete(forget_url(sender), headers=_headers()) as response,
        ):
            return response.status in (204, 404)
    except (aiohttp.ClientError, TimeoutError):
        return False


def forget_now(sender: str) -> bool:
    """The same for the worker, which has no event loop."""
    try:
        response = requests.delete(forget_url(sender), headers=_headers(), timeout=5)
    except requests.RequestException:
        return False
    return response.status_code in (204, 404)


def forget_url(sender: str) -> str:
    """Where the bot's copy of a conversation is erased."""
    return f"{settings.BOT_URL}/webhooks/signpost/conversations/{sender}"


async def well(url: str) -> str:
    """`ok`, or in a few words why the part behind this address is not."""
    try:
        async with asyncio.timeout(1.5), _session().get(url) as response:
            return "ok" if response.status == 200 else f"answered with {response.status}"
    except TimeoutError:
        return "did not answer in time"
    except aiohttp.ClientError:
        return "cannot be reached"


def _headers() -> dict[str, str]:
    return {"X-Signpost-Secret": settings.SIGNPOST_SECRET}


def _session() -> aiohttp.ClientSession:
    """The session of this event loop, with its connections kept open."""
    loop = asyncio.get_running_loop()
    if loop not in _sessions:
        _sessions[loop] = aiohttp.ClientSession()
    return _sessions[loop]


@atexit.register
def _close() -> None:
    """Closes what is open when the site stops, when no loop is left to wait in."""
    for session in _sessions.values():
        if session.connector:
            session.connector.close()
