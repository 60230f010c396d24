"""Urgent alerts: a message about danger that a member of staff must see and acknowledge."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from web.desk.models.posted import Posted


class UrgentAlert(models.Model):
    """One message about danger: its kind, its words (redacted), and who has seen it and when."""

    sender = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=50)
    said = models.TextField(default="")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ["-at"]

    @property
    def state(self) -> str:
        """`new`, `escalated` (nobody acknowledged it in time) or `acknowledged`."""
        if self.acknowledged_at:
            return "acknowledged"
        return "escalated" if self.escalated_at else "new"

    @property
    def kind_words(self) -> str:
        """The kind in plain words."""
        return self.kind.replace("_", " ").capitalize()


class AlertMail(Posted):
    """One letter about an alert: to the safeguarding address, or to the second one."""

    class To(models.TextChoices):
        """For whom it is."""

        FIRST = "first", "Safeguarding mailbox"
        SECOND = "second", "Second mailbox"

    alert = models.ForeignKey(UrgentAlert, models.CASCADE, related_name="mails")
    to = models.CharField(max_length=10, choices=To.choices)

    class Meta:
        """The first before the second; never two of the same."""

        ordering = ["to"]
        constraints = [models.UniqueConstraint(fields=["alert", "to"], name="one_mail_of_each")]
