"""Words reduced to their stems, so that “reviews” and “reviewing” find “review”."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.conversations import conversation
from signpost.normalise import clean

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ied", "ed", "er")
_SHORTEST = 4
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def stems(text: str) -> list[str]:
    """The stems of the words of a text that carry meaning, in order."""
    return [stem(word) for word in content_words(text)]


def content_words(text: str) -> list[str]:
    """The words and numbers of a text that carry meaning, in lower case and in order."""
    said = _WORD.findall(clean(text).lower())
    return [word for word in said if word not in little_words()]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """One word without its ending: rough, but alike for the forms of a word."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    else:
        if len(word) > _SHORTEST - 1 and word.endswith("s") and not word.endswith(("ss", "us")):
            word = word.removesuffix("s")
    return word[:-1] if len(word) > _SHORTEST and word[-1] in "eyi" else word


@lru_cache(maxsize=1)
def little_words() -> frozenset[str]:
    """Words that say nothing about what a message is about."""
    return frozenset(str(conversation("find_a_page")["little_words"]).split())
