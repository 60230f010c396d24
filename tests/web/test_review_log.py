"""The review log: fed from Rasa's events, redacted before it is stored, erased on request."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

import httpx
import pytest
from django.utils import timezone

from signpost.knowledge import knowledge
from tests.web.conftest import Chat, StandInBot
from web.chat.models import Conversation, Turn
from web.desk.ingest import ingest
from web.desk.models import Erased, Event, LoggedConversation, LoggedTurn, UrgentAlert
from web.desk.retention import retention

pytestmark = pytest.mark.usefixtures("events")
_ids = itertools.count(1)


def event(kind: str, sender: str = "web-1", **data: Any) -> None:
    at = timezone.now().timestamp()
    body = {"event": kind, "sender_id": sender, "timestamp": at, **data}
    Event.objects.create(id=next(_ids), sender_id=sender, data=json.dumps(body))


def user(text: str, sender: str = "web-1", **signpost: Any) -> None:
    understood = {"signpost": signpost, "intent": {"name": "nlu", "confidence": 0.5}}
    event("user", sender, text=text, parse_data=understood, input_channel="signpost", metadata={})


def bot_says(text: str, kind: str = "answer", topic: str | None = None) -> None:
    event("bot", text=None, data={"custom": {"kind": kind, "text": text, "topic": topic}})


def test_a_conversation_is_logged_and_events_go() -> None:
    event("slot", name="audience", value="parent")
    user("what is a plan", topic="ehc_plan/what_is_it", confidence=0.91)
    event("action", name="action_answer")
    event("action", name="action_listen")
    event("slot", name="audience", value="parent")
    bot_says("A plan is…", topic="ehc_plan/what_is_it")
    assert ingest() == 6
    assert not Event.objects.exists()
    logged = LoggedConversation.objects.get()
    assert logged.first_question == "what is a plan"
    assert logged.audience == "parent"
    assert logged.topics == ["ehc_plan/what_is_it"]
    assert not logged.urgent
    asked, answered = logged.turns.all()
    assert (asked.topic, asked.confidence) == ("ehc_plan/what_is_it", 0.91)
    assert asked.did == ["action_answer", "audience = parent"]
    assert (answered.who, answered.kind, answered.text) == ("assistant", "answer", "A plan is…")


def test_danger_on_another_channel_alerts_staff_once() -> None:
    user("help", "telegram-1", urgent={"kind": "danger_now"})
    ingest()
    user("help again", "telegram-1", urgent={"kind": "danger_now"})
    ingest()
    alert = UrgentAlert.objects.get()
    assert (alert.sender, alert.kind, alert.said) == ("telegram-1", "danger_now", "help")


def test_marks() -> None:
    user("help", urgent={"kind": "danger_now"})
    bot_says("Ring 999", kind="urgent")
    bot_says("Sorry", kind="not_understood")
    bot_says("Sent", kind="hand_off")
    ingest()
    logged = LoggedConversation.objects.get()
    assert logged.urgent
    assert logged.not_understood
    assert logged.hand_off
    assert logged.turns.first()
    assert logged.turns.first().urgent == "danger_now"


@pytest.mark.parametrize(
    "secret",
    ["0116 496 0123", "07700 900123", "sam@example.org", "943 476 5919", "QQ123456C", "LE1 1FZ"],
)
def test_personal_details_are_never_stored(secret: str) -> None:
    user(f"hello my NHS number or NI number or address is {secret} ok")
    bot_says(f"You wrote {secret}")
    ingest()
    stored = json.dumps(list(LoggedTurn.objects.values("text", "did")))
    stored += LoggedConversation.objects.get().first_question
    assert secret not in stored
    assert "hello my" in stored


def test_the_name_and_contact_of_a_hand_off_are_never_stored() -> None:
    user("can I talk to someone")
    event("active_loop", name="hand_off_form")
    event("slot", name="requested_slot", value="hand_off_name")
    bot_says("What should we call you?", kind="question")
    user("Zebedee Quill")
    event("slot", name="hand_off_name", value="Zebedee Quill")
    event("slot", name="requested_slot", value="hand_off_contact")
    user("carrier pigeon zq@example.org")
    event("slot", name="hand_off_contact", value="zq@example.org")
    event("slot", name="requested_slot", value="hand_off_consent")
    bot_says("Name: Zebedee Quill. E-mail: zq@example.org", kind="question")
    event("active_loop", name=None)
    user("thanks from zebedee")
    ingest()
    said = [turn.text for turn in LoggedTurn.objects.all()]
    assert said[2] == "[name]"
    assert said[3] == "[contact]"
    everything = json.dumps(
        [*LoggedTurn.objects.values("text", "did"), *LoggedConversation.objects.values()],
        default=str,
    ).lower()
    for secret in ("zebedee", "quill", "pigeon", "zq@"):
        assert secret not in everything
    assert said[-1].startswith("thanks from")


def test_danger_and_buttons_are_shown_even_while_a_name_is_asked_for() -> None:
    user("can I talk to someone")
    event("active_loop", name="hand_off_form")
    event("slot", name="requested_slot", value="hand_off_name")
    user("help me", urgent={"kind": "danger_now"})
    user("answer/ehc_plan/what_is_it", chosen=True, intent="answer")
    ingest()
    shown = [turn.text for turn in LoggedTurn.objects.all()]
    assert shown[1] == "help me"
    assert shown[2] == knowledge().topics["ehc_plan/what_is_it"].head.title
    assert UrgentAlert.objects.get().said == "help me"


def test_what_cannot_be_read_is_dropped_and_the_rest_is_logged() -> None:
    Event.objects.create(id=next(_ids), sender_id="web-1", data="{nonsense")
    Event.objects.create(id=next(_ids), sender_id="web-1", data="[]")
    event("user", text=["?"], parse_data="?")
    user("hello")
    ingest()
    assert [turn.text for turn in LoggedTurn.objects.all()] == ["hello"]
    assert not Event.objects.exists()


def test_reading_the_same_event_twice_logs_it_once() -> None:
    user("hello")
    row = Event.objects.get()
    ingest()
    Event.objects.create(id=row.id, sender_id=row.sender_id, data=row.data)
    ingest()
    assert LoggedTurn.objects.count() == 1


def test_erasing_reaches_everything(chat: Chat, bot: StandInBot) -> None:
    chat.say("hello")
    sender = Conversation.objects.get(pk=chat.id).sender
    user("hello", sender)
    ingest()
    user("waiting", sender)
    assert chat.site.delete(chat.path, headers=chat.headers).status_code == 200
    assert bot.forgotten == [sender]
    user("late", sender)
    ingest()
    for model in (Conversation, Turn, LoggedConversation, LoggedTurn, Event):
        assert not model.objects.exists()  # type: ignore[attr-defined]
    assert chat.get("transcript").status_code == 404


def test_erasing_with_the_bot_down_is_finished_later(chat: Chat, bot: StandInBot) -> None:
    bot.status = 500
    assert chat.site.delete(chat.path, headers=chat.headers).status_code == 200
    assert Erased.objects.get().sender
    bot.status = 200
    retention()
    assert bot.forgotten
    assert not Erased.objects.get().sender


def test_what_is_old_goes(site: httpx.Client, bot: StandInBot, settings: Any) -> None:
    old, new = Chat(site), Chat(site)
    day = dt.timedelta(hours=settings.SIGNPOST_RAW_HOURS + 1)
    Conversation.objects.filter(pk=old.id).update(last_seen=timezone.now() - day)
    Turn.objects.filter(conversation=old.id).update(at=timezone.now() - day)
    LoggedConversation.objects.create(sender="a", last_at=timezone.now() - dt.timedelta(days=91))
    LoggedConversation.objects.create(sender="b", last_at=timezone.now() - dt.timedelta(days=89))
    bot.status = 500
    retention()
    assert not Turn.objects.filter(conversation=old.id).exists()
    assert Conversation.objects.count() == 2
    bot.status = 200
    retention()
    assert [str(kept.pk) for kept in Conversation.objects.all()] == [new.id]
    assert [kept.sender for kept in LoggedConversation.objects.all()] == ["b"]
