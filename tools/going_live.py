"""`make going-live`: writes docs/going-live.md from the data in knowledge/."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from signpost.contacts import PRINTABLE
from signpost.knowledge import Knowledge, load
from tools.surroundings import HOME

TARGET = HOME / "docs" / "going-live.md"
_START = """# Before going live

What the council must confirm before Signpost speaks to the public. Made from `knowledge/` by
`make going-live`; tick things off by changing the files, then make it again.

Set up first: [who is told of danger, and what to rehearse](safeguarding.md), the mailboxes and
other [settings](settings.md), and the rota for hand-offs.
"""
_HOSTS = ("alpha.", "dcs.", "familiesbeta.", "dev.", "test.")


def document(known: Knowledge) -> str:
    """The whole page, from what is in `knowledge/` now."""
    parts = [_START]
    for heading, why, rows in (
        ("Texts to sign off", "By the safeguarding lead.", _sign_off(known)),
        ("Teams without a verified number", "People are sent to their page.", _silent(known)),
        ("What to ask about teams", "", _team_notes(known)),
        ("Answers that rest on facts we could not verify", "", _topic_notes(known)),
        ("Pages to check", "They may have moved or be out of date.", _pages(known)),
        ("Sources on test or old addresses", "Find the live address.", _odd_sources(known)),
        ("Helplines to check", "None was rung.", _helplines(known)),
    ):
        listed = list(rows)
        parts.append(f"## {heading} ({len(listed)})\n")
        parts += [f"{why}\n"] if why else []
        parts.append("\n".join(f"- [ ] {row}" for row in listed) + "\n")
    return "\n".join(parts)


def _sign_off(known: Knowledge) -> Iterator[str]:
    for kind, reply in known.urgent.items():
        yield f"`urgent/{kind}`: {reply.head.sign_off}"
        yield from (f"`urgent/{kind}`: {note}" for note in reply.head.confirm)


def _silent(known: Knowledge) -> Iterator[str]:
    for team_id, team in known.teams.items():
        if not team.phone or team.confidence not in PRINTABLE:
            yield f"{team.name} (`{team_id}`), confidence {team.confidence}"


def _team_notes(known: Knowledge) -> Iterator[str]:
    for team_id, team in known.teams.items():
        yield from (f"{team.name} (`{team_id}`): {note}" for note in team.confirm)


def _topic_notes(known: Knowledge) -> Iterator[str]:
    for topic_id, topic in known.topics.items():
        yield from (f"`{topic_id}`: {note}" for note in topic.head.confirm)


def _pages(known: Knowledge) -> Iterator[str]:
    for page in known.pages.values():
        notes: Iterable[str] = page.confirm or (
            ["is it still there?"] if page.status != "ok" else []
        )
        yield from (f"[{page.title}]({page.url}): {note}" for note in notes)


def _odd_sources(known: Knowledge) -> Iterator[str]:
    for topic_id, topic in known.topics.items():
        for source in topic.head.sources:
            if source.url.split("/")[2].startswith(_HOSTS):
                yield f"`{topic_id}`: [{source.title}]({source.url})"


def _helplines(known: Knowledge) -> Iterator[str]:
    for line in known.helplines.values():
        notes: Iterable[str] = line.confirm or ["ring it once"]
        yield f"{line.name}: {'; '.join(notes)}"


def main() -> int:
    """Writes the page."""
    TARGET.write_text(document(load()), encoding="utf-8")
    print(f"Written: {TARGET.relative_to(HOME)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
