"""What the leaving care check says at its end."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.actions.base import Turn
from bot.actions.question import for_reader, worded, words_for
from signpost import answers, contacts
from signpost.leaving_care import ADULT, Care, Finding, assess
from signpost.reply import Reply, SourceLink

_NAME = "leaving_care_check"
_STARTS = 16
"""Age in years from which there is leaving care support (Children Act 1989, s.23A to 24)."""
_NOT_OF_AGE_OR_CARE = ("past_25", "never_in_care", "under_16")


def result(care: Care, said: Dict[str, Any], turn: Turn) -> Reply:
    """The kind of care leaver, what it brings, until when, from whom, what to do next, and why.

    `said` are the answers by question: `how`, `alone` and `council` add to the text.
    """
    written, finding = words_for(_NAME), assess(care)
    reason = written["reasons"].get(finding.reason)
    notes = [written["notes"][name] for name in _notes(said, finding)]
    outcome = written["results"][finding.category]
    possible = ", ".join(written["names"][kind] for kind in finding.possible)
    parts = [worded(text, turn) for text in (outcome, reason, *notes) if text]
    parts += [contacts.helpline_lines(line for note in notes for line in note.get("helplines", []))]
    parts += [worded(written["guide"], turn)]
    text = "\n\n".join(part for part in parts if part).replace("{possible}", possible)
    topics = (reason or {}).get("topics") or outcome["topics"]
    return Reply(
        kind="result",
        text=for_reader(text, turn),
        teams=contacts.team_cards(_teams(care, said, finding)),
        options=[*map(answers.topic_option, topics), answers.person_option()],
        pages=answers.page_links(written["pages"]),
        sources=[SourceLink(**source) for source in written["sources"]],
        reviewed=str(written["reviewed"]),
    )


def _notes(said: Dict[str, Any], finding: Finding) -> List[str]:
    """The names of what is added to the result."""
    outside = finding.reason in _NOT_OF_AGE_OR_CARE
    wanted = {
        "only_education": finding.only_education,
        "custody": said.get("how") == "custody" and not outside,
        "alone": said.get("alone") == "yes",
        "elsewhere": said.get("council") == "elsewhere",
        "which_council": said.get("council") == "unsure",
        "refused": not outside,
    }
    return [name for name, add in wanted.items() if add]


def _teams(care: Care, said: Dict[str, Any], finding: Finding) -> List[str]:
    """The team of the council that was responsible: before 16 another than after it."""
    doors = words_for(_NAME)["teams"]
    general = finding.reason in ("past_25", "never_in_care")
    door = doors[finding.reason if general else said.get("council") or "unsure"]
    child_until = ADULT if general else _STARTS
    found: List[str] = door[
        "child" if care.age is not None and care.age < child_until else "leaver"
    ]
    return found
