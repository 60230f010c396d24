"""The way of every message: danger first, then the limits, then the bot, and always an answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import get_args
from uuid import UUID, uuid4

from django.conf import settings

from signpost import answers
from signpost.content import Audience
from signpost.reply import Reply
from web.chat import bot, careful, danger, store
from web.chat.database import DatabaseDown, database, database_soon
from web.chat.models import Conversation
from web.chat.text import clean, says_something
from web.limits import seconds_to_wait
from web.problems import Problem
from web.words import WORDS

logger = logging.getLogger(__name__)
AUDIENCES: tuple[str, ...] = get_args(Audience)


@dataclass(frozen=True)
class Said:
    """What a person sent: words they typed, or the `choose` of a button."""

    text: str | None = None
    choose: str | None = None


async def open_conversation(
    audience: str | None, easy_read: bool, page: str | None, address: str
) -> tuple[Conversation, list[Reply]]:
    """Start a conversation: it and its welcome.

    Raises:
        Problem: 429 when this address starts too many.
    """
    wait = _wait(settings.SIGNPOST_ADDRESS_LIMIT, "open", address)
    if wait:
        raise _too_fast(wait)
    conversation = Conversation(audience=audience, easy_read=easy_read, page=page)
    replies = [answers.welcome(*conversation.reader, page)]
    try:
        await database(store.add, conversation, replies)
    except DatabaseDown:
        replies = [answers.unavailable(*conversation.reader)]
    return conversation, replies


async def say(conversation_id: UUID, said: Said, address: str) -> list[Reply]:
    """The replies to one message of a conversation whose owner has been checked.

    Raises:
        Problem: 404, 413 or 429, with words to show; never for a message about danger.
    """
    text = clean(said.text or "")
    look = await danger.look(said.text or "", text)
    if look.found:
        return await danger.answer(conversation_id, text, look.found)
    wait = _wait(settings.SIGNPOST_RATE_LIMIT, "say", conversation_id.hex) or _wait(
        settings.SIGNPOST_ADDRESS_LIMIT, "say", address
    )
    if wait:
        raise _too_fast(wait)
    too_long = len(said.text or "") > settings.SIGNPOST_MAX_CHARS
    try:
        conversation = await database(store.find, conversation_id)
    except DatabaseDown:
        return [answers.unavailable(*Conversation().reader)]
    if conversation is None:
        raise Problem(404, "conversation_gone", WORDS["problems"]["gone"])
    again = careful.not_safe(conversation, text)
    if again:
        return await danger.answer(conversation_id, text, again)
    who = conversation.reader
    if too_long:
        reply = answers.system("too_long", *who)
        raise Problem(413, "too_long", reply.text, max_chars=settings.SIGNPOST_MAX_CHARS)
    if said.choose is None and not says_something(text):
        replies = careful.without_understanding(conversation, "") or [
            answers.system("emoji_only" if text else "empty", *who)
        ]
        await database_soon(0.25, store.keep_turn, conversation, text, replies)
        return replies
    return await _ask_bot(conversation, text, said.choose, look.whole)


async def say_after_the_end(said: Said) -> list[Reply]:
    """The help for danger in a conversation whose token has run out; nothing for anything else."""
    text = clean(said.text or "")
    look = await danger.look(said.text or "", text)
    return await danger.answer(uuid4(), text, look.found) if look.found else []


async def _ask_bot(
    conversation: Conversation, text: str, choose: str | None, looked: bool
) -> list[Reply]:
    shown = text
    if choose is not None:
        shown = await database_soon(0.25, store.label_of, conversation, choose) or choose
    try:
        answer = await bot.message(bot.body(conversation, text, choose, looked))
    except bot.BotDown:
        replies = [answers.unavailable(*conversation.reader)]
        if choose is None:
            replies = careful.without_understanding(conversation, text) or replies
        await database_soon(0.25, store.keep_turn, conversation, shown, replies)
        return replies
    replies = answer.replies
    if choose is None:
        replies = careful.instead_of(conversation, text, replies)
    audience = answer.audience if answer.audience in AUDIENCES else None
    await database_soon(
        0.25, store.keep_turn, conversation, shown, replies, audience, answer.easy_read
    )
    return replies


def _wait(rate: str, *key: str) -> int:
    if settings.SIGNPOST_RATE_LIMIT == "off":
        return 0
    return seconds_to_wait(rate, *key)


def _too_fast(wait: int) -> Problem:
    return Problem(
        429, "too_fast", answers.system("too_fast", *Conversation().reader).text, retry_after=wait
    )
