"""A roadmap as a reply: three short lists and the links to the whole of it."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.actions.base import Turn
from bot.actions.links import public_url
from bot.actions.question import for_reader, worded
from signpost import answers, contacts
from signpost.knowledge import knowledge
from signpost.reply import Option, PageLink, Picture, Reply
from signpost.roadmap import Roadmap, Step, When
from signpost.roadmap_words import say_age, say_when, written
from signpost.words import words

TOPIC = "roadmap/what_happens_when"
_SHOWN: Dict[When, int] = {"done": 3, "now": 5, "next": 5}
_TEAMS = 2


def result(mine: Roadmap, exact: bool, turn: Turn) -> Reply:
    """What is done, now and next, who leads and what to do; and the page, PDF and calendar."""
    says: Dict[str, Any] = written()["result"]
    parts = [worded(says["lead"], turn).format(age=say_age(mine.age, exact), they="{they}")]
    chosen = {when: shown(mine, when) for when in _SHOWN}
    for when, steps in chosen.items():
        if steps:
            lines = [f"**{says['headings'][when]}**", "", *(_line(s, turn) for s in steps)]
            left = len(mine.of(when)) - len(steps)
            parts.append("\n".join([*lines, *([says["more"].format(count=left)] if left else [])]))
    if chosen["done"]:
        parts.append(says["ask_first"])
    if not exact:
        parts.append(says["no_month"])
    teams = dict.fromkeys(s.milestone.team for s in chosen["now"] if s.milestone.team)
    again = Option(words()["flows"]["my_roadmap"], "flow/my_roadmap")
    return Reply(
        kind="result",
        text=for_reader("\n\n".join(parts), turn),
        topic=TOPIC,
        options=[*_topics(chosen["now"]), answers.person_option(), again],
        teams=contacts.team_cards(list(teams)[:_TEAMS]),
        pages=_pages(mine, exact, turn),
        picture=Picture(public_url("/roadmap.svg", _query(mine, exact, turn)), says["picture"]),
    )


def shown(mine: Roadmap, when: When) -> List[Step]:
    """The few steps that a reply has room for: the latest of what was, the soonest of what comes.

    Steps for the groups that apply come before those for everyone.
    """
    steps = mine.of(when)
    newest_first = when != "next"
    steps.sort(key=lambda s: -s.at if newest_first else s.at)
    if when != "done":
        steps.sort(key=lambda s: "everyone" in s.milestone.groups)
    few = steps[: _SHOWN[when]]
    return sorted(few, key=lambda s: s.at)


def _line(step: Step, turn: Turn) -> str:
    says = written()["result"]
    milestone = step.milestone
    key = step.when if not turn.easy_read else "easy_next" if step.when == "next" else "easy"
    line: str = says[key].format(
        title=milestone.title,
        lead=milestone.lead,
        you_can=milestone.you_can,
        easy_read=milestone.easy_read,
        when=say_when(step),
    )
    return line


def _topics(steps: List[Step]) -> List[Option]:
    ids = dict.fromkeys(s.milestone.topic for s in steps if s.milestone.topic in knowledge().topics)
    return [answers.topic_option(topic) for topic in ids if topic][:2]


def _query(mine: Roadmap, exact: bool, turn: Turn) -> Dict[str, Any]:
    """What the page, the picture and the files of a roadmap need to know."""
    query: Dict[str, Any] = {"age": mine.age, "groups": ",".join(mine.groups)}
    if exact:
        query["exact"] = 1
    if turn.easy_read:
        query["easy_read"] = 1
    return query


def _pages(mine: Roadmap, exact: bool, turn: Turn) -> List[PageLink]:
    says = written()["result"]
    query = _query(mine, exact, turn)
    links = [
        PageLink("my-roadmap", says["page"], public_url("/roadmap", query)),
        PageLink("my-roadmap-pdf", says["pdf"], public_url("/roadmap.pdf", query)),
    ]
    if exact:
        calendar = public_url("/roadmap.ics", query)
        links.append(PageLink("my-roadmap-calendar", says["calendar"], calendar))
    return links
