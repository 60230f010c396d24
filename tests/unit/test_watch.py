"""Who will see a message about danger, and when: honest in and out of hours."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from signpost import answers, office_hours, watch
from signpost.urgent import Urgent

ROTA = {"mon-fri": "09:00-17:00"}


@pytest.fixture
def rota(monkeypatch: pytest.MonkeyPatch) -> None:
    """The council has said when somebody watches."""
    with_hours = msgspec.structs.replace(watch.watch(), open=ROTA)
    monkeypatch.setattr(watch, "watch", lambda: with_hours)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=office_hours.LOCAL)


def test_no_hours_no_promise() -> None:
    assert watch.watch().open == {}
    assert watch.is_watched(at("2026-11-20T11:00")) is None
    assert watch.who_will_see(at("2026-11-20T11:00")) == ""


@pytest.mark.parametrize(
    ("when", "watched", "says"),
    [
        ("2026-11-20T11:00", True, "at work now"),  # a Friday
        ("2026-11-20T17:00", False, "Monday 23 November from 9am"),
        ("2026-11-21T11:00", False, "Monday 23 November from 9am"),
        ("2026-11-23T08:59", False, "Monday 23 November from 9am"),
        ("2026-12-24T20:00", False, "Tuesday 29 December from 9am"),  # the 28th is a holiday too
    ],
)
def test_in_and_out_of_hours(rota: None, when: str, watched: bool, says: str) -> None:
    assert watch.is_watched(at(when)) is watched
    assert says in watch.who_will_see(at(when))
    assert says.split(" from")[0] in watch.who_will_see(at(when), easy_read=True)


def test_the_urgent_reply_says_it(rota: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_hours, "now", lambda: at("2026-11-21T11:00"))
    text = answers.urgent(Urgent("danger_now"), "young_person", False).text
    assert "not watching right now" in text
    assert text.index("Monday 23 November") < text.index("tel:")


def test_a_slip_in_the_hours_never_costs_the_help(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = msgspec.structs.replace(watch.watch(), open={"mon-fri": "nine to five"})
    monkeypatch.setattr(watch, "watch", lambda: broken)
    reply = answers.urgent(Urgent("danger_now"), "young_person", False)
    assert reply.kind == "urgent"
    assert "999" in reply.text
