"""Whether a reply helped. One row for each reply of a conversation."""

from __future__ import annotations

from uuid import UUID

from signpost.redact import redact
from web.chat import store
from web.chat.models import Feedback

RATED = ("answer", "result")


def rate(conversation: UUID, reply: str, helpful: bool, comment: str) -> bool:
    """Store a rating, or what is said later about the same reply; False if it is not of here.

    A comment is redacted first, and stays when a later rating comes without one.
    """
    found = store.find(conversation)
    known, topic = store.topic_of(conversation, reply)
    if found is None or not known:
        return False
    said = {"comment": redact(comment)} if comment else {}
    Feedback.objects.update_or_create(
        sender=found.sender,
        reply_id=reply,
        defaults={"conversation": found, "topic": topic, "helpful": helpful, **said},
    )
    return True


def ratings(conversation: UUID) -> dict[str, Feedback]:
    """What has been rated in a conversation, by the id of the reply."""
    return {rated.reply_id: rated for rated in Feedback.objects.filter(conversation=conversation)}
