"""The desk: for staff only, and with what staff need."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone

from web.desk.models import HandOff, LoggedConversation, LoggedTurn, UrgentAlert
from web.desk.urls import urlpatterns

pytestmark = pytest.mark.django_db
OPEN = {"sign_in", "sign_out"}


def addresses() -> list[str]:
    found = []
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        if pattern.name not in OPEN:
            route = (
                str(pattern.pattern).replace("<int:key>", "1").replace("<str:reference>", "SP-1")
            )
            found.append(f"/desk/{route}")
    return found


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_user("jo", password="x", is_staff=True))
    return client


@pytest.fixture
def logged() -> LoggedConversation:
    conversation = LoggedConversation.objects.create(
        sender="web-1", first_question="what is a plan", topics=["ehc_plan/what_is_it"], urgent=True
    )
    for who, text in (("person", "what is <b>a plan"), ("assistant", "A **plan** is…")):
        LoggedTurn.objects.create(
            conversation=conversation,
            key=who,
            at=timezone.now(),
            who=who,
            text=text,
            topic="ehc_plan/what_is_it",
            confidence=0.914,
            did=["action_answer"],
        )
    return conversation


@pytest.fixture
def hand_off() -> HandOff:
    return HandOff.objects.create(
        reference="SP-2222-22",
        sender="web-1",
        name="Sam",
        about="My plan",
        due=timezone.localdate(),
        state="failed_for_good",
    )


@pytest.mark.parametrize("address", addresses())
def test_nobody_who_is_not_signed_in(client: Client, address: str) -> None:
    for answer in (client.get(address), client.post(address)):
        refused = answer.status_code == 405
        assert refused or answer.headers["Location"].startswith("/desk/sign-in?next=")
    signed_out = (
        client.post(address) if client.get(address).status_code == 405 else client.get(address)
    )
    assert signed_out.status_code == 302


@pytest.mark.parametrize("address", addresses())
def test_nobody_who_is_not_staff(client: Client, address: str) -> None:
    client.force_login(User.objects.create_user("guest", password="x"))
    assert {client.get(address).status_code, client.post(address).status_code} <= {403, 405}


def test_signing_in_and_out(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_account")
    password = capsys.readouterr().out.split()[-1]
    call_command("first_account")
    assert User.objects.count() == 1
    page = client.post("/desk/sign-in", {"username": "staff", "password": password})
    assert page.headers["Location"] == "/desk/"
    assert client.cookies["signpost_staff"]["path"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    client.post("/desk/sign-out")
    assert client.get("/desk/").status_code == 302


def test_tries_are_limited(client: Client) -> None:
    User.objects.create_user("jo", password="right", is_staff=True)
    tries = [
        client.post("/desk/sign-in", {"username": "jo", "password": "wrong"}).status_code
        for _ in range(6)
    ]
    assert tries == [200] * 5 + [429]
    right = client.post("/desk/sign-in", {"username": "JO", "password": "right"})
    assert right.status_code == 429
    assert "Retry-After" in right.headers


def test_signing_in_sends_nobody_elsewhere(client: Client) -> None:
    User.objects.create_user("jo", password="right", is_staff=True)
    data = {"username": "jo", "password": "right", "next": "https://evil.example/"}
    assert client.post("/desk/sign-in", data).headers["Location"] == "/desk/"


def test_the_list_and_its_filters(staff: Client, logged: LoggedConversation) -> None:
    def listed(query: str) -> bool:
        return b"what is a plan" in staff.get(f"/desk/{query}").content

    assert listed("")
    assert listed("?show=urgent")
    assert listed("?q=plan")
    assert listed("?q=ehc_plan/what_is_it")
    assert not listed("?show=hand_off")
    assert not listed("?q=tax")


def test_the_list_has_pages(staff: Client) -> None:
    for number in range(30):
        LoggedConversation.objects.create(sender=f"s{number}", first_question=f"question {number}")
    assert staff.get("/desk/").content.count(b"question ") == 25
    assert staff.get("/desk/?page=2").content.count(b"question ") == 5


def test_the_transcript(staff: Client, logged: LoggedConversation, hand_off: HandOff) -> None:
    page = staff.get(f"/desk/conversations/{logged.pk}").content.decode()
    for piece in ("&lt;b&gt;a plan", "<strong>plan</strong>", "91%", "action_answer", "SP-2222-22"):
        assert piece in page, piece


def test_hand_offs(staff: Client, hand_off: HandOff) -> None:
    page = staff.get("/desk/hand-offs").content.decode()
    assert "SP-2222-22" in page
    assert "Failed for good" in page
    detail = staff.get("/desk/hand-offs/SP-2222-22").content.decode()
    assert "Sam" in detail
    assert "pass it on yourself" in detail
    staff.post("/desk/hand-offs/SP-2222-22/retry")
    assert HandOff.objects.get().state == "waiting"
    staff.post("/desk/hand-offs/SP-2222-22/close")
    closed = HandOff.objects.get()
    assert closed.state == "closed"
    assert closed.closed_by
    assert closed.closed_by.username == "jo"


def test_an_alert_is_acknowledged_by_a_named_person(staff: Client) -> None:
    alert = UrgentAlert.objects.create(sender="web-1", kind="danger_now", said="help")
    assert b"Danger now" in staff.get("/desk/urgent").content
    staff.post(f"/desk/urgent/{alert.pk}/acknowledge")
    alert.refresh_from_db()
    assert alert.acknowledged_by
    assert alert.acknowledged_by.username == "jo"
    other: Any = Client()
    other.force_login(User.objects.create_user("al", password="x", is_staff=True))
    other.post(f"/desk/urgent/{alert.pk}/acknowledge")
    alert.refresh_from_db()
    assert alert.acknowledged_by.username == "jo"


def test_forms_need_their_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_user("jo", password="x", is_staff=True))
    alert = UrgentAlert.objects.create(sender="web-1", kind="danger_now")
    assert strict.post(f"/desk/urgent/{alert.pk}/acknowledge").status_code == 403
