"""Checks what is written in `knowledge/`, in words that a content editor can act on."""

from __future__ import annotations

from pathlib import Path

from signpost.check import dates, inventory, links, reading, wording
from signpost.check.problem import Problem, Text
from signpost.check.texts import texts_of
from signpost.knowledge import Knowledge, KnowledgeError, load

TEXT_RULES = (*wording.RULES, *reading.RULES)
WHOLE_RULES = (inventory.RULES, links.RULES, dates.RULES)


def check(root: Path) -> list[Problem]:
    """Every problem under `root`, in the order of the files."""
    try:
        known = load(root)
    except KnowledgeError as error:
        return [Problem(str(error).split(":")[0], 1, "schema", str(error), "Mend this file first.")]
    texts = texts_of(known, root)
    found = [p for text in texts for p in _excused(text)]
    found += [p for rules in WHOLE_RULES for rule in rules for p in rule(known, root)]
    return sorted(found, key=lambda p: (p.file, p.line))


def _excused(text: Text) -> list[Problem]:
    """The problems of one text, less those that it has an exception for."""
    found = [p for rule in TEXT_RULES for p in rule(text)]
    return [p for p in found if p.rule not in text.exceptions]


def due(known: Knowledge) -> list[str]:
    """What must be read again, soonest first: a line for each text that is due within 60 days."""
    return dates.due(known)
