"""A person is told: from a message in the chat to a letter, and to a name at the desk."""

from __future__ import annotations

import asyncio
import datetime as dt
import email
import email.policy
import json
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.contrib.auth.models import User
from django.test import AsyncClient, Client
from django.utils import timezone

from signpost import watch
from signpost.knowledge import knowledge
from tests.web.conftest import Chat, Mailbox, free_port
from web.chat import danger
from web.chat.health import health_of_parts
from web.desk import worker
from web.desk.models import AlertMail, UrgentAlert
from web.desk.tell import tell

FIRST, SECOND = "safeguarding@council.example", "second@council.example"


def words_of(letter: Any) -> str:
    """Subject and text of a letter as a person reads it."""
    read = email.message_from_bytes(letter.content, policy=email.policy.default)
    body = read.get_body()
    assert body
    return f"{read['Subject']}\n{body.get_content()}"


def alert(minutes_ago: float = 0) -> UrgentAlert:
    at = timezone.now() - dt.timedelta(minutes=minutes_ago)
    return UrgentAlert.objects.create(sender="web-1", kind="danger_now", said="help", at=at)


def state(to: str) -> str:
    return AlertMail.objects.get(to=to).state


@pytest.fixture
def staff(transactional_db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_user("jo", password="x", is_staff=True))
    return client


@pytest.mark.django_db(transaction=True)
async def test_from_a_message_to_a_letter_to_a_name(mailbox: Mailbox, settings: Any) -> None:
    settings.SIGNPOST_PUBLIC_URL = "https://chat.council.example"
    api = AsyncClient()
    opened = (await api.post("/api/conversations", "{}", "application/json")).json()
    said = {"text": "i want to kill myself. ring me on 0116 496 0123"}
    answer = await api.post(
        f"/api/conversations/{opened['conversation']}/messages",
        json.dumps(said),
        "application/json",
        headers={"Authorization": f"Bearer {opened['token']}"},
    )
    assert answer.json()["replies"][0]["kind"] == "urgent"
    await danger_is_told()

    assert await sync_to_async(tell)() == 1
    letter = mailbox.letters[0]
    assert letter.rcpt_tos == [FIRST]
    text = words_of(letter)
    assert knowledge().urgent["suicide_or_self_harm"].head.title in text
    assert "i want to kill myself" in text
    assert "496" not in text
    assert "https://chat.council.example/desk/urgent" in text
    assert "watch.yml" in text  # no hours are set in which somebody watches

    stored = await UrgentAlert.objects.aget()
    assert stored.state == "new"
    desk = AsyncClient()
    jo = await User.objects.acreate(username="jo", is_staff=True)
    await desk.aforce_login(jo)
    page = (await desk.get("/desk/urgent")).content.decode()
    assert "Safeguarding mailbox" in page
    assert "sent" in page
    await desk.post(f"/desk/urgent/{stored.pk}/acknowledge")
    stored = await UrgentAlert.objects.select_related("acknowledged_by").aget()
    assert stored.state == "acknowledged"
    assert stored.acknowledged_by
    assert stored.acknowledged_by.username == "jo"
    assert stored.acknowledged_at


async def danger_is_told() -> None:
    """Waits for the work that goes on behind the answer."""
    await asyncio.gather(*danger._behind)


def test_sent_once(transactional_db: None, mailbox: Mailbox) -> None:
    alert()
    assert [tell(), tell(), tell()] == [1, 0, 0]
    assert len(mailbox.letters) == 1
    assert state("first") == "sent"


def test_server_down_then_back(transactional_db: None, mailbox: Mailbox, settings: Any) -> None:
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    alert()
    assert tell() == 0
    assert state("first") == "failed"
    first_wait = AlertMail.objects.get().next_attempt_at - timezone.now()
    assert dt.timedelta(seconds=25) < first_wait <= dt.timedelta(seconds=30)
    AlertMail.objects.update(next_attempt_at=timezone.now())
    tell()
    assert AlertMail.objects.get().next_attempt_at - timezone.now() > 1.5 * first_wait
    settings.EMAIL_PORT = there
    AlertMail.objects.update(next_attempt_at=timezone.now())
    assert tell() == 1
    assert state("first") == "sent"
    assert mailbox.letters


def test_nobody_acknowledges(transactional_db: None, mailbox: Mailbox, staff: Client) -> None:
    late = alert(minutes_ago=16)
    tell()
    assert [letter.rcpt_tos[0] for letter in mailbox.letters] == [FIRST, SECOND]
    assert "nobody at the desk has acknowledged" in words_of(mailbox.letters[1])
    late.refresh_from_db()
    assert late.state == "escalated"
    assert b"Escalated" in staff.get("/desk/urgent").content
    tell()
    assert len(mailbox.letters) == 2
    staff.post(f"/desk/urgent/{late.pk}/acknowledge")
    late.refresh_from_db()
    assert late.state == "acknowledged"


