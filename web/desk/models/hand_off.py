"""Hand-offs: a request to a person, with the details that they gave for it."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from web.desk.models.posted import Posted

_SIGNS = "23456789CDFGHJKMNPQRTVWXYZ"  # none that look or sound alike, no vowels


def new_reference() -> str:
    """A reference number that can be read out, such as SP-7K3Q-9F."""
    signs = [secrets.choice(_SIGNS) for _ in range(6)]
    return f"SP-{''.join(signs[:4])}-{''.join(signs[4:])}"


class HandOff(Posted):
    """A request to a person, and how far its e-mail has got."""

    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    sender = models.CharField(max_length=64, db_index=True)
    team = models.CharField(max_length=100, null=True)
    about = models.TextField(default="")
    name = models.CharField(max_length=200, default="")
    contact_by = models.CharField(max_length=10, default="none")
    contact = models.CharField(max_length=200, default="")
    safe_to_leave_message = models.BooleanField(null=True)
    best_time = models.CharField(max_length=200, null=True)
    audience = models.CharField(max_length=20, null=True)
    age_band = models.CharField(max_length=50, null=True)
    asked = models.JSONField(default=list)
    access_needs = models.TextField(null=True)
    created = models.DateTimeField(default=timezone.now, db_index=True)
    due = models.DateField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ["-created"]

    @property
    def overdue(self) -> bool:
        """Whether the day by which someone should answer has passed and it is still open."""
        done = self.state in (self.State.CLOSED, self.State.CANCELLED)
        return not done and self.due < timezone.localdate()

    def cancel_if_unsent(self) -> None:
        """Mark it cancelled unless it has already gone to the team or was closed."""
        if self.state not in (self.State.SENT, self.State.CLOSED):
            self.state = self.State.CANCELLED

    def take_out_details(self) -> None:
        """Remove everything personal; the reference, team, dates and state stay."""
        self.name = self.contact = self.about = ""
        self.contact_by, self.asked = "none", []
        self.best_time = self.access_needs = self.age_band = None
        self.safe_to_leave_message = None
