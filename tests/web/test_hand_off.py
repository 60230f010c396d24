"""Hand-offs: stored before they are confirmed, sent with patience, never dropped."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import httpx
import pytest
from django.utils import timezone

from signpost.office_hours import is_working_day
from tests.web.conftest import Chat, Mailbox, free_port
from web.desk import worker
from web.desk.deliver import deliver
from web.desk.models import HandOff

SECRET = {"X-Signpost-Secret": "test-secret"}
BODY: dict[str, Any] = {
    "sender": "web-abc",
    "team": None,
    "about": "My Pathway Plan",
    "name": "Sam",
    "contact_by": "phone",
    "contact": "0116 496 0123",
    "safe_to_leave_message": False,
    "audience": "young_person",
    "asked": [{"question": "What is a Pathway Plan?", "topic": "leaving_care/pathway_plan"}],
}


def ask(site: httpx.Client, **changes: Any) -> HandOff:
    answer = site.post("/internal/hand-offs", json={**BODY, **changes}, headers=SECRET)
    assert answer.status_code == 201, answer.text
    stored = HandOff.objects.get(reference=answer.json()["reference"])
    assert answer.json()["due"] == stored.due.isoformat()
    return stored


def test_stored_with_a_reference_and_a_working_day(site: httpx.Client) -> None:
    stored = ask(site)
    assert re.fullmatch(
        r"SP-[2-9CDFGHJKMNPQRTVWXYZ]{4}-[2-9CDFGHJKMNPQRTVWXYZ]{2}", stored.reference
    )
    assert is_working_day(stored.due)
    assert stored.due > timezone.localdate()
    path = f"/internal/hand-offs/{stored.reference}"
    assert site.get(path, headers=SECRET).json() == {"state": "waiting"}
    assert site.delete(path, headers=SECRET).status_code == 204
    stored.refresh_from_db()
    assert stored.state == "cancelled"
    assert not stored.contact


def test_only_our_own_parts_may_store(site: httpx.Client, settings: Any) -> None:
    assert site.post("/internal/hand-offs", json=BODY).status_code == 403
    wrong = {"X-Signpost-Secret": "other"}
    assert site.post("/internal/hand-offs", json=BODY, headers=wrong).status_code == 403
    settings.SIGNPOST_INTERNAL_NETWORKS = []
    assert site.post("/internal/hand-offs", json=BODY, headers=SECRET).status_code == 403
    assert not HandOff.objects.exists()


@pytest.mark.parametrize("change", [{"contact_by": "pigeon"}, {"about": 3}, {"sender": ""}])
def test_a_wrong_hand_off_is_refused(site: httpx.Client, change: dict[str, Any]) -> None:
    answer = site.post("/internal/hand-offs", json={**BODY, **change}, headers=SECRET)
    assert answer.status_code == 400
    assert next(iter(change)) in answer.json()["detail"]


def test_sent_to_the_team(site: httpx.Client, mailbox: Mailbox, settings: Any) -> None:
    settings.SIGNPOST_TEAM_MAILBOXES = {"leicester-leaving-care-team": "team@council.example"}
    ask(site, team="leicester-leaving-care-team")
    stored = ask(site)
    worker.run_once()
    assert [box.rcpt_tos for box in mailbox.letters] == [
        ["team@council.example"],
        ["all@council.example"],
    ]
    letter = mailbox.letters[1].content.decode()
    assert stored.reference in letter
    assert "0116 496 0123" in letter
    assert "Do not leave" in letter
    stored.refresh_from_db()
    assert stored.state == "sent"
    assert stored.sent_at
    assert stored.attempts == 1
    assert deliver() == 0


def test_server_down_then_back(site: httpx.Client, mailbox: Mailbox, settings: Any) -> None:
    there = settings.EMAIL_PORT
    settings.EMAIL_PORT = free_port()
    stored = ask(site)
    deliver()
    stored.refresh_from_db()
    assert stored.state == "failed"
    assert stored.attempts == 1
    first_wait = stored.next_attempt_at - timezone.now()
    assert dt.timedelta(seconds=25) < first_wait <= dt.timedelta(seconds=30)
    assert deliver() == 0
    assert HandOff.objects.get().attempts == 1
    HandOff.objects.update(next_attempt_at=timezone.now())
    deliver()
    assert HandOff.objects.get().next_attempt_at - timezone.now() > 1.5 * first_wait
    settings.EMAIL_PORT = there
    HandOff.objects.update(next_attempt_at=timezone.now())
    assert deliver() == 1
    assert HandOff.objects.get().state == "sent"
    assert mailbox.letters


def test_refused_for_now(site: httpx.Client, mailbox: Mailbox) -> None:
    mailbox.answer = "451 try later"
    ask(site)
    deliver()
    assert HandOff.objects.get().state == "failed"


def test_refused_for_good_stays_at_the_desk(site: httpx.Client, mailbox: Mailbox) -> None:
    mailbox.answer = "550 no such box"
    ask(site)
    deliver()
    kept = HandOff.objects.get()
    assert kept.state == "failed_for_good"
    assert kept.contact == BODY["contact"]
    assert kept.needs_you
    assert "550" in kept.last_error
    assert "@" not in kept.last_error


def test_tried_often_enough(site: httpx.Client, settings: Any, mailbox: Mailbox) -> None:
    settings.SIGNPOST_MAIL_ATTEMPTS, settings.EMAIL_PORT = 2, free_port()
    ask(site)
    deliver()
    HandOff.objects.update(next_attempt_at=timezone.now())
    deliver()
    assert HandOff.objects.get().state == "failed_for_good"


def test_no_mailbox_is_never_guessed(site: httpx.Client, mailbox: Mailbox, settings: Any) -> None:
    settings.SIGNPOST_MAILBOX = ""
    ask(site)
    deliver()
    assert HandOff.objects.get().state == "no_mailbox"
    settings.SIGNPOST_MAILBOX = "all@council.example"
    assert deliver() == 1
    assert mailbox.letters


def test_erasing_cancels_what_was_not_sent(chat: Chat) -> None:
    from web.chat.models import Conversation

    sender = Conversation.objects.get(pk=chat.id).sender
    waiting, sent = ask(chat.site, sender=sender), ask(chat.site, sender=sender)
    HandOff.objects.filter(pk=sent.pk).update(state="sent")
    assert chat.site.delete(chat.path, headers=chat.headers).status_code == 200
    waiting.refresh_from_db()
    sent.refresh_from_db()
    assert (waiting.state, sent.state) == ("cancelled", "sent")
    assert not waiting.contact
    assert not sent.contact
    assert not sent.name