def test_the_minutes_are_a_setting(transactional_db: None, mailbox: Mailbox, settings: Any) -> None:
    settings.SIGNPOST_ESCALATE_MINUTES = 30
    alert(minutes_ago=16)
    tell()
    assert len(mailbox.letters) == 1


def test_acknowledged_in_time(transactional_db: None, mailbox: Mailbox, staff: Client) -> None:
    seen = alert()
    tell()
    staff.post(f"/desk/urgent/{seen.pk}/acknowledge")
    UrgentAlert.objects.update(at=timezone.now() - dt.timedelta(hours=1))
    tell()
    assert len(mailbox.letters) == 1


def test_acknowledged_while_the_second_letter_waits(
    transactional_db: None, mailbox: Mailbox, staff: Client, settings: Any
) -> None:
    settings.EMAIL_PORT = free_port()
    seen = alert(minutes_ago=16)
    tell()
    assert state("second") == "failed"
    staff.post(f"/desk/urgent/{seen.pk}/acknowledge")
    tell()
    assert state("second") == "cancelled"


def test_refused_for_good(transactional_db: None, mailbox: Mailbox, staff: Client) -> None:
    mailbox.answer = "550 no such box"
    kept = alert()
    tell()
    assert state("first") == state("second") == "failed_for_good"
    page = staff.get("/desk/urgent").content.decode()
    assert page.count("could not be sent: tell somebody yourself") == 2
    assert "550" in page
    assert "I have seen this" in page
    kept.refresh_from_db()
    assert kept.state == "escalated"
    assert kept.said == "help"


def test_a_first_address_that_refuses_costs_no_waiting(
    transactional_db: None, mailbox: Mailbox, settings: Any
) -> None:
    settings.SIGNPOST_SAFEGUARDING_MAILBOX = ""
    alert()
    assert tell() == 1
    assert mailbox.letters[0].rcpt_tos == [SECOND]


def test_no_mailbox_is_never_guessed(
    transactional_db: None, mailbox: Mailbox, staff: Client, settings: Any
) -> None:
    settings.SIGNPOST_SAFEGUARDING_MAILBOX = settings.SIGNPOST_SAFEGUARDING_SECOND_MAILBOX = ""
    alert()
    tell()
    assert not mailbox.letters
    page = staff.get("/desk/urgent").content.decode()
    assert "no safeguarding mailbox set" in page
    assert "no second safeguarding mailbox set" in page
    settings.SIGNPOST_SAFEGUARDING_MAILBOX = FIRST
    assert tell() == 1
    assert mailbox.letters[0].rcpt_tos == [FIRST]


def test_an_old_alert_is_not_told_again(
    transactional_db: None, mailbox: Mailbox, staff: Client
) -> None:
    old = alert(minutes_ago=60 * 24 * 3)
    staff.post(f"/desk/urgent/{old.pk}/acknowledge")
    assert tell() == 0


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-20T11:00+00:00", "In the hours when somebody watches"),
        ("2026-11-20T22:00+00:00", "Outside the hours when somebody watches"),
        ("2026-12-25T11:00+00:00", "Outside the hours when somebody watches"),
    ],
)
def test_in_and_out_of_hours(
    transactional_db: None,
    mailbox: Mailbox,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
    words: str,
) -> None:
    hours = watch.Watch({"mon-fri": "09:00-17:00"}, "inside", "outside", {})
    monkeypatch.setattr(watch, "watch", lambda: hours)
    UrgentAlert.objects.create(
        sender="web-1", kind="danger_now", said="help", at=dt.datetime.fromisoformat(at)
    )
    tell()
    assert words in words_of(mailbox.letters[0])


def test_the_worker_tells(events: None, mailbox: Mailbox) -> None:
    alert()
    worker.run_once()
    assert mailbox.letters


async def test_health_says_when_nobody_is_told(transactional_db: None) -> None:
    assert "alerts" in (await health_of_parts())["worker"]


def test_the_worker_was_stopped(events: None, chat: Chat, mailbox: Mailbox) -> None:
    """Nothing is lost while the worker is away: it tells when it comes back."""
    assert chat.say("i want to kill myself")["kind"] == "urgent"
    UrgentAlert.objects.update(at=timezone.now() - dt.timedelta(hours=2))
    worker.run_once()
    assert [letter.rcpt_tos[0] for letter in mailbox.letters] == [FIRST, SECOND]


def test_erased_meanwhile(chat: Chat, mailbox: Mailbox) -> None:
    chat.say("i want to kill myself")
    chat.site.delete(chat.path, headers=chat.headers)
    tell()
    assert "kill" not in words_of(mailbox.letters[0])
    assert "deleted the conversation" in words_of(mailbox.letters[0])
