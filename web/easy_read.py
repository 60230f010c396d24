"""Easy Read on pages without script: one idea a line with its picture, as widget/src/easy.js."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from web.environment import BASE
from web.words import chat_words

_LIST_MARK = re.compile(r"^\s*(?:[-*]|\d{1,3}[.)])\s+")
_TWO_LINES = re.compile(r"\S\n[^\s*-]")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_MARKED_UP = re.compile(r"[\[*]")
_ADDRESS = re.compile(r"\(\S+\)")
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Line:
    """One idea in Markdown; the name of its picture and what that shows, both "" without one."""

    text: str
    picture: str
    shows: str


def is_easy(source: str) -> bool:
    """Whether a text is written as Easy Read is: one sentence a line, with no line between."""
    return bool(_TWO_LINES.search(source))


def easy_lines(source: str) -> list[Line]:
    """A reply as lines, each with its picture."""
    return [Line(text, *_picture(text)) for text in _split(source)]


def _split(source: str) -> list[str]:
    lines: list[str] = []
    for raw in source.splitlines():
        line = _LIST_MARK.sub("", raw).strip()
        # A sentence ends at a full stop before a capital, but never inside bold or a link.
        if line:
            lines += [line] if _MARKED_UP.search(line) else _NEXT_SENTENCE.split(line)
    return lines


def _picture(line: str) -> tuple[str, str]:
    """The meaning whose word comes first (the longer first), and its words; none gives none."""
    text = f" {_NO_WORD.sub(' ', _ADDRESS.sub(' ', line.lower()))} "
    found = [
        (text.index(f" {word} "), -len(word), picture)
        for picture, words in _meanings()
        for word in words
        if f" {word} " in text
    ]
    if not found:
        return "", ""
    picture = min(found, key=lambda one: one[:2])[2]
    return picture, chat_words(f"picture.{picture}")


@lru_cache(maxsize=1)
def _meanings() -> list[tuple[str, list[str]]]:
    file = BASE / "widget" / "pictures" / "meanings.json"
    known = json.loads(file.read_text(encoding="utf-8"))
    return [(meaning["picture"], meaning["words"]) for meaning in known]
