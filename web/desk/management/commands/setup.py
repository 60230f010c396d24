"""`manage.py setup`: makes the secrets that are missing and brings the database up to date."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from web.environment import VAR, make_secret


class Command(BaseCommand):
    """Everything that must be there before the site can start. Can be run again at any time."""

    help = "Make missing secrets in var/ and bring the database up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the secrets and migrate."""
        make_secret(VAR / "django_secret_key")
        make_secret(VAR / "signpost_secret")
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write("The database is ready.")
