"""Cards and lines that a person can tap: call, text, chat, read."""

from __future__ import annotations

import datetime as dt

import pytest

from signpost import contacts, office_hours
from signpost.office_hours import LOCAL

pytestmark = pytest.mark.usefixtures("small")
# A Monday morning that is no holiday.
MONDAY = dt.datetime(2026, 11, 23, 10, 0, tzinfo=LOCAL)


def test_a_card_has_the_contacts_the_hours_and_whether_it_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office_hours, "now", lambda: MONDAY)
    card = contacts.team_card("plan-team")
    assert card is not None
    assert (card.phone, card.email) == ("0116 496 0001", "plans@team.example")
    assert card.hours == "Monday to Thursday 8.30am to 5pm, Friday 8.30am to 4.30pm"
    assert card.open_now is True
    monkeypatch.setattr(office_hours, "now", lambda: MONDAY.replace(hour=3))
    closed = contacts.team_card("plan-team")
    assert closed is not None
    assert closed.open_now is False


def test_a_contact_that_nobody_is_sure_of_is_not_printed() -> None:
    card = contacts.team_card("unsure-team")
    assert card is not None
    assert (card.phone, card.email) == (None, None)
    assert card.web_page == "https://team.example/"


def test_hours_that_are_not_known_are_not_guessed() -> None:
    card = contacts.team_card("closed-team")
    assert card is not None
    assert (card.hours, card.open_now) == (None, None)


def test_teams_keep_their_order_and_one_of_nobody_is_left_out() -> None:
    cards = contacts.team_cards(["closed-team", "nobody", "plan-team"])
    assert [card.id for card in cards] == ["closed-team", "plan-team"]


LINES = [
    ("advice-line", "- **Advice Line**: [call 0808 157 0001](tel:08081570001) (weekdays, free)"),
    (
        "text-line",
        "- **Text Line**: [call 116 000](tel:116000) · [text HELLO to 85000](sms:85000)"
        " · [chat online](https://chat.example/)",
    ),
    ("web-line", "- **Web Line**: [website](https://web.example/)"),
    ("text-only", "- **Text Only**: [text 07860 000001](sms:07860000001)"),
]


@pytest.mark.parametrize(("line", "written"), LINES)
def test_a_helpline_can_be_tapped(line: str, written: str) -> None:
    assert contacts.helpline_lines([line]) == written


def test_helplines_are_one_list_and_one_of_nobody_is_left_out() -> None:
    lines = contacts.helpline_lines(["web-line", "nobody", "text-only"]).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["- **Web Line**", "- **Text Only**"]
    assert contacts.helpline_lines([]) == ""
