"""Danger comes first, and is never lost: not to limits, nor to any part that is down."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

import httpx
import pytest
from django.conf import settings as django_settings

from tests.web.conftest import Chat, StandInBot
from web.chat import danger
from web.desk.models import UrgentAlert

HELP = "i want to kill myself"


def wait_for(true: Any, seconds: float = 3) -> None:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    assert true()


def test_answered_at_once_and_told(chat: Chat, bot: StandInBot) -> None:
    bot.delay = 0.5
    started = time.monotonic()
    reply = chat.say(HELP)
    assert reply["kind"] == "urgent"
    assert time.monotonic() - started < 0.5
    alert = UrgentAlert.objects.get()
    assert alert.kind in reply["topic"]
    assert alert.said == HELP
    assert alert.state == "new"
    wait_for(lambda: [got["text"] for got in bot.got] == [HELP])
    assert alert.sender == bot.got[0]["sender"]
    assert chat.get("transcript").json()["turns"][-1]["reply"]["kind"] == "urgent"


def test_the_alert_is_redacted(chat: Chat) -> None:
    chat.say(HELP + " ring me on 0116 496 0123")
    assert "496" not in UrgentAlert.objects.get().said


@pytest.mark.parametrize("fault", ["error", "slow", "gone"])
def test_with_the_bot_down(chat: Chat, bot: StandInBot, settings: Any, fault: str) -> None:
    bot.status = 500 if fault == "error" else 200
    bot.delay = 4.0 if fault == "slow" else 0
    if fault == "gone":
        settings.BOT_URL = "http://127.0.0.1:9"
    started = time.monotonic()
    assert chat.say(HELP)["kind"] == "urgent"
    assert time.monotonic() - started < 1


def test_longer_than_the_limit(chat: Chat) -> None:
    reply = chat.say("so much to say " * 200 + HELP)
    assert reply["kind"] == "urgent"


def test_faster_than_the_limit(site: httpx.Client, settings: Any) -> None:
    settings.SIGNPOST_RATE_LIMIT, settings.SIGNPOST_ADDRESS_LIMIT = "1/minute", "2/minute"
    chat = Chat(site)
    chat.say("hello")
    assert chat.post(text="hello").status_code == 429
    assert chat.say(HELP)["kind"] == "urgent"


def test_with_the_database_locked(chat: Chat) -> None:
    name = django_settings.DATABASES["default"]["NAME"]
    lock = sqlite3.connect(name, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        started = time.monotonic()
        assert chat.say(HELP)["kind"] == "urgent"
        assert time.monotonic() - started < 1
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    wait_for(lambda: UrgentAlert.objects.filter(said=HELP).exists(), 5)


def test_with_the_database_broken(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DatabaseError

    def broken(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError

    for name in ("find", "keep_turn"):
        monkeypatch.setattr(f"web.chat.store.{name}", broken)
    monkeypatch.setattr(danger, "raise_alert", broken)
    assert chat.say(HELP)["kind"] == "urgent"
    assert chat.say("hello")["kind"] == "unavailable"


def test_in_a_conversation_that_was_erased(chat: Chat) -> None:
    chat.site.delete(chat.path, headers=chat.headers)
    assert chat.post(text="hello").status_code == 404
    assert chat.say(HELP)["kind"] == "urgent"


@pytest.mark.parametrize(
    "disguise", ["/{}", "  {}", "\u200b{}", "{}" + "\U000e0041", "𝐢 want to kill myself"]
)
def test_in_disguise(chat: Chat, disguise: str) -> None:
    assert chat.say(disguise.format(HELP))["kind"] == "urgent"
