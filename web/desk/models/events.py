"""The table into which Rasa's SQL event broker writes; we only read and delete."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """One Rasa event, as JSON."""

    id = models.IntegerField(primary_key=True)
    sender_id = models.CharField(max_length=255)
    data = models.TextField()

    class Meta:
        """Made and filled by Rasa."""

        managed = False
        db_table = "events"
        ordering = ["id"]
