"""Loads `knowledge/` into typed objects, and refuses a broken file with a sentence.

The sentence names the file and the field, for a content editor who does not program.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import frontmatter
import msgspec
import yaml

from signpost.content import (
    Helpline,
    Milestone,
    Page,
    Talk,
    TalkHead,
    Team,
    Term,
    Topic,
    TopicHead,
    UrgentHead,
    UrgentReply,
)

ROOT = Path(__file__).resolve().parent.parent / "knowledge"
T = TypeVar("T")
# The same as SafeLoader in C: knowledge/ is read in half a second instead of three.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SECTION = re.compile(r"^## +(.+?) *\n(.*?)(?=^## |\Z)", re.M | re.S)
_FIELD = re.compile(r"`\$?([^`]*)`$")


class KnowledgeError(Exception):
    """A file of `knowledge/` that cannot be used; the message says which and why."""


class Knowledge(msgspec.Struct, frozen=True):
    """Everything Signpost knows, each kind by id."""

    topics: dict[str, Topic]
    urgent: dict[str, UrgentReply]
    talk: dict[str, Talk]
    teams: dict[str, Team]
    helplines: dict[str, Helpline]
    pages: dict[str, Page]
    glossary: dict[str, Term]
    milestones: dict[str, Milestone]


def load(root: Path = ROOT) -> Knowledge:
    """Everything under `root`.

    Raises:
        KnowledgeError: naming the file and the field, if any file is broken.
    """
    return Knowledge(
        topics={
            f"{path.parent.name}/{path.stem}": Topic(
                f"{path.parent.name}/{path.stem}", *_text_file(path, TopicHead, root)
            )
            for path in sorted((root / "topics").glob("*/*.md"))
        },
        urgent={
            path.stem: UrgentReply(path.stem, *_text_file(path, UrgentHead, root))
            for path in sorted((root / "urgent").glob("*.md"))
        },
        talk={
            path.stem: Talk(path.stem, *_text_file(path, TalkHead, root))
            for path in sorted((root / "talk").glob("*.md"))
        },
        teams={
            path.stem: _convert(_yaml(path, root), Team, path, root)
            for path in sorted((root / "teams").glob("*.yml"))
        },
        helplines=_list_file(root / "helplines.yml", Helpline, root),
        pages=_list_file(root / "pages.yml", Page, root),
        glossary=_list_file(root / "glossary.yml", Term, root),
        milestones=_list_file(root / "milestones.yml", Milestone, root),
    )


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """The knowledge of this process, loaded once from SIGNPOST_KNOWLEDGE or `knowledge/`."""
    return load(Path(os.environ.get("SIGNPOST_KNOWLEDGE") or ROOT))


def sections_of(markdown: str) -> dict[str, str]:
    """The `## Heading` sections of a text: heading to body, in order."""
    return {name: body.strip() for name, body in _SECTION.findall(markdown + "\n")}


def _text_file(path: Path, head: type[T], root: Path) -> tuple[T, dict[str, str]]:
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise KnowledgeError(_broken_yaml(path, root, error)) from error
    sections = sections_of(post.content)
    empty = [name for name, body in sections.items() if not body]
    if empty or not sections:
        where = f"the section “{empty[0]}” is empty" if empty else "there is no “## …” section"
        raise KnowledgeError(f"{_name(path, root)}: {where}. Write it or take it out.")
    return _convert(dict(post.metadata), head, path, root), sections


def _list_file(path: Path, record: type[T], root: Path) -> dict[str, T]:
    rows = _yaml(path, root)
    if not isinstance(rows, list):
        raise KnowledgeError(
            f"{_name(path, root)}: must be a list, each item starting with “- id:”."
        )
    found: dict[str, T] = {}
    for row in rows:
        item = _convert(
            row, record, path, root, str(row.get("id")) if isinstance(row, dict) else ""
        )
        key: str = item.id  # type: ignore[attr-defined]
        if key in found:
            raise KnowledgeError(f"{_name(path, root)}: the id “{key}” is there twice.")
        found[key] = item
    return found


def _yaml(path: Path, root: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError as error:
        raise KnowledgeError(f"{_name(path, root)}: the file is missing.") from error
    except yaml.YAMLError as error:
        raise KnowledgeError(_broken_yaml(path, root, error)) from error


def _convert(data: Any, record: type[T], path: Path, root: Path, item: str = "") -> T:
    try:
        return msgspec.convert(data, record, strict=True)
    except msgspec.ValidationError as error:
        message = str(error)
        place = _FIELD.search(message)
        field = place.group(1).strip(".") if place else ""
        missing = re.search(r"required field `(\w+)`", message)
        unknown = re.search(r"unknown field `(\w+)`", message)
        where = f"{_name(path, root)}" + (f", “{item}”" if item else "")
        if missing:
            raise KnowledgeError(f"{where}: the field “{missing[1]}” is missing.") from error
        if unknown:
            raise KnowledgeError(
                f"{where}: the field “{unknown[1]}” is not one we know. Is it misspelt?"
            ) from error
        said = message.split(" - at ")[0].replace("`", "").lower()
        raise KnowledgeError(f"{where}: the field “{field}” is wrong ({said}).") from error


def _broken_yaml(path: Path, root: Path, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    line = f", line {mark.line + 1}" if mark else ""
    why = getattr(error, "problem", None) or "it cannot be read"
    return f"{_name(path, root)}{line}: this is not valid YAML ({why})."


def _name(path: Path, root: Path) -> str:
    return f"knowledge/{path.relative_to(root)}"
