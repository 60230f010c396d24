"""The words of a roadmap on paper: its parts, and each step with who leads and what to do."""

from __future__ import annotations

from typing import Any

from signpost.content import Source
from signpost.knowledge import knowledge
from signpost.roadmap import Step, When, month_of
from signpost.roadmap_words import say_age, say_groups, say_when, written
from signpost.words import words
from web.roadmap.query import Asked

_ORDER: tuple[When, ...] = ("now", "next", "done")


def made_for(mine: Asked) -> str:
    """For whom it was made: an age, no name."""
    return str(written()["page"]["for"]).format(age=say_age(mine.roadmap.age, mine.exact))


def your_groups(mine: Asked) -> str:
    """What applies, or nothing when nothing does."""
    if not mine.roadmap.groups:
        return ""
    return str(written()["page"]["groups"]).format(groups=say_groups(mine.roadmap))


def made_on(mine: Asked) -> str:
    """The day it was made."""
    return str(written()["page"]["made"]).format(date=f"{mine.today:%-d %B %Y}")


def parts(mine: Asked) -> list[dict[str, Any]]:
    """What is now, what comes next and what is done, each with its steps."""
    says = written()["page"]
    return [
        {
            "when": when,
            "heading": says["headings"][when],
            "note": says["done_note"] if when == "done" and mine.roadmap.of(when) else "",
            "steps": [_step(step, mine) for step in mine.roadmap.of(when)],
        }
        for when in _ORDER
    ]


def _step(step: Step, mine: Asked) -> dict[str, str | Source]:
    says, milestone = written()["page"], step.milestone
    team = knowledge().teams.get(milestone.team or "")
    key = "at" if step.until is None else "between"
    when = says[key].format(age=say_age(step.at), until=say_age(step.until or 0))
    if step.by_year:
        when = say_when(step)
    dated = mine.exact and step.when == "next"
    return {
        "when": when,
        "title": milestone.title,
        "what": milestone.what,
        "easy_read": milestone.easy_read,
        "you_can": says["you_can"].format(you_can=milestone.you_can),
        "lead": says["leads"].format(lead=milestone.lead),
        "team": says["team"].format(team=team.name) if team else "",
        "month": says["month"].format(month=_month(step, mine)) if dated else "",
        "source": milestone.source,
    }


def _month(step: Step, mine: Asked) -> str:
    day = month_of(step, mine.roadmap.age, mine.today)
    return f"{words()['months'][day.month - 1]} {day.year}"
