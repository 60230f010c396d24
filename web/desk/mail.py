"""The e-mail of a hand-off: to whom it goes and what it says."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage

from signpost.knowledge import knowledge
from web.desk.models import HandOff
from web.words import WORDS


def mailbox_for(team: str | None) -> str:
    """The address that takes a team's hand-offs: its own setting, else the shared one, else ""."""
    return str(settings.SIGNPOST_TEAM_MAILBOXES.get(team or "") or settings.SIGNPOST_MAILBOX)


def team_name(team: str | None) -> str:
    """The name of a team, for staff."""
    known = knowledge().teams.get(team or "")
    return known.name if known else WORDS["desk"]["any_team"]


def facts_of(hand_off: HandOff) -> list[tuple[str, str]]:
    """What the team must know, as (label, value), without what is empty."""
    words = WORDS["hand_off_mail"]
    by = words["by"].get(hand_off.contact_by, hand_off.contact_by)
    message = {True: words["yes"], False: words["no"], None: ""}[hand_off.safe_to_leave_message]
    values = {
        "reference": hand_off.reference,
        "team": team_name(hand_off.team),
        "due": f"{hand_off.due:%A %-d %B %Y}",
        "about": hand_off.about,
        "name": hand_off.name or words["no_name"],
        "contact": f"{by}: {hand_off.contact}" if hand_off.contact else by,
        "message": message,
        "best_time": hand_off.best_time,
        "audience": words["audiences"].get(hand_off.audience or "", ""),
        "age_band": hand_off.age_band,
        "access_needs": hand_off.access_needs,
        "asked": "\n".join(f"- {one['question']}" for one in hand_off.asked),
    }
    return [(words["labels"][key], str(value)) for key, value in values.items() if value]


def mail_of(hand_off: HandOff, mailbox: str) -> EmailMessage:
    """The e-mail. Subject and id hold the reference only; a second copy is seen as the same."""
    words = WORDS["hand_off_mail"]
    facts = "\n\n".join(f"{label}:\n{value}" for label, value in facts_of(hand_off))
    desk = f"{settings.SIGNPOST_PUBLIC_URL}/desk/hand-offs/{hand_off.reference}"
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    return EmailMessage(
        subject=words["subject"].format(reference=hand_off.reference),
        body=f"{words['intro']}\n\n{facts}\n\n{words['outro'].format(desk=desk)}\n",
        to=[mailbox],
        headers={"Message-ID": f"<{hand_off.reference.lower()}@{domain}>"},
    )
