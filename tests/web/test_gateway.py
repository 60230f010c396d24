"""What reaches the bot, what does not, and what is said when it is down."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from tests.web.conftest import Chat, StandInBot
from web.chat.text import clean, says_something


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/restart", "restart"),
        (" //restart", "restart"),
        ("／restart", "restart"),
        ("\u200b/restart", "restart"),
        ("\x00/\x07restart", "restart"),
        ("hel\U000e0068lo", "hello"),
        ("a\ud800b", "ab"),
        ("two\r\nlines  here", "two\nlines here"),
        ("ﬁne", "fine"),
        ("/ /set_slot{}", "set_slot{}"),
    ],
)
def test_clean(typed: str, sent: str) -> None:
    assert clean(typed) == sent


@pytest.mark.parametrize("text", ["", " ", "😀", "…", "\u200b", "///"])
def test_says_nothing(text: str) -> None:
    assert not says_something(clean(text))


def test_no_command_reaches_the_bot(chat: Chat, bot: StandInBot) -> None:
    chat.say("/restart")
    assert bot.got[0]["text"] == "restart"


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "///"])
def test_an_empty_message_is_answered_kindly(chat: Chat, bot: StandInBot, text: str) -> None:
    assert chat.say(text)["kind"] == "talk"
    assert not bot.got


@pytest.mark.parametrize("fault", ["error", "slow", "gone", "silent", "nonsense"])
def test_down_and_back(chat: Chat, bot: StandInBot, settings: Any, fault: str) -> None:
    where = settings.BOT_URL
    bot.status = 500 if fault == "error" else 200
    bot.delay = 4.0 if fault == "slow" else 0.0
    bot.replies = {"silent": [], "nonsense": [{"kind": "poem"}]}.get(fault)
    if fault == "gone":
        settings.BOT_URL = "http://127.0.0.1:9"
    started = time.monotonic()
    reply = chat.say("what is an ehc plan")
    assert time.monotonic() - started < 3
    assert reply["kind"] == "unavailable"
    assert "999" in reply["text"]
    assert reply["teams"]
    settings.BOT_URL, bot.status, bot.delay, bot.replies = where, 200, 0.0, None
    assert chat.say("and now")["kind"] == "answer"


def test_too_long(chat: Chat, bot: StandInBot, settings: Any) -> None:
    answer = chat.post(text="a" * 1001)
    assert answer.status_code == 413
    assert answer.json()["detail"]
    assert not bot.got
    assert chat.post(text="a " * 500).status_code == 200
    assert chat.post(text="a" * 600_000).status_code == 413


def test_limit_of_a_conversation(site: httpx.Client, settings: Any) -> None:
    settings.SIGNPOST_RATE_LIMIT = "3/minute"
    chat, other = Chat(site), Chat(site)
    assert [chat.post(text="hi").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = chat.post(text="hi")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.json()["code"] == "too_fast"
    assert other.post(text="hi").status_code == 200


def test_limit_of_an_address(site: httpx.Client, settings: Any) -> None:
    settings.SIGNPOST_RATE_LIMIT, settings.SIGNPOST_ADDRESS_LIMIT = "100/minute", "2/minute"
    first, second = Chat(site), Chat(site)
    assert site.post("/api/conversations", json={}).status_code == 429
    assert first.post(text="hi").status_code == 200
    assert second.post(text="hi").status_code == 200
    assert first.post(text="hi").status_code == 429
    settings.SIGNPOST_RATE_LIMIT = "off"
    assert first.post(text="hi").status_code == 200
