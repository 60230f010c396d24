"""Words that may need explaining: links them at their first use, and looks them up."""

from __future__ import annotations

import re
from functools import lru_cache

from signpost.content import Term
from signpost.knowledge import knowledge

_ADDRESS = "/glossary#"
# Links and bold that are already there; a term inside them is left alone.
_TAKEN = re.compile(r"\[[^\]]*\]\([^)]*\)|\*\*[^*]+\*\*")


def link_first_uses(text: str, linked: frozenset[str] = frozenset()) -> str:
    """`text` (Markdown) with the first use of each glossary term linked to its meaning.

    `linked` are ids that need no link, such as the term that the whole text is about.
    """
    done = set(linked) | set(re.findall(rf"\({re.escape(_ADDRESS)}([^)]+)\)", text))
    out: list[str] = []
    end = 0
    for match in _pattern().finditer(text):
        term_id = _forms()[match.group().lower()]
        if term_id in done or _is_taken(text, match.start()):
            continue
        done.add(term_id)
        out += [text[end : match.start()], f"[{match.group()}]({_ADDRESS}{term_id})"]
        end = match.end()
    return "".join(out) + text[end:]


def look_up(text: str) -> list[Term]:
    """The terms that a message names, by any of their forms; the longest form wins.

    More than one when the form has several meanings, as “PA” has.
    """
    named = _named(text)
    ids = _every_form()[max(named, key=len)] if named else []
    return [knowledge().glossary[term_id] for term_id in ids]


def exactly(text: str) -> list[Term]:
    """The terms that a text is a form of, and nothing more."""
    return [knowledge().glossary[term_id] for term_id in _every_form().get(_plain(text), [])]


def expansions(text: str) -> list[str]:
    """The full names of the terms that a message names by another form: “EHC plan” for “ehcp”."""
    ids = dict.fromkeys(term_id for form in _named(text) for term_id in _every_form()[form])
    names = [knowledge().glossary[term_id].term for term_id in ids]
    return [name for name in names if name.lower() not in text.lower()]


def _named(text: str) -> list[str]:
    said = f" {_plain(text)} "
    return [form for form in _every_form() if f" {form} " in said]


def _is_taken(text: str, position: int) -> bool:
    return any(m.start() <= position < m.end() for m in _TAKEN.finditer(text))


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Each term as it stands in running text, and its plural, to its id."""
    terms = [term for term in knowledge().glossary.values() if not term.everyday]
    return {f: term.id for term in terms for f in (term.term.lower(), f"{term.term.lower()}s")}


@lru_cache(maxsize=1)
def _every_form() -> dict[str, list[str]]:
    """Each term and what people type for it, in letters and spaces, to its ids.

    What stands in brackets tells two meanings apart and is not typed: “PA (leaving care)”.
    """
    found: dict[str, list[str]] = {}
    for term in knowledge().glossary.values():
        for form in (term.term, *term.also):
            ids = found.setdefault(_plain(form.partition("(")[0] or form), [])
            if term.id not in ids:
                ids.append(term.id)
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9+]+", " ", text.lower()).strip()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    forms = sorted(_forms(), key=len, reverse=True)
    whole = "|".join(re.escape(form) for form in forms)
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])" if forms else r"(?!)", re.I)
