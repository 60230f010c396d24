"""What the adult care check says at its end: the result, and a summary to keep."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from bot.actions.base import Turn
from bot.actions.question import NOTHING, for_reader, worded, words_for
from signpost import answers, contacts
from signpost.adult_care import Finding, Needs
from signpost.knowledge import knowledge
from signpost.office_hours import now
from signpost.reply import Reply, SourceLink
from signpost.words import say_date

_NAME = "adult_care_check"
_MOST_TOPICS = 4


def result(finding: Finding, age: Optional[float], area: str, turn: Turn) -> Reply:
    """How it looks and why, the other assessments, whom to ask, and that it is only a guide."""
    written = words_for(_NAME)
    outcome = written["results"][f"{finding.kind or 'adult'}_{finding.chance}"]
    routes = [written["routes"][route] for route in finding.routes]
    notes = [written["notes"][name] for name in _notes(finding, area)]
    parts = [
        worded(outcome, turn),
        _three(finding, turn),
        *(worded(text, turn) for text in (*routes, *notes, written["guide"])),
    ]
    topics = dict.fromkeys([*(route["topic"] for route in routes), *outcome["topics"]])
    return Reply(
        kind="result",
        text=for_reader("\n\n".join(parts), turn),
        teams=contacts.team_cards(_teams(finding, age, written["teams"][area])),
        options=[*map(answers.topic_option, list(topics)[:_MOST_TOPICS]), answers.person_option()],
        pages=answers.page_links(written["pages"]),
        sources=[SourceLink(**source) for source in written["sources"]],
        reviewed=str(written["reviewed"]),
    )


def summary(needs: Needs, said: Dict[str, Any]) -> Reply:
    """What was answered, as a list to keep; `said` is by question, without what was not asked."""
    written = words_for(_NAME)["summary"]
    hard = [written["outcomes"][name] for name, is_hard in needs.hard.items() if is_hard]
    unsure = [written["outcomes"][name] for name, is_hard in needs.hard.items() if is_hard is None]
    asked = said.get("condition") != "no"
    ways = [written["ways"][way] for way in said.get("ways") or [] if way in written["ways"]]
    values: Dict[str, Optional[str]] = {
        "made": f"{say_date(now().date())} {now().year}",
        "age": _spoken(said.get("age"), written["values"]),
        "hard": "; ".join(hard),
        "open": "; ".join(unsure) if asked else "",
        "ways": "; ".join(ways),
        "words": said["words"] if said.get("words") not in (None, "", NOTHING) else "",
    }
    for name in ("condition", "effect", "timing", "helped", "carer"):
        values[name] = _spoken(said.get(name), written["values"])
    lines = [
        f"- {line.format(value=values[name])}"
        for name, line in written["lines"].items()
        if values.get(name)
    ]
    text = "\n\n".join([written["title"], "\n".join(lines), written["after"]])
    return Reply(kind="result", text=text)


def _spoken(said: Any, known: Dict[str, str]) -> str:
    """A button's value, or an age, as the summary says it; empty when it was not asked."""
    if isinstance(said, str):
        return known.get(said, "")
    return "" if said is None else f"{said:g}"


def _three(finding: Finding, turn: Turn) -> str:
    """The three conditions, each with whether it looks met."""
    written = words_for(_NAME)
    lines = []
    # Without a condition the other two were not asked about.
    only_first = finding.conditions.condition is False
    for name in finding.conditions.__struct_fields__[: 1 if only_first else None]:
        met = getattr(finding.conditions, name)
        state = "open" if met is None else "met" if met else "not_met"
        text = worded(written["conditions"][name][state], turn)
        lines.append(f"- {written['headings'][state]}: {text}")
    return f"{worded(written['three'], turn)}\n\n" + "\n".join(lines)


def _notes(finding: Finding, area: str) -> List[str]:
    """The names of what is added to the result."""
    wanted = {
        "benefit_yes": finding.benefit is True and finding.chance != "unlikely",
        "benefit_no": finding.benefit is False and finding.chance != "unlikely",
        "age_unknown": finding.kind is None,
        "elsewhere": area == "elsewhere",
        "rutland": area == "rutland" and finding.kind != "before_18",
        "which_area": area == "unsure",
        "advocate": True,
    }
    return [name for name, add in wanted.items() if add]


def _teams(finding: Finding, age: Optional[float], doors: Dict[str, List[str]]) -> List[str]:
    """The team for the person's own needs, then those of the other routes, each once."""
    found = [team for team in doors[finding.kind or "adult"] if _is_for(team, age)][:1]
    if "carer" in finding.routes:
        found += doors["carer"]
    if "young_carer" in finding.routes:
        found += doors["young_carer"]
    return list(dict.fromkeys(found))


def _is_for(team: str, age: Optional[float]) -> bool:
    """Whether a team works with people of this age in years."""
    youngest, oldest = knowledge().teams[team].ages
    return age is None or (youngest or 0) <= int(age) <= (oldest or int(age))
