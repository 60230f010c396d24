"""Talks to the Rasa bot over HTTP: pass a message on, forget a conversation, ask if it is well."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import httpx
import msgspec
from django.conf import settings

from signpost.reply import Reply, from_dict
from web.chat.models import Conversation

logger = logging.getLogger(__name__)
_clients: WeakKeyDictionary[asyncio.AbstractEventLoop, httpx.AsyncClient] = WeakKeyDictionary()


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
        async with asyncio.timeout(limit):
            response = await _client().post(
                f"{settings.BOT_URL}/webhooks/signpost/messages", json=sent, headers=_headers()
            )
        response.raise_for_status()
        data = response.json()
        replies = [from_dict(reply) for reply in data["replies"]]
        context = data.get("context") or {}
    except (
        httpx.HTTPError,
        TimeoutError,
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
        async with asyncio.timeout(settings.SIGNPOST_BOT_SECONDS):
            response = await _client().delete(forget_url(sender), headers=_headers())
    except (httpx.HTTPError, TimeoutError):
        return False
    return response.status_code in (204, 404)


def forget_now(sender: str) -> bool:
    """The same for the worker, which has no event loop."""
    try:
        response = httpx.delete(forget_url(sender), headers=_headers(), timeout=5)
    except httpx.HTTPError:
        return False
    return response.status_code in (204, 404)


def forget_url(sender: str) -> str:
    """Where the bot's copy of a conversation is erased."""
    return f"{settings.BOT_URL}/webhooks/signpost/conversations/{sender}"


async def well(url: str) -> str:
    """`ok`, or in a few words why the part behind this address is not."""
    try:
        async with asyncio.timeout(1.5):
            response = await _client().get(url)
    except TimeoutError:
        return "did not answer in time"
    except httpx.HTTPError:
        return "cannot be reached"
    return "ok" if response.status_code == 200 else f"answered with {response.status_code}"


def _headers() -> dict[str, str]:
    return {"X-Signpost-Secret": settings.SIGNPOST_SECRET}


def _client() -> httpx.AsyncClient:
    """The client of this event loop, with its connections kept open."""
    loop = asyncio.get_running_loop()
    if loop not in _clients:
        _clients[loop] = httpx.AsyncClient(timeout=5, trust_env=False)
    return _clients[loop]
