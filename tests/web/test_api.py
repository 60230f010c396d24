"""The chat API: its contract, its problem details, and who may use which conversation."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import httpx
import pytest
from django.utils import timezone

from tests.web.conftest import Chat, StandInBot
from web.chat.models import Conversation, Feedback

HOUR = dt.timedelta(hours=1)


def problem(answer: httpx.Response, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["type"]
    return body


def test_a_conversation_from_start_to_end(site: httpx.Client, bot: StandInBot) -> None:
    about = {"audience": "parent", "easy_read": True, "language": "en-GB"}
    chat = Chat(site, **about, page="ehc_plan/what_is_it")
    assert chat.start["replies"][0]["text"]
    assert chat.say("hello there")["text"] == "You said hello there"
    sent = bot.got[0]
    assert sent["secret"] == "test-secret"
    assert sent["context"] == {
        "audience": "parent",
        "easy_read": True,
        "page": "ehc_plan/what_is_it",
        "looked_for_danger": True,
    }
    assert sent["sender"] not in str(chat.start)
    assert chat.id not in sent["sender"]
    chose = chat.post(choose="ehc_plan/what_is_it")
    assert chose.status_code == 200
    assert bot.got[1]["choose"] == "ehc_plan/what_is_it"


def test_the_bot_tells_who_is_asking(site: httpx.Client, bot: StandInBot) -> None:
    chat = Chat(site)
    bot.context = {"audience": "parent", "easy_read": True}
    chat.say("my son is 17")
    kept = Conversation.objects.get(pk=chat.id)
    assert (kept.audience, kept.easy_read) == ("parent", True)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"audience": "cat"}, "audience"),
        ({"easy_read": "yes"}, "easy_read"),
        ({"page": 3}, "page"),
        ({"page": "x" * 501}, "page"),
        ({"language": 4}, "language"),
        ({"language": "x" * 36}, "language"),
    ],
)
def test_a_wrong_opening_is_named(site: httpx.Client, body: dict[str, Any], field: str) -> None:
    assert problem(site.post("/api/conversations", json=body), 400)["field"] == field


@pytest.mark.parametrize("content", [b"[1]", b"{", b"\xff\xfe", b'"text"'])
def test_a_body_that_is_no_json_object(site: httpx.Client, content: bytes) -> None:
    problem(site.post("/api/conversations", content=content), 400)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": 4}, "text"),
        ({"text": "a", "choose": "b"}, "text"),
        ({"choose": ["a"]}, "choose"),
        ({"choose": "/restart"}, "choose"),
        ({"choose": " /restart"}, "choose"),
        ({"choose": "x" * 201}, "choose"),
    ],
)
def test_a_wrong_message_is_named(chat: Chat, body: dict[str, Any], field: str) -> None:
    assert problem(chat.post(**body), 400)["field"] == field


def test_tokens(chat: Chat, site: httpx.Client, settings: Any) -> None:
    other = Chat(site)

    def status(token: str | None) -> int:
        headers = {"Authorization": token} if token is not None else {}
        answer = site.post(f"{chat.path}/messages", json={"text": "hi"}, headers=headers)
        return int(problem(answer, answer.status_code)["status"])

    assert status(None) == 401
    assert status("") == 401
    assert status("Basic abc") == 401
    assert status("Bearer nonsense") == 401
    assert status(f"Bearer {chat.token[:-1]}x") == 401
    assert status(f"Bearer {other.token}") == 403
    settings.SIGNPOST_TOKEN_HOURS = -1
    assert status(f"Bearer {chat.token}") == 401


@pytest.mark.parametrize("what", ["messages", "feedback", "replies", "events", "transcript", ""])
def test_another_token_opens_nothing(chat: Chat, site: httpx.Client, what: str) -> None:
    method = {"messages": "POST", "feedback": "POST", "": "DELETE"}.get(what, "GET")
    path = f"{chat.path}/{what}".rstrip("/")
    other = {"Authorization": f"Bearer {Chat(site).token}"}
    problem(site.request(method, path, headers=other), 403)
    problem(site.request(method, path), 401)


def test_unknown_things(chat: Chat, site: httpx.Client) -> None:
    problem(site.get("/api/nothing"), 404)
    problem(site.get(f"{chat.path}/messages", headers=chat.headers), 405)
    problem(site.post(f"/api/conversations/{uuid4()}/messages", json={"text": "a"}), 401)


def test_feedback_is_redacted(chat: Chat) -> None:
    reply = chat.say("hello")["id"]
    body = {"reply": reply, "helpful": False, "comment": "ring me on 0116 496 0123"}
    sent = chat.site.post(f"{chat.path}/feedback", json=body, headers=chat.headers)
    assert sent.status_code == 204
    kept = Feedback.objects.get()
    assert kept.topic == "ehc_plan/what_is_it"
    assert not kept.helpful
    assert "496" not in kept.comment
    body["reply"] = "another"
    problem(chat.site.post(f"{chat.path}/feedback", json=body, headers=chat.headers), 400)


def test_a_rating_and_its_comment_are_one(chat: Chat) -> None:
    def rate(**said: Any) -> None:
        body = {"reply": reply, **said}
        sent = chat.site.post(f"{chat.path}/feedback", json=body, headers=chat.headers)
        assert sent.status_code == 204

    reply = chat.say("hello")["id"]
    rate(helpful=True)
    rate(helpful=True, comment="short and clear")
    rate(helpful=False)
    kept = Feedback.objects.get()
    assert (kept.helpful, kept.comment) == (False, "short and clear")
    reply = chat.say("hello again")["id"]
    rate(helpful=True)
    assert Feedback.objects.count() == 2


def test_deleting_gives_a_receipt_that_leads_nowhere(chat: Chat, site: httpx.Client) -> None:
    chat.say("hello")
    numbers = set()
    for one in (chat, Chat(site)):
        answer = site.delete(one.path, headers=one.headers)
        assert answer.status_code == 200
        receipt = answer.json()
        assert set(receipt) == {"receipt", "deleted_at"}
        assert re.fullmatch(r"DEL-[A-Z2-9]{4}-[A-Z2-9]{4}", receipt["receipt"])
        assert abs(dt.datetime.fromisoformat(receipt["deleted_at"]) - timezone.now()) < HOUR
        numbers.add(receipt["receipt"])
    assert len(numbers) == 2
    assert not Conversation.objects.exists()
    problem(site.delete(chat.path, headers=chat.headers), 404)


def test_transcript_and_replies(chat: Chat) -> None:
    first = chat.say("one")["id"]
    second = chat.say("two")["id"]
    turns = chat.get("transcript").json()["turns"]
    assert [turn["text"] for turn in turns[1:]] == ["one", "You said one", "two", "You said two"]
    text = chat.get("transcript", format="text")
    assert text.headers["Content-Type"].startswith("text/plain")
    assert "You: one" in text.text
    after = chat.get("replies", after=first).json()["replies"]
    assert [reply["id"] for reply in after] == [second]


def test_events_stream_what_staff_write(chat: Chat) -> None:
    from signpost.reply import Reply
    from web.chat.store import _add_replies

    with chat.site.stream("GET", f"{chat.path}/events", headers=chat.headers) as stream:
        assert stream.headers["Content-Type"] == "text/event-stream"
        lines = stream.iter_lines()
        assert next(lines).startswith("retry")
        _add_replies(
            Conversation.objects.get(pk=chat.id), [Reply(kind="staff", text="Hello, I am Jo")]
        )
        data = next(line for line in lines if line.startswith("data:"))
        assert "Hello, I am Jo" in data


def test_only_named_sites_may_embed(site: httpx.Client, settings: Any) -> None:
    settings.SIGNPOST_EMBED_ORIGINS = ["https://council.example"]
    good, bad = {"Origin": "https://council.example"}, {"Origin": "https://evil.example"}
    allowed = site.post("/api/conversations", json={}, headers=good)
    assert allowed.status_code == 201
    assert allowed.headers["Access-Control-Allow-Origin"] == "https://council.example"
    refused = site.post("/api/conversations", json={}, headers=bad)
    problem(refused, 403)
    assert "Access-Control-Allow-Origin" not in refused.headers
    asked = site.options("/api/conversations", headers=good)
    assert asked.status_code == 204
    assert "Authorization" in asked.headers["Access-Control-Allow-Headers"]


def test_health_names_what_is_down(site: httpx.Client, bot: StandInBot) -> None:
    from web.desk.worker import JOBS, beat

    for job in JOBS:
        beat(job)
    assert site.get("/api/health").json()["status"] == "ok"
    bot.status = 500
    down = site.get("/api/health")
    assert down.status_code == 503
    assert down.json()["parts"]["bot"] == "answered with 500"
