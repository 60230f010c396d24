"""Phrases as people write them down, compiled to patterns (as in knowledge/urgent/phrases.yml).

kill myself            these words, in this order
(hits|beats) me        either word
cut...myself           up to four other words between
suicid*                any ending
"""

from __future__ import annotations

import re
from typing import Iterable

_GAP = r"(?:\W+\w+(?:'\w+)?){0,4}?\W+"
_PIECE = re.compile(r"\.\.\.|\(([^()]*)\)|[^\s().]+(?:\.(?!\.)[^\s().]*)*")


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases as whole words.

    Raises:
        ValueError: if a phrase is empty or its brackets do not match, naming it.
    """
    return re.compile("|".join(f"(?:{_one(phrase)})" for phrase in phrases) or r"(?!)", re.I)


def _one(phrase: str) -> str:
    if phrase.count("(") != phrase.count(")") or not phrase.strip(" ."):
        raise ValueError(f"cannot read the phrase “{phrase}”")
    pattern = ""
    for match in _PIECE.finditer(phrase):
        piece = match.group()
        if piece == "...":
            pattern += _GAP
            continue
        if pattern and not pattern.endswith(_GAP):
            pattern += r"\W+"
        inner = match.group(1)
        choices = inner.split("|") if inner is not None else [piece]
        pattern += "(?:" + "|".join(_words(choice) for choice in choices) + ")"
    return rf"(?<!\w){pattern}(?!\w)"


def _words(text: str) -> str:
    return r"\W+".join(re.escape(word).replace(r"\*", r"\w*") for word in text.split())
