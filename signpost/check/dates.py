"""When each text was checked, and when it must be checked again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Iterator

from signpost.check.problem import Problem
from signpost.content import TopicHead, UrgentHead
from signpost.knowledge import Knowledge

_SOON = dt.timedelta(days=60)
_LONGEST = dt.timedelta(days=366)


def review_dates(known: Knowledge, root: Path) -> Iterator[Problem]:
    """`review_by` comes after `reviewed`, within a year."""
    for file, head in _heads(known):
        if not head.reviewed < head.review_by <= head.reviewed + _LONGEST:
            wrong = f"It was reviewed on {head.reviewed} and is due on {head.review_by}."
            do = "The next review is after the last, and within a year."
            yield Problem(file, 1, "review-date", wrong, do)


def due(known: Knowledge, today: dt.date | None = None) -> list[str]:
    """A line for each text that is due within 60 days of `today`, soonest first."""
    day = today or dt.date.today()
    rows = sorted((head.review_by, file) for file, head in _heads(known))
    return [f"{when}  {file}" for when, file in rows if when <= day + _SOON]


def _heads(known: Knowledge) -> Iterator[tuple[str, TopicHead | UrgentHead]]:
    for topic_id, topic in known.topics.items():
        yield f"knowledge/topics/{topic_id}.md", topic.head
    for kind, reply in known.urgent.items():
        yield f"knowledge/urgent/{kind}.md", reply.head


RULES = (review_dates,)
