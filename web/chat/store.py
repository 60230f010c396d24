"""What is kept of a conversation. Plain database functions, run through web.chat.database."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from django.db import transaction
from django.utils import timezone

from signpost import careful
from signpost.knowledge import knowledge
from signpost.reply import Reply, to_dict
from web.chat.models import Conversation, Turn
from web.words import chat_words

_ALWAYS_THERE = {
    "talk/simpler": "easy.on",
    "talk/standard": "easy.off",
    "talk/start_again": "menu.restart",
    "talk/more": "more",
    "service/talk_to_a_person": "person",
}


@transaction.atomic
def add(conversation: Conversation, replies: list[Reply]) -> None:
    """Store a new conversation with its welcome."""
    conversation.save(force_insert=True)
    _add_replies(conversation, replies)


def find(conversation: UUID) -> Conversation | None:
    """The conversation, or None if it was erased or never was."""
    return Conversation.objects.filter(pk=conversation).first()


@transaction.atomic
def keep_turn(
    conversation: Conversation,
    said: str,
    replies: list[Reply],
    audience: str | None = None,
    easy_read: bool | None = None,
) -> None:
    """Store what a person said, the replies, and what is now known of who is asking.

    Whether the next turns are careful follows from the replies. Nothing is stored for a
    conversation that was erased meanwhile.
    """
    change: dict[str, Any] = {"last_seen": timezone.now()}
    if audience is not None:
        change["audience"] = audience
    if easy_read is not None:
        change["easy_read"] = easy_read
    state = careful.after(replies, careful.from_stored(conversation.careful))
    kept = msgspec.to_builtins(state) if state else None
    # Only a change is written: a slow answer to an older message must not end what came after it.
    if kept != conversation.careful:
        change["careful"] = kept
    if not Conversation.objects.filter(pk=conversation.pk).update(**change):
        return
    Turn.objects.create(conversation=conversation, who=Turn.PERSON, text=said)
    _add_replies(conversation, replies)


def label_of(conversation: Conversation, choose: str) -> str:
    """The words on the button that was chosen: as offered lately, else as it always is."""
    replies = conversation.turns.exclude(reply=None).order_by("-id").values_list("reply", flat=True)
    for reply in replies[:20]:
        for option in (reply or {}).get("options") or []:
            if option.get("choose") == choose:
                return str(option.get("label") or choose)
    if choose in _ALWAYS_THERE:
        return chat_words(_ALWAYS_THERE[choose])
    known = knowledge().topics.get(choose)
    return known.head.title if known else choose


def turns_of(conversation: UUID) -> list[Turn]:
    """Everything said, in order."""
    return list(Turn.objects.filter(conversation=conversation))


def replies_after(conversation: UUID, after: str | None, who: str | None = None) -> list[Turn]:
    """The replies after the one with id `after` (all of them without), in order."""
    turns = Turn.objects.filter(conversation=conversation).exclude(reply=None)
    if who:
        turns = turns.filter(who=who)
    if after:
        last = Turn.objects.filter(conversation=conversation, reply_id=after).first()
        if last:
            turns = turns.filter(id__gt=last.pk)
    return list(turns)


def topic_of(conversation: UUID, reply: str) -> tuple[bool, str | None]:
    """Whether this reply was given in this conversation, and its topic."""
    turn = Turn.objects.filter(conversation=conversation, reply_id=reply).first()
    return turn is not None, (turn.reply or {}).get("topic") if turn else None


def _add_replies(conversation: Conversation, replies: list[Reply]) -> None:
    for reply in replies:
        Turn.objects.create(
            conversation=conversation,
            who=Turn.STAFF if reply.kind == "staff" else Turn.ASSISTANT,
            text=reply.text,
            reply=to_dict(reply),
            reply_id=reply.id[:64],
        )
