"""The real site on a real port, with a stand-in for the bot that tests can make fail."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
import uvicorn
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connections

from signpost.reply import Reply, to_dict
from web import limits
from web.desk.models import Event
from web.environment import VAR


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the served site see both databases as other threads do, emptied afterwards."""
    served = pytest.mark.django_db(
        transaction=True, databases=["default", "events"], available_apps=settings.INSTALLED_APPS
    )
    for item in items:
        if {"site", "events"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(served)


def pytest_sessionfinish() -> None:
    """Removes what SQLite leaves beside a test database while the site keeps connections to it."""
    for left in VAR.glob(f"test-{os.getpid()}-*"):
        left.unlink()


class StandInBot:
    """Answers as the bot's channel does; `status`, `delay` and `replies` can be changed."""

    def __init__(self) -> None:
        self.status, self.delay = 200, 0.0
        self.replies: list[dict[str, Any]] | None = None
        self.context: dict[str, Any] = {}
        self.got: list[dict[str, Any]] = []
        self.forgotten: list[str] = []
        bot = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                bot.got.append({**body, "secret": self.headers["X-Signpost-Secret"]})
                time.sleep(bot.delay)
                said = body.get("text") or body.get("choose")
                replies = bot.replies
                if replies is None:
                    answer = Reply(
                        kind="answer", text=f"You said {said}", topic="ehc_plan/what_is_it"
                    )
                    replies = [to_dict(answer)]
                self.answer(bot.status, {"replies": replies, "context": bot.context})

            def do_DELETE(self) -> None:
                if bot.status == 200:
                    bot.forgotten.append(self.path.rpartition("/")[2])
                self.answer(204 if bot.status == 200 else bot.status, None)

            def do_GET(self) -> None:
                self.answer(bot.status, {"status": "ok"})

            def answer(self, status: int, body: Any) -> None:
                data = b"" if body is None else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


class Chat:
    """One conversation over the real API."""

    def __init__(self, site: httpx.Client, **opening: Any) -> None:
        self.site = site
        started = site.post("/api/conversations", json=opening)
        assert started.status_code == 201, started.text
        self.start = started.json()
        self.id, self.token = self.start["conversation"], self.start["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}
        self.path = f"/api/conversations/{self.id}"

    def post(self, **body: Any) -> httpx.Response:
        return self.site.post(f"{self.path}/messages", json=body, headers=self.headers)

    def say(self, text: str) -> dict[str, Any]:
        answer = self.post(text=text)
        assert answer.status_code == 200, answer.text
        reply: dict[str, Any] = answer.json()["replies"][0]
        return reply

    def get(self, what: str, **query: str) -> httpx.Response:
        return self.site.get(f"{self.path}/{what}", params=query, headers=self.headers)


@pytest.fixture
def bot() -> Iterator[StandInBot]:
    stand_in = StandInBot()
    yield stand_in
    stand_in.server.shutdown()
    stand_in.server.server_close()


@pytest.fixture(autouse=True)
def quiet_settings(settings: Any, bot: StandInBot) -> None:
    settings.BOT_URL = settings.ACTIONS_URL = bot.url
    settings.SIGNPOST_SECRET = "test-secret"
    settings.SIGNPOST_RATE_LIMIT = "off"
    settings.SIGNPOST_MAILBOX = ""
    settings.SIGNPOST_TEAM_MAILBOXES = {}
    settings.SIGNPOST_SAFEGUARDING_MAILBOX = ""
    settings.SIGNPOST_SAFEGUARDING_SECOND_MAILBOX = ""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    limits.forget_all()


@pytest.fixture(scope="session")
def address(django_db_setup: None) -> Iterator[str]:
    """The site served by uvicorn, as `make run` serves it."""
    config = uvicorn.Config(
        "web.asgi:application", port=0, ws="none", lifespan="off", log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join(5)


@pytest.fixture
def site(address: str, transactional_db: None) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=10, trust_env=False) as client:
        yield client


@pytest.fixture
def chat(site: httpx.Client) -> Chat:
    return Chat(site)


@pytest.fixture
def events(transactional_db: None) -> Iterator[None]:
    """The table into which Rasa's broker writes."""
    connection = connections["events"]
    with connection.schema_editor() as editor:
        editor.create_model(Event)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Event)


class Mailbox:
    """A real SMTP server; `answer` is what it says to the letter."""

    answer = "250 taken"

    def __init__(self) -> None:
        self.letters: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            self.letters.append(envelope)
        return self.answer


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A mail server that is there, and the mailboxes set."""
    box = Mailbox()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.SIGNPOST_MAILBOX = "all@council.example"
    settings.SIGNPOST_SAFEGUARDING_MAILBOX = "safeguarding@council.example"
    settings.SIGNPOST_SAFEGUARDING_SECOND_MAILBOX = "second@council.example"
    controller = Controller(box, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    controller.start()
    yield box
    controller.stop()
