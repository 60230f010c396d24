"""Words: no contacts in running text, plain and British words, the right person spoken to."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Iterator

from signpost.check.problem import Problem, Text
from signpost.knowledge import ROOT
from signpost.phrases import compile_phrases
from signpost.yaml_file import read_yaml

_CONTACTS = {
    "phone number": re.compile(r"(?<![\d£])\+?\d(?:[ -]?\d){6,}(?!\d)|\b116 ?\d{3}\b"),
    "e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "web address": re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:gov|nhs|org|co|ac)\.uk\b"),
    "street address": re.compile(
        r"\b\d+[a-z]? (?:[A-Z]\w+ ){1,3}(?:Street|Road|Lane|Avenue|Way|Square)\b"
        r"|\bLE\d+ ?\d[A-Z]{2}\b"
    ),
}


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    """knowledge/plain_words.yml."""
    loaded: dict[str, Any] = read_yaml(ROOT / "plain_words.yml")
    return loaded


def contacts(text: Text) -> Iterator[Problem]:
    """Phone numbers and addresses come from the team and helpline files, never from a text."""
    for what, pattern in _CONTACTS.items():
        for match in pattern.finditer(text.body):
            wrong = f"“{match.group()}” is a {what} in the text."
            do = "Name the team or helpline in words and list its id in the front matter."
            yield Problem(text.file, text.line_of(match.start()), "contact", wrong, do)


def plain_words(text: Text) -> Iterator[Problem]:
    """Each word of the list has a plainer one."""
    for match in _any_of("avoid").finditer(text.body):
        plainer = _lists()["avoid"][match.group().lower()]
        do = f"Write {plainer}." if plainer else "Leave it out."
        wrong = f"“{match.group()}” is a word to avoid."
        yield Problem(text.file, text.line_of(match.start()), "plain-words", wrong, do)
    position = text.body.find("!")
    if position >= 0:
        line = text.line_of(position)
        yield Problem(
            text.file, line, "plain-words", "There is an exclamation mark.", "Take it out."
        )


def british(text: Text) -> Iterator[Problem]:
    """British spelling."""
    for match in _any_of("british").finditer(text.body):
        spelling = _lists()["british"][match.group().lower()]
        wrong = f"“{match.group()}” is American spelling."
        line = text.line_of(match.start())
        yield Problem(text.file, line, "british", wrong, f"Write “{spelling}”.")


def parent_you(text: Text) -> Iterator[Problem]:
    """In the parent's version “you” is the parent, never the young person."""
    if text.kind != "topic" or text.section != "Parent":
        return
    for match in compile_phrases(_lists()["parent_you"]).finditer(text.body):
        wrong = f"“{match.group()}” speaks to the young person, and this is the parent's version."
        do = "Say “your child” or “your son or daughter”."
        yield Problem(text.file, text.line_of(match.start()), "parent-you", wrong, do)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """Any whole word or phrase of a list, the longest first."""
    words = sorted(_lists()[name], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.I)


RULES = (contacts, plain_words, british, parent_you)
