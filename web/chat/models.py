"""Conversations as the gateway holds them: for a day at most, to be seen and erased."""

from __future__ import annotations

import secrets
import uuid
from typing import Any, cast, get_args

from django.db import models
from django.utils import timezone

from signpost.content import Audience


def new_sender() -> str:
    """A sender id for Rasa: made here, never told to anybody, not to be guessed."""
    return "web-" + secrets.token_urlsafe(24)


class Conversation(models.Model):
    """One conversation: a public id for its owner and a private sender id for Rasa.

    `careful` is the state of signpost.careful: set while the last reply was about danger.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.CharField(max_length=64, unique=True, default=new_sender, editable=False)
    audience = models.CharField(max_length=20, null=True)
    easy_read = models.BooleanField(default=False)
    page = models.CharField(max_length=500, null=True)
    careful: models.JSONField[Any, Any] = models.JSONField(null=True)
    created = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now, db_index=True)

    @property
    def reader(self) -> tuple[Audience, bool]:
        """For whom to write: who is asking (a young person until we know) and whether Easy read."""
        known = get_args(Audience)
        return (
            cast(Audience, self.audience) if self.audience in known else known[0],
            self.easy_read,
        )


class Turn(models.Model):
    """One thing said: what a person wrote or chose, or one Reply of the assistant or of staff."""

    PERSON, ASSISTANT, STAFF = "person", "assistant", "staff"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="turns")
    who = models.CharField(max_length=10)
    text = models.TextField(default="")
    reply = models.JSONField(null=True)
    reply_id = models.CharField(max_length=64, default="", db_index=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        """In the order they were said."""

        ordering = ["id"]


class Feedback(models.Model):
    """Whether a reply helped; the comment is redacted before it is stored."""

    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True)
    sender = models.CharField(max_length=64, db_index=True)
    reply_id = models.CharField(max_length=64)
    topic = models.CharField(max_length=100, null=True)
    helpful = models.BooleanField()
    comment = models.TextField(default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """A rating and the comment that follows it are one."""

        constraints = [
            models.UniqueConstraint(fields=["sender", "reply_id"], name="one_feedback_a_reply")
        ]
