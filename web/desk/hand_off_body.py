"""The hand-off as the action server sends it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Short = Annotated[str, Meta(max_length=200)]
Long = Annotated[str, Meta(max_length=4000)]


class Asked(msgspec.Struct):
    """A question that was asked in the conversation, and its topic."""

    question: Long
    topic: Short | None = None


class NewHandOff(msgspec.Struct, kw_only=True):
    """What the person agreed to send; nothing else about them."""

    sender: Annotated[str, Meta(min_length=1, max_length=64)]
    about: Long
    contact_by: Literal["phone", "email", "none"]
    team: Annotated[str, Meta(max_length=100)] | None = None
    name: Short = ""
    contact: Short = ""
    safe_to_leave_message: bool | None = None
    best_time: Short | None = None
    audience: Annotated[str, Meta(max_length=20)] | None = None
    age_band: Annotated[str, Meta(max_length=50)] | None = None
    asked: Annotated[list[Asked], Meta(max_length=50)] = []
    access_needs: Long | None = None

    def columns(self) -> dict[str, Any]:
        """The fields of the HandOff model."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        return fields
