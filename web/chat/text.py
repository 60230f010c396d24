"""Cleans what a person typed: readable characters stay, hidden ones and commands go."""

from __future__ import annotations

import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """The message as it may go to Rasa.

    Unicode is normalised; control, tag and other invisible characters go; spaces are tidied;
    leading slashes go, because Rasa would take them as a command.
    """
    plain = unicodedata.normalize("NFKC", text)
    kept = "".join(_kept(character) for character in plain)
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return "\n".join(line for line in lines if line).lstrip("/\\ \n")


def says_something(text: str) -> bool:
    """Whether there is a letter or a digit in it: not only emoji, dots or nothing."""
    return any(character.isalnum() for character in text)


def _kept(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "\n"
    if character == "\t":
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character
