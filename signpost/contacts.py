"""Teams and helplines as a person uses them: a card to tap, a line to call or text."""

from __future__ import annotations

from typing import Iterable

from signpost import office_hours
from signpost.content import Helpline
from signpost.knowledge import knowledge
from signpost.reply import TeamCard
from signpost.words import words

# Numbers that may be shown: docs/content.md, “A team”.
PRINTABLE = ("high", "medium")


def team_cards(ids: Iterable[str]) -> list[TeamCard]:
    """The teams by id, in order, with whether each is open now."""
    return [card for card in map(team_card, ids) if card is not None]


def team_card(team_id: str) -> TeamCard | None:
    """One team, or None when there is no such team (the content check refuses that)."""
    team = knowledge().teams.get(team_id)
    if team is None:
        return None
    sure = team.confidence in PRINTABLE
    return TeamCard(
        id=team_id,
        name=team.name,
        phone=team.phone if sure else None,
        email=team.email if sure else None,
        web_page=team.web_page,
        hours=office_hours.describe(team),
        open_now=office_hours.is_open(team, office_hours.now()),
    )


def name_in_a_sentence(name: str) -> str:
    """A team's name without the note in brackets that helps on a card."""
    return name.partition(" (")[0]


def helpline_lines(ids: Iterable[str]) -> str:
    """A Markdown list: each helpline, tap to call, tap to text, chat or website, and its hours."""
    helplines = knowledge().helplines
    return "\n".join(_line(helplines[i]) for i in ids if i in helplines)


def _line(line: Helpline) -> str:
    ways: list[str] = []
    if line.phone:
        ways.append(_link(words()["call"].format(number=line.phone), "tel", line.phone))
    if line.text:
        number = str(line.text.number)
        said = words()["text_word" if line.text.words else "text"]
        ways.append(_link(said.format(number=number, word=line.text.words), "sms", number))
    if line.webchat and line.webchat.startswith("https:"):
        ways.append(f"[{words()['web_chat']}]({line.webchat})")
    if line.web_page and not ways:
        ways.append(f"[{words()['web_site']}]({line.web_page})")
    about = [part for part in (line.hours, words()["free"] if line.free else None) if part]
    tail = f" ({', '.join(about)})" if about else ""
    return f"- **{line.name}**: {' · '.join(ways)}{tail}"


def _link(label: str, scheme: str, number: str) -> str:
    return f"[{label}]({scheme}:{number.replace(' ', '')})"
