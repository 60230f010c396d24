"""The Reply: what every part of Signpost says back, and the contract with the widget.

The fields are those of the chat API in docs/architecture.md. A Reply is made once, from
`knowledge/`, and travels unchanged from the action server to the person's screen.
"""

from __future__ import annotations

from typing import Any, Literal
from uuid import uuid4

import msgspec

Kind = Literal[
    "answer",
    "did_you_mean",
    "question",
    "result",
    "urgent",
    "hand_off",
    "talk",
    "not_understood",
    "unavailable",
    "staff",
]


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """A button: its words, what choosing it sends, and the topic it stands for, if any."""

    label: str
    choose: str
    topic: str | None = None


class TeamCard(msgspec.Struct, frozen=True):
    """How to reach one team; `open_now` is None when its hours are not known."""

    id: str
    name: str
    phone: str | None = None
    email: str | None = None
    web_page: str | None = None
    hours: str | None = None
    open_now: bool | None = None


class PageLink(msgspec.Struct, frozen=True):
    """A page to read."""

    id: str
    title: str
    url: str


class Picture(msgspec.Struct, frozen=True):
    """A picture that says what the text says, for those whom it helps; `alt` is read aloud."""

    url: str
    alt: str


class SourceLink(msgspec.Struct, frozen=True):
    """Where a fact comes from."""

    title: str
    url: str


class Reply(msgspec.Struct, kw_only=True):
    """One reply. `text` is Markdown of a safe subset; `reviewed` an ISO date."""

    kind: Kind
    text: str
    id: str = ""
    topic: str | None = None
    confidence: float | None = None
    options: list[Option] = []
    teams: list[TeamCard] = []
    pages: list[PageLink] = []
    sources: list[SourceLink] = []
    reviewed: str | None = None
    more: bool = False
    picture: Picture | None = None

    def __post_init__(self) -> None:
        if not self.id:
            self.id = uuid4().hex


def to_dict(reply: Reply) -> dict[str, Any]:
    """The reply as plain JSON types, as the chat API sends it."""
    plain: dict[str, Any] = msgspec.to_builtins(reply)
    return plain


def from_dict(data: dict[str, Any]) -> Reply:
    """A Reply from its JSON form.

    Raises:
        msgspec.ValidationError: if the data is not a Reply.
    """
    return msgspec.convert(data, Reply)
