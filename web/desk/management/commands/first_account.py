"""`manage.py first_account`: a first staff account, if there is no account yet."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

NAME = "staff"


class Command(BaseCommand):
    """Makes the account `staff` with a random password and prints both, once."""

    help = "Make a first staff account and print its password, if there is no account yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line: the new account, or that there is one already."""
        if User.objects.exists():
            self.stdout.write("There is an account already; nothing was changed.")
            return
        password = "-".join(secrets.token_hex(3) for _ in range(3))
        User.objects.create_user(username=NAME, password=password, is_staff=True)
        self.stdout.write(f"Sign in at /desk/ as “{NAME}” with the password {password}")
