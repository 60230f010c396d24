"""The worker's signs of life."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When one of the worker's jobs last finished a round without a fault."""

    job = models.CharField(max_length=30, primary_key=True)
    at = models.DateTimeField(default=timezone.now)
