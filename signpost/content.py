"""The types of what is in `knowledge/`: one class for each kind of file (docs/content.md)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

Audience = Literal["young_person", "parent", "professional"]
Confidence = Literal["high", "medium", "low"]
Area = Literal["leicester", "leicestershire", "rutland", "national"]


class Record(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Base of everything read from a file: no field that the format does not know."""


class Source(Record):
    """Where a fact was read."""

    title: str
    url: str


class Choice(Record):
    """A button written into a text: `choose` is a topic id or a `talk/…` id."""

    label: str
    choose: str


class TopicHead(Record):
    """The front matter of a topic file."""

    title: str
    reviewed: dt.date
    review_by: dt.date
    owner: str
    sources: list[Source]
    pages: list[str] = []
    teams: list[str] = []
    helplines: list[str] = []
    see_also: list[str] = []
    flow: str | None = None
    confirm: list[str] = []
    exceptions: dict[str, str] = {}


class Topic(msgspec.Struct, frozen=True):
    """One answer: its id (`area/topic`), front matter and sections (heading to Markdown)."""

    id: str
    head: TopicHead
    sections: dict[str, str]


class UrgentHead(Record):
    """The front matter of an urgent reply."""

    title: str
    reviewed: dt.date
    review_by: dt.date
    owner: str
    sources: list[Source]
    helplines: list[str]
    teams: list[str]
    sign_off: str
    confirm: list[str] = []
    exceptions: dict[str, str] = {}


class UrgentReply(msgspec.Struct, frozen=True):
    """The fixed words for one kind of danger, by who is asking."""

    kind: str
    head: UrgentHead
    sections: dict[str, str]


class TalkHead(Record):
    """The front matter of small talk and system texts."""

    title: str = ""
    options: list[Choice] = []


class Talk(msgspec.Struct, frozen=True):
    """Small talk or a system text, in each version."""

    id: str
    head: TalkHead
    sections: dict[str, str]


class Team(Record):
    """A team and how to reach it.

    `open` maps days to hours, or says `always: true`. `takes_hand_offs` is true for the council's
    own teams, which promise to answer what Signpost passes on.
    """

    name: str
    what: str
    easy_read: str
    ages: tuple[int | None, int | None]
    groups: list[str]
    areas: list[Area]
    sources: list[str]
    checked: dt.date
    confidence: Confidence
    also: list[str] = []
    phone: str | None = None
    text: str | None = None
    email: str | None = None
    address: str | None = None
    web_page: str | None = None
    open: dict[str, str | bool] = {}
    how: str | None = None
    topics: list[str] = []
    takes_hand_offs: bool = False
    confirm: list[str] = []


class TextLine(Record):
    """A number to text, and the word to send."""

    number: str | int
    words: str | None = None


class Helpline(Record):
    """A national helpline."""

    id: str
    name: str
    what: str
    who: str
    sources: list[str]
    checked: dt.date
    confidence: Confidence
    phone: str | None = None
    text: TextLine | None = None
    web_page: str | None = None
    webchat: str | None = None
    email: str | None = None
    hours: str | None = None
    always: bool = False
    free: bool | None = None
    confirm: list[str] = []


class Page(Record):
    """A page to link to, and the words people use for what is on it."""

    id: str
    title: str
    url: str
    about: str
    checked: dt.date
    status: Literal["ok", "check"] = "ok"
    words: list[str] = []
    areas: list[Area] = []
    topics: list[str] = []
    confirm: list[str] = []


class Term(Record):
    """A word or abbreviation and what it means; an `everyday` one is not linked in a text."""

    id: str
    term: str
    plain: str
    easy_read: str
    also: list[str] = []
    topic: str | None = None
    everyday: bool = False


class When(Record):
    """An age (or ages) in years, or a school year."""

    age: float | None = None
    until: float | None = None
    year: int | None = None


class Milestone(Record):
    """Something that happens at an age: to whom, who leads, what you can do."""

    id: str
    at: When
    title: str
    groups: list[str]
    what: str
    you_can: str
    easy_read: str
    lead: str
    source: Source
    team: str | None = None
    topic: str | None = None
