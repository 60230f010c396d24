"""`manage.py worker`: the work behind the site, until it is told to stop."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from web.desk import worker


class Command(BaseCommand):
    """Reads Rasa's events, sends hand-offs and removes what is too old."""

    help = "Read events into the review log, send hand-offs, remove what is too old."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once` does one round and stops."""
        parser.add_argument("--once", action="store_true", help="one round, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until SIGTERM or Ctrl-C."""
        if options["once"]:
            worker.run_once()
            return
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        worker.run_until(stop)
