"""The work behind the site: tells staff, reads Rasa's events, sends hand-offs, tidies up."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)
BEAT_EVERY = 5.0


class Job(NamedTuple):
    """What to do, and how many seconds to rest in between."""

    do: Callable[[], object]
    every: float


def _ingest() -> object:
    from web.desk.ingest import ingest

    return ingest()


def _deliver() -> object:
    from web.desk.deliver import deliver

    return deliver()


def _tell() -> object:
    from web.desk.tell import tell

    return tell()


def _retention() -> object:
    from web.desk.retention import retention

    retention()
    return None


JOBS = {
    "alerts": Job(_tell, 1),
    "ingest": Job(_ingest, 0.5),
    "deliver": Job(_deliver, 2),
    "retention": Job(_retention, 20),
}


def run_once() -> None:
    """Each job once, one after the other, with its sign of life."""
    for name, job in JOBS.items():
        job.do()
        beat(name)


def run_until(stop: threading.Event) -> None:
    """Every job in a thread of its own until `stop` is set; a fault in one never stops another."""
    threads = [
        threading.Thread(target=_go_round, args=(name, job, stop), name=name, daemon=True)
        for name, job in JOBS.items()
    ]
    for thread in threads:
        thread.start()
    while not stop.wait(0.5):
        pass
    for thread in threads:
        thread.join(timeout=15)


def _go_round(name: str, job: Job, stop: threading.Event) -> None:
    beaten, faults = -BEAT_EVERY, 0
    while not stop.is_set():
        close_old_connections()
        try:
            job.do()
            faults = 0
            if time.monotonic() - beaten >= BEAT_EVERY:
                beat(name)
                beaten = time.monotonic()
        except DatabaseError as error:
            faults += 1
            logger.warning("%s: the database failed: %s", name, type(error).__name__)
        except Exception:
            faults += 1
            logger.exception("%s failed and will be tried again", name)
        finally:
            close_old_connections()
        stop.wait(min(30.0, max(job.every, faults)))


def beat(name: str) -> None:
    """Leave a sign of life for the health check."""
    from web.desk.models import Heartbeat

    Heartbeat.objects.update_or_create(job=name, defaults={"at": timezone.now()})
