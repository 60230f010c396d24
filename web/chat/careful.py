"""The turns after a reply about danger, as the site sees them; the bot does the same."""

from __future__ import annotations

from signpost import answers, careful
from signpost.careful import Careful
from signpost.reply import Reply
from signpost.urgent import Urgent
from web.chat.models import Conversation

_UNCLEAR = {"talk", "not_understood", "did_you_mean", "unavailable"}


def state_of(conversation: Conversation) -> Careful | None:
    """The state of a conversation whose last reply was about danger; None otherwise."""
    return careful.from_stored(conversation.careful)


def not_safe(conversation: Conversation, text: str) -> Urgent | None:
    """The danger again, if somebody who was asked whether they are safe says that they are not."""
    state = state_of(conversation)
    if state is None or careful.meaning(text, state.asked) != "not_safe":
        return None
    return Urgent(state.kind, state.about)


def without_understanding(conversation: Conversation, text: str) -> list[Reply] | None:
    """What is said when the bot is down or there is nothing to understand; None if not careful."""
    state = state_of(conversation)
    if state is None:
        return None
    said = careful.respond(state, text, *conversation.reader, is_clear=False)
    replies = [said[0]] if said else []
    if careful.meaning(text, state.asked) == "other":
        # It may have been a question: that it cannot be answered now is said after the help.
        replies.append(answers.unavailable(*conversation.reader))
    return replies


def instead_of(conversation: Conversation, text: str, replies: list[Reply]) -> list[Reply]:
    """The bot's replies; when it was not told of the danger and is at a loss, what to say instead.

    An answer, a question or a result of the bot's means that the person has moved on.
    """
    state = state_of(conversation)
    if state is None or not all(_is_unclear(reply) for reply in replies):
        return replies
    said = careful.respond(state, text, *conversation.reader, is_clear=False)
    return [said[0]] if said else replies


def _is_unclear(reply: Reply) -> bool:
    return reply.kind in _UNCLEAR and reply.topic != f"talk/{careful.SAFE}"
