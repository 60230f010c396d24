"""The picture of a roadmap: a line of years from the top down, and where the person stands on it.

Here are the places on the drawing in pixels; the drawing itself is templates/roadmap/picture.svg.
"""

from __future__ import annotations

from typing import Any

import msgspec

from signpost.roadmap import EVERYONE, Roadmap, Step
from signpost.roadmap_words import say_age, written

WIDTH = 640
_TOP, _ROW, _GAP, _HERE = 24, 26, 24, 44
_SHOWN = 3
_LONGEST = 62


class Line(msgspec.Struct, frozen=True):
    """A step in words on the drawing: its height and whether it is done, now or next."""

    text: str
    y: int
    when: str


class Year(msgspec.Struct, frozen=True):
    """A year of age on the line."""

    age: str
    y: int
    when: str
    lines: list[Line]


class Here(msgspec.Struct, frozen=True):
    """Where the person stands."""

    text: str
    y: int


class Picture(msgspec.Struct, frozen=True):
    """Everything on the drawing, and the same in one sentence for those who do not see it."""

    height: int
    years: list[Year]
    here: Here
    title: str
    described: str


def picture(mine: Roadmap, exact: bool, easy_read: bool) -> Picture:
    """The drawing of a roadmap."""
    says: dict[str, Any] = written()["page"]
    by_year: dict[int, list[Step]] = {}
    for step in mine.steps:
        by_year.setdefault(step.at // 12, []).append(step)
    y, years, here = _TOP, [], None
    for age in sorted(by_year):
        if here is None and age * 12 > mine.age:
            here = Here(says["here"].format(age=say_age(mine.age, exact)), y + _HERE // 2)
            y += _HERE + _GAP
        years.append(_year(age, by_year[age], y, mine.age, easy_read))
        y += _ROW * len(years[-1].lines) + _GAP
    if here is None:
        here = Here(says["here"].format(age=say_age(mine.age, exact)), y + _HERE // 2)
        y += _HERE + _GAP
    described = says["picture_text"].format(
        first=min(by_year), last=max(by_year), age=say_age(mine.age, exact)
    )
    return Picture(y, years, here, says["picture"], described)


def _year(age: int, steps: list[Step], y: int, months: int, easy_read: bool) -> Year:
    """One year: the steps of one's own groups before those for everyone, the rest as a number."""
    steps = sorted(steps, key=lambda step: EVERYONE in step.milestone.groups)
    texts: list[tuple[str, str]] = [(_text(step, easy_read), step.when) for step in steps[:_SHOWN]]
    if len(steps) > _SHOWN:
        more = written()["page"]["and_more"].format(count=len(steps) - _SHOWN)
        texts.append((more, "more"))
    lines = [Line(text, y + _ROW * i + _ROW // 2, kind) for i, (text, kind) in enumerate(texts)]
    when = "next" if age * 12 > months else "now" if any(s.when == "now" for s in steps) else "done"
    return Year(str(age), y + _ROW // 2, when, lines)


def _text(step: Step, easy_read: bool) -> str:
    text = step.milestone.easy_read if easy_read else step.milestone.title
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
