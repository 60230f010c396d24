"""What is sent by e-mail with patience: how far it has got."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Posted(models.Model):
    """The part of a hand-off or an alert's letter that web/desk/post.py works with."""

    class State(models.TextChoices):
        """How far it has got."""

        WAITING = "waiting", "Waiting to send"
        SENT = "sent", "Sent"
        FAILED = "failed", "Failed – will retry"
        FAILED_FOR_GOOD = "failed_for_good", "Failed for good – pass it on yourself"
        NO_MAILBOX = "no_mailbox", "No mailbox set – pass it on yourself"
        CANCELLED = "cancelled", "Cancelled"
        CLOSED = "closed", "Closed"

    state = models.CharField(max_length=20, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now, db_index=True)
    last_error = models.CharField(max_length=200, default="")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """Not a table of its own."""

        abstract = True

    @property
    def needs_you(self) -> bool:
        """Whether it will not reach anybody unless a member of staff passes it on."""
        return self.state in (self.State.FAILED_FOR_GOOD, self.State.NO_MAILBOX)
