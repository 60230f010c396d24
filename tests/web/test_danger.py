"""Danger comes first, and is never lost: not to limits, nor to any part that is down."""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from typing import Any

import httpx
import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from signpost.reply import Reply, to_dict
from tests.web.conftest import Chat, Mailbox, StandInBot, free_port
from web.chat import danger
from web.desk.models import AlertMail, UrgentAlert
from web.desk.tell import tell

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


def test_the_bot_looks_itself_when_we_could_not_or_found_it(
    chat: Chat, bot: StandInBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise RuntimeError(text)

    chat.say("hello")
    chat.say(HELP)
    wait_for(lambda: len(bot.got) == 2)
    monkeypatch.setattr("signpost.urgent.detect", broken)
    chat.say("hello again")
    looked = {got["text"]: got["context"]["looked_for_danger"] for got in bot.got}
    assert looked == {"hello": True, HELP: False, "hello again": False}


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


def test_very_long_with_danger_at_its_end(chat: Chat) -> None:
    reply = chat.say("so i went to college and had my review. " * 1500 + HELP)
    assert reply["kind"] == "urgent"


def test_others_do_not_wait_for_a_very_long_message(chat: Chat, site: httpx.Client) -> None:
    long = threading.Thread(target=chat.post, kwargs={"text": "so i went to college. " * 2500})
    long.start()
    other = Chat(site)
    started = time.monotonic()
    try:
        assert other.say(HELP)["kind"] == "urgent"
        assert time.monotonic() - started < 1
        assert long.is_alive()
    finally:
        long.join()


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


def test_with_the_database_broken(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, mailbox: Mailbox
) -> None:
    """The help comes; the alert is kept and stored later; meanwhile a letter tells a person."""
    real = danger.raise_alert
    monkeypatch.setattr(danger, "RETRY_SECONDS", (0.05,) * 200)

    def broken(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError

    with monkeypatch.context() as down:
        for name in ("find", "keep_turn"):
            down.setattr(f"web.chat.store.{name}", broken)
        down.setattr(danger, "raise_alert", broken)
        assert chat.say(HELP)["kind"] == "urgent"
        assert chat.say("hello")["kind"] == "unavailable"
        wait_for(lambda: mailbox.letters)
    assert danger.raise_alert is real
    wait_for(UrgentAlert.objects.filter(said=HELP).exists)
    letter = mailbox.letters[0]
    assert letter.rcpt_tos == ["safeguarding@council.example"]
    assert b"could not store" in letter.content


def test_in_a_conversation_that_was_erased(chat: Chat) -> None:
    chat.site.delete(chat.path, headers=chat.headers)
    assert chat.post(text="hello").status_code == 404
    assert chat.say(HELP)["kind"] == "urgent"


def test_in_a_conversation_that_has_ended(chat: Chat, settings: Any) -> None:
    settings.SIGNPOST_TOKEN_HOURS = -1
    assert chat.post(text="hello").status_code == 401
    assert chat.say(HELP)["kind"] == "urgent"
    assert UrgentAlert.objects.get().sender == ""


@pytest.mark.parametrize(
    "disguise", ["/{}", "  {}", "\u200b{}", "{}" + "\U000e0041", "𝐢 want to kill myself"]
)
def test_in_disguise(chat: Chat, disguise: str) -> None:
    assert chat.say(disguise.format(HELP))["kind"] == "urgent"


def test_with_the_mail_server_down(chat: Chat, mailbox: Mailbox, settings: Any) -> None:
    settings.EMAIL_PORT = free_port()
    assert chat.say(HELP)["kind"] == "urgent"
    assert tell() == 0
    assert UrgentAlert.objects.get().state == "new"
    assert AlertMail.objects.get().state == "failed"


def test_with_the_action_server_down(chat: Chat, settings: Any, bot: StandInBot) -> None:
    """Rasa then answers with nothing at all."""
    settings.ACTIONS_URL, bot.replies = "http://127.0.0.1:9", []
    assert chat.say(HELP)["kind"] == "urgent"


def test_with_the_sentence_encoder_broken(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError

    monkeypatch.setattr("signpost.urgent.encoder", broken)
    assert chat.say(HELP)["kind"] == "urgent"
    assert chat.say("what is an ehc plan")["kind"] == "answer"


def test_with_the_words_of_its_kind_broken(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyError

    monkeypatch.setattr("signpost.answers.urgent", broken)
    reply = chat.say(HELP)
    assert "999" in reply["text"]
    assert reply["teams"]
    assert UrgentAlert.objects.exists()


def test_while_a_form_is_running(chat: Chat, bot: StandInBot) -> None:
    question = to_dict(Reply(kind="question", text="What should they call you?"))
    bot.replies = [question]
    assert chat.say("can i talk to someone")["kind"] == "question"
    replies = chat.post(text=HELP).json()["replies"]
    assert [reply["kind"] for reply in replies] == ["urgent"]
    assert chat.say("Sam")["kind"] == "question"


def test_on_the_page_without_javascript(site: httpx.Client, settings: Any) -> None:
    settings.SIGNPOST_RATE_LIMIT = settings.SIGNPOST_ADDRESS_LIMIT = "1/minute"
    for _ in range(3):
        page = site.get("/ask")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token
        data = {"csrfmiddlewaretoken": token[1], "text": HELP, "action": "say"}
        answer = site.post("/ask", data=data)
        assert "kind-urgent" in answer.text or "tel:999" in answer.text


# Anything that people may say or do, in any order, with any part of the service failing.
_ANYTHING = st.sampled_from(
    ["hello", "what is an ehc plan", "ok", "no", "😀", "", "a" * 1200, "stop", "im safe", "Sam"]
)
_FAULTS = st.sampled_from(["none", "error", "slow", "gone", "silent", "nonsense"])


@given(st.lists(st.tuples(_ANYTHING, _FAULTS), max_size=5), st.integers(0, 5), _FAULTS)
@settings_of_hypothesis(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_at_every_place_of_every_conversation(
    site: httpx.Client,
    bot: StandInBot,
    settings: Any,
    talk: list[tuple[str, str]],
    place: int,
    fault: str,
) -> None:
    settings.SIGNPOST_BOT_SECONDS = 0.1
    chat, there = Chat(site), bot.url
    turns = [*talk[:place], (HELP, fault), *talk[place:]]
    for text, wrong in turns:
        bot.status = 500 if wrong == "error" else 200
        bot.delay = 0.15 if wrong == "slow" else 0.0
        bot.replies = {"silent": [], "nonsense": [{"kind": "poem"}]}.get(wrong)
        settings.BOT_URL = "http://127.0.0.1:9" if wrong == "gone" else there
        answer = chat.post(text=text)
        if text == HELP:
            assert [reply["kind"] for reply in answer.json()["replies"]] == ["urgent"]
        else:
            assert answer.status_code in (200, 413)
    settings.BOT_URL, bot.status, bot.delay, bot.replies = there, 200, 0.0, None
