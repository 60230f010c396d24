"""The desk app: what staff see, and the work done behind it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The review log, hand-offs and urgent alerts."""

    name = "web.desk"
    label = "desk"
