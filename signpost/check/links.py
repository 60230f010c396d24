"""Everything that is named by id is there, and every topic leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Container, Iterable, Iterator

from signpost import contacts
from signpost.check.problem import Problem
from signpost.content import Topic
from signpost.knowledge import Knowledge
from signpost.office_hours import HoursError, week
from signpost.watch import watch
from signpost.words import words

_LINK = re.compile(r"\]\((glossary|topic|page|team|helpline):([^)]*)\)")


def front_matter(known: Knowledge, root: Path) -> Iterator[Problem]:
    """Teams, pages, helplines, see_also and flow of each topic, and those of urgent replies."""
    for topic_id, topic in known.topics.items():
        file, head = f"knowledge/topics/{topic_id}.md", topic.head
        yield from _missing(file, "team", [head.owner, *head.teams], known.teams)
        yield from _missing(file, "page", head.pages, known.pages)
        yield from _missing(file, "helpline", head.helplines, known.helplines)
        yield from _missing(file, "topic", head.see_also, known.topics)
        yield from _missing(file, "flow", [head.flow] if head.flow else [], words()["flows"])
    for kind, reply in known.urgent.items():
        file = f"knowledge/urgent/{kind}.md"
        yield from _missing(file, "team", [reply.head.owner, *reply.head.teams], known.teams)
        yield from _missing(file, "helpline", reply.head.helplines, known.helplines)


def lists(known: Knowledge, root: Path) -> Iterator[Problem]:
    """Topics and teams named in pages, glossary, milestones, teams, talk and words."""
    for page in known.pages.values():
        yield from _missing("knowledge/pages.yml", "topic", page.topics, known.topics)
    for term in known.glossary.values():
        topic = [term.topic] if term.topic else []
        yield from _missing("knowledge/glossary.yml", "topic", topic, known.topics)
    for stone in known.milestones.values():
        file = "knowledge/milestones.yml"
        yield from _missing(file, "team", [stone.team] if stone.team else [], known.teams)
        yield from _missing(file, "topic", [stone.topic] if stone.topic else [], known.topics)
    down = words()["when_down"]
    yield from _missing("knowledge/words.yml", "team", down["teams"], known.teams)
    yield from _missing("knowledge/words.yml", "helpline", down["helplines"], known.helplines)


def in_text(known: Knowledge, root: Path) -> Iterator[Problem]:
    """Links by id inside a text."""
    places: dict[str, Container[str]] = {
        "glossary": known.glossary,
        "topic": known.topics,
        "page": known.pages,
        "team": known.teams,
        "helpline": known.helplines,
    }
    for topic_id, topic in known.topics.items():
        for body in topic.sections.values():
            for what, target in _LINK.findall(body):
                yield from _missing(f"knowledge/topics/{topic_id}.md", what, [target], places[what])


def sources(known: Knowledge, root: Path) -> Iterator[Problem]:
    """Every topic says where its facts come from."""
    for topic_id, topic in known.topics.items():
        if not topic.head.sources:
            do = "List the title and the address of each page that the facts come from."
            file = f"knowledge/topics/{topic_id}.md"
            yield Problem(file, 1, "sources", "No source is named.", do)


def leads_on(known: Knowledge, root: Path) -> Iterator[Problem]:
    """No topic without a team, a page or a next step."""
    for topic_id, topic in known.topics.items():
        if not _ways_on(topic):
            do = "Name a team, a page, a flow or a topic to read next."
            file = f"knowledge/topics/{topic_id}.md"
            yield Problem(file, 1, "leads-on", "This answer leads nowhere.", do)


def teams(known: Knowledge, root: Path) -> Iterator[Problem]:
    """A number may be printed only if it is of high or medium confidence; hours can be read."""
    for team_id, team in known.teams.items():
        file = f"knowledge/teams/{team_id}.yml"
        if team.confidence not in contacts.PRINTABLE and (team.phone or team.email):
            wrong = "A contact of low confidence is given."
            yield Problem(file, 1, "contact-confidence", wrong, "Move it to “confirm”.")
        try:
            week(team)
        except HoursError as error:
            do = "Write them like “mon-thu: 08:30-17:00”."
            yield Problem(file, 1, "hours", f"{error}.", do)
    try:
        week(watch())
    except HoursError as error:
        do = "Write them like “mon-thu: 08:30-17:00”."
        yield Problem("knowledge/watch.yml", 1, "hours", f"{error}.", do)
    for line in known.helplines.values():
        if line.confidence not in contacts.PRINTABLE and (line.phone or line.text):
            wrong = f"“{line.id}” gives a contact of low confidence."
            file = "knowledge/helplines.yml"
            yield Problem(file, 1, "contact-confidence", wrong, "Move it to “confirm”.")


def _ways_on(topic: Topic) -> bool:
    head = topic.head
    return bool(head.teams or head.pages or head.flow or head.see_also)


def _missing(file: str, what: str, ids: Iterable[str], known: Container[str]) -> Iterator[Problem]:
    for name in ids:
        if name not in known:
            do = "Is it misspelt, or is its file missing?"
            yield Problem(file, 1, "links", f"There is no {what} “{name}”.", do)


RULES = (front_matter, lists, in_text, sources, leads_on, teams)
