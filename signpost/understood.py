"""Understands short answers to our questions: yes or no, a choice, a phone number, an e-mail.

Ages and lengths of time are in signpost/spoken_age.py.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Iterable

import msgspec
import phonenumbers

from signpost.knowledge import ROOT
from signpost.normalise import clean
from signpost.phrases import compile_phrases
from signpost.yaml_file import read_yaml

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_PLAIN = ("unsure", "yes", "no")
_DENIED = re.compile(
    r"\b(?:not|no|never|dont|doesnt|isnt|arent|wasnt|werent|havent|hasnt|without)\W+"
    r"(?:\w+\W+){0,2}$"
)
_NOT_THAT = re.compile(r"\W*\b(?:and )?not (?:an? )?(\d[\w .]*|yes|no)$")


class Correction(msgspec.Struct, frozen=True):
    """“sorry 16 not 17”: what is meant now, what it was, if that was said.

    `plain` when it can only be a correction.
    """

    text: str
    plain: bool
    was: str | None = None


@lru_cache(maxsize=1)
def questions() -> dict[str, Any]:
    """knowledge/questions.yml."""
    loaded: dict[str, Any] = read_yaml(ROOT / "questions.yml")
    return loaded


def choice(text: str, of: Iterable[str]) -> str | None:
    """Which of the choices (keys of `understood:` in questions.yml) a typed answer means."""
    said, known = _said(text), _lists()
    names = [name for name in of if name in known]
    for name in names:
        if said in known[name]:
            return name
    # "yes that would be great": a long answer counts by how it begins, where that is plain.
    if "unsure" in names and said.startswith(tuple(f"{word} " for word in known["unsure"])):
        return "unsure"
    first = re.split(r"[^\w']", said, maxsplit=1)[0]
    return next((name for name in names if name in ("yes", "no") and first == name), None)


def one_of(options: list[dict[str, Any]], text: str, chosen: str | None) -> str | None:
    """The value of the one button that was pressed or that a typed answer means, or None.

    An option is as written beside a question: `label`, `choose` and, if need be, `also`: phrases
    (signpost/phrases.py) that mean it.
    """
    values = [value_of(option) for option in options]
    if chosen is not None:
        return chosen if chosen in values else None
    said = _said(text)
    labels = {_said(option["label"]): value_of(option) for option in options}
    found = labels.get(said) or choice(text, [v for v in values if v in _PLAIN])
    if found is not None:
        return found
    # The longest phrase says most: “not now” is not “now”.
    longest, best = max(((_match(o, said), value_of(o)) for o in options), default=(0, ""))
    return best if longest else choice(text, values)


def several_of(options: list[dict[str, Any]], text: str, chosen: str | None) -> list[str]:
    """The values of all buttons that were pressed or that a typed answer means."""
    if chosen is not None:
        return [chosen] if chosen in map(value_of, options) else []
    said = _said(text)
    named = [o for o in options if _said(o["label"]) in said or _phrases(o).search(said)]
    if named:
        return [value_of(option) for option in named]
    found = choice(text, [*map(value_of, options), "no"])
    return ["none" if found == "no" else found] if found else []


def value_of(option: dict[str, Any]) -> str:
    """What a button answers: `answer/washing` is “washing”."""
    return str(option["choose"]).partition("/")[2]


def manner(text: str) -> str | None:
    """Whether a message asks `why` we ask, or to go `back`; None when it does neither."""
    said = _said(text)
    wishes: dict[str, list[str]] = questions()["understood"]["manners"]
    return next((wish for wish, phrases in wishes.items() if said in map(_bare, phrases)), None)


def correction(text: str) -> Correction | None:
    """What a message corrects the last answer to, or None when it corrects nothing."""
    said = _said(text)
    not_that = _NOT_THAT.search(said)
    was = not_that[1] if not_that else None
    rest = said[: not_that.start()] if not_that else said
    plain, maybe = (_signs(name).match(rest) for name in ("plain", "maybe"))
    sign = plain or maybe
    if sign is None and was is None:
        return None
    kept = _EDGES.sub("", rest[sign.end() :] if sign else rest)
    return Correction(kept, bool(plain or was), was) if kept else None


def is_question(text: str) -> bool:
    """Whether a message is put as a question."""
    words = _lists()["question_words"]
    return text.rstrip().endswith("?") or _said(text).startswith(tuple(f"{w} " for w in words))


def phone(text: str) -> str | None:
    """The UK phone number in a text, as people write it, or None."""
    # POSSIBLE, not VALID: a range that the library does not know may still be somebody's.
    lenient = phonenumbers.Leniency.POSSIBLE
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=lenient):
        style = phonenumbers.PhoneNumberFormat.NATIONAL
        return str(phonenumbers.format_number(match.number, style))
    return None


def email(text: str) -> str | None:
    """The e-mail address in a text, or None."""
    found = _EMAIL.search(text)
    return found.group().strip(".'") if found else None


def _said(text: str) -> str:
    """What was typed, in lower case, without what stands around it or any apostrophes."""
    return _bare(_EDGES.sub("", clean(text).lower()))


def _bare(text: str) -> str:
    # “im”, “dont”, “thats all”: half of all messages leave the apostrophe out.
    return text.replace("'", "")


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    """The lists of `understood:` in questions.yml, as `_said` makes them."""
    known = questions()["understood"]
    return {k: [_bare(w) for w in v] for k, v in known.items() if isinstance(v, list)}


def _match(option: dict[str, Any], said: str) -> int:
    """The length of the longest phrase of an option that a message says and does not deny."""
    found = _phrases(option).finditer(said)
    said_so = (m for m in found if not _DENIED.search(said[: m.start()]))
    return max((len(match.group()) for match in said_so), default=0)


def _phrases(option: dict[str, Any]) -> re.Pattern[str]:
    return _compiled(tuple(map(_bare, option.get("also", ()))))


@cache
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return compile_phrases(phrases)


def _signs(name: str) -> re.Pattern[str]:
    return _compiled(tuple(map(_bare, questions()["understood"]["corrections"][name])))
