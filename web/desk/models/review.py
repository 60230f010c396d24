"""The review log: conversations as staff read them, redacted before they are stored."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone


class LoggedConversation(models.Model):
    """One conversation of any channel, with what a list of them needs to show.

    `asking`, `loop` and `private` are the reader's place: the slot that is being asked for, the
    form that is running, and fingerprints of the words that must not be shown (never the words).
    """

    sender = models.CharField(max_length=255, unique=True)
    channel = models.CharField(max_length=30, default="")
    first_at = models.DateTimeField(default=timezone.now, db_index=True)
    last_at = models.DateTimeField(default=timezone.now, db_index=True)
    first_question = models.TextField(default="")
    audience = models.CharField(max_length=20, null=True)
    topics: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    urgent = models.BooleanField(default=False, db_index=True)
    not_understood = models.BooleanField(default=False, db_index=True)
    hand_off = models.BooleanField(default=False, db_index=True)
    asking = models.CharField(max_length=100, default="")
    loop = models.CharField(max_length=100, default="")
    private: models.JSONField[list[str], list[str]] = models.JSONField(default=list)

    class Meta:
        """Newest first."""

        ordering = ["-last_at"]


class LoggedTurn(models.Model):
    """One message of a person, or one reply; `did` lists the actions that were taken after it."""

    conversation = models.ForeignKey(LoggedConversation, models.CASCADE, related_name="turns")
    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=10)
    text = models.TextField(default="")
    kind = models.CharField(max_length=30, default="")
    topic = models.CharField(max_length=100, null=True)
    confidence = models.FloatField(null=True)
    urgent = models.CharField(max_length=50, default="")
    did: models.JSONField[Any, Any] = models.JSONField(default=list)

    class Meta:
        """In the order they were said."""

        ordering = ["id"]


class Erased(models.Model):
    """A conversation that its owner erased: events of it that arrive later are dropped.

    `sender` is kept only until the bot has erased its own copy too.
    """

    sender_hash = models.CharField(max_length=64, primary_key=True)
    sender = models.CharField(max_length=64, default="")
    at = models.DateTimeField(default=timezone.now, db_index=True)
