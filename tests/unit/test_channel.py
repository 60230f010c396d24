"""Our own channel: the secret, commands that cannot be typed, buttons, and erasing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.slots import AnySlot, Slot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sanic import Sanic

from bot.channels.signpost import HEADER, SignpostChannel, message_from, parsed, replies_in, warm_up
from bot.channels.tracker_store import ErasableTrackerStore

SECRET = {HEADER: "the-secret"}
AT = "/webhooks/signpost"


SLOTS: list[Slot] = [
    AnySlot(name, mappings=[{}]) for name in ("audience", "easy_read", "topic", "hand_off_name")
]


class Agent:
    """What the channel needs of Rasa's agent: its store, wrapped as Rasa wraps it."""

    def __init__(self, folder: Path) -> None:
        domain = Domain.empty()
        domain.slots = SLOTS
        store = ErasableTrackerStore(domain, host=f"sqlite:///{folder}/tracker.db")
        self.tracker_store = FailSafeTrackerStore(store)
        self.got: list[UserMessage] = []
        self.understood: list[str] = []
        self.breaks = False
        self.ready = True

    async def remember(self, sender: str) -> None:
        """Keeps a conversation with something known in it."""
        tracker = DialogueStateTracker(sender, SLOTS)
        for name, value in (("audience", "parent"), ("easy_read", True), ("hand_off_name", "J")):
            tracker.update(SlotSet(name, value))
        await self.tracker_store.save(tracker)

    def is_ready(self) -> bool:
        return self.ready

    async def parse_message(self, text: str) -> None:
        if self.breaks:
            raise RuntimeError("broken")
        self.understood.append(text)

    async def handle(self, message: UserMessage) -> None:
        if self.breaks:
            raise RuntimeError("broken")
        self.got.append(message)
        channel = message.output_channel
        assert channel is not None
        await channel.send_text_message(message.sender_id, "for other channels")
        await channel.send_custom_json(message.sender_id, {"kind": "talk", "text": "Hello."})


@pytest.fixture
def agent(tmp_path: Path) -> Agent:
    return Agent(tmp_path)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Sanic:
    """Started once: Sanic rewrites its own code at the start and can do so only once."""
    made = Sanic(f"test_{uuid4().hex}")
    made.ctx.first = made.ctx.agent = Agent(tmp_path_factory.mktemp("first"))

    async def handle(message: UserMessage) -> None:
        await made.ctx.agent.handle(message)

    made.blueprint(SignpostChannel("the-secret").blueprint(handle), url_prefix=AT)
    asyncio.run(started(made))
    return made


async def started(app: Sanic) -> None:
    """Sanic's own steps up to the moment when it takes requests."""
    await app._startup()
    await app._server_event("init", "after", loop=asyncio.get_running_loop())


@pytest.fixture
async def site(app: Sanic, agent: Agent) -> AsyncIterator[httpx.AsyncClient]:
    app.ctx.agent = agent
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


@pytest.mark.parametrize("headers", [{}, {HEADER: "wrong"}, {HEADER: ""}])
async def test_only_the_site_may_call(
    site: httpx.AsyncClient, agent: Agent, headers: dict[str, str]
) -> None:
    await agent.remember("a")
    said = await site.post(f"{AT}/messages", json={"sender": "a", "text": "hi"}, headers=headers)
    gone = await site.delete(f"{AT}/conversations/a", headers=headers)
    assert (said.status_code, gone.status_code) == (403, 403)
    assert agent.got == []
    assert await agent.tracker_store.retrieve("a") is not None


async def test_a_message_is_answered_with_the_replies_and_what_showed(
    site: httpx.AsyncClient, agent: Agent
) -> None:
    await agent.remember("a")
    body = {"sender": "a", "text": "hi", "turn": "t1", "context": {"audience": "parent"}}
    answer = await site.post(f"{AT}/messages", json=body, headers=SECRET)
    assert answer.status_code == 200
    assert answer.json()["replies"] == [{"kind": "talk", "text": "Hello."}]
    # Nothing else that was said in confidence leaves the bot beside the replies.
    assert answer.json()["context"] == {"audience": "parent", "easy_read": True}
    assert agent.got[0].text == "hi"
    assert agent.got[0].input_channel == "signpost"
    metadata = agent.got[0].metadata or {}
    assert metadata["audience"] == "parent"
    assert metadata["turn"] == "t1"


async def test_a_new_conversation_has_nothing_to_go_on(site: httpx.AsyncClient) -> None:
    body = {"sender": "new", "text": "hi"}
    answer = await site.post(f"{AT}/messages", json=body, headers=SECRET)
    assert answer.json()["context"] == {"audience": None, "easy_read": None}


async def test_a_failure_says_so_and_not_what_was_typed(
    site: httpx.AsyncClient, agent: Agent, caplog: pytest.LogCaptureFixture
) -> None:
    agent.breaks = True
    body = {"sender": "a", "text": "something private"}
    answer = await site.post(f"{AT}/messages", json=body, headers=SECRET)
    assert answer.status_code == 500
    assert "private" not in answer.text + caplog.text


async def test_a_conversation_can_be_erased(site: httpx.AsyncClient, agent: Agent) -> None:
    await agent.remember("abc-1")
    await agent.remember("abc-2")
    answer = await site.delete(f"{AT}/conversations/abc-1", headers=SECRET)
    assert answer.status_code == 204
    assert await agent.tracker_store.retrieve("abc-1") is None
    assert await agent.tracker_store.retrieve("abc-2") is not None


async def test_health_needs_no_secret(site: httpx.AsyncClient, agent: Agent) -> None:
    assert (await site.get(f"{AT}/")).json() == {"status": "ok"}
    agent.ready = False
    assert (await site.get(f"{AT}/")).status_code == 503


async def test_the_bot_has_understood_something_before_it_says_that_it_is_up(app: Sanic) -> None:
    assert app.ctx.first.understood == ["hello"]
    assert app.ctx.first.got == []


async def test_a_bot_that_cannot_warm_up_starts_all_the_same(
    agent: Agent, caplog: pytest.LogCaptureFixture
) -> None:
    agent.breaks = True
    await warm_up(agent)
    assert "could not warm up" in caplog.text
    agent.breaks, agent.ready = False, False
    await warm_up(agent)
    await warm_up(None)
    assert agent.understood == []


TYPED = [
    "/restart",
    "  /restart",
    "\n\t /restart",
    "//restart",
    "/ /restart",
    "\u00a0/restart",
    "\u3000/\u2003/restart",
    "\x1f/restart",
]


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize("how", ["text", "choose"])
def test_what_is_typed_can_never_be_a_command(text: str, how: str) -> None:
    """Rasa takes a message for a command when it starts with a slash."""
    message = message_from({"sender": "a", how: text}, CollectingOutputChannel())
    assert message.text == "restart"


def test_a_slash_inside_a_message_stays() -> None:
    message = message_from({"sender": "a", "text": "he/him and/or"}, CollectingOutputChannel())
    assert message.text == "he/him and/or"
    assert message.parse_data is None


CHOICES = [
    ("money/pip", "ask", None),
    ("service/talk_to_a_person", "hand_off", None),
    ("flow/hand_off", "hand_off", None),
    ("talk/more", "talk", None),
    ("talk/stop", "stop", None),
    ("answer/yes", "answer", "yes"),
    ("answer/money/pip", "answer", "money/pip"),
]


@pytest.mark.parametrize(("choice", "intent", "value"), CHOICES)
def test_a_button_needs_no_understanding(choice: str, intent: str, value: str | None) -> None:
    message = message_from({"sender": "a", "choose": choice}, CollectingOutputChannel())
    assert message.parse_data == parsed(choice)
    data = parsed(choice)
    assert data["intent"] == {"name": intent, "confidence": 1.0}
    assert data["signpost"]["chosen"] is True
    assert data["signpost"]["topic"] == choice
    assert data["signpost"].get("value") == value


def test_only_our_own_replies_go_to_our_site() -> None:
    assert replies_in([{"text": "plain"}, {"custom": {"kind": "talk"}}, {"image": "x"}]) == [
        {"kind": "talk"}
    ]


def test_without_a_secret_it_does_not_start() -> None:
    for credentials in (None, {}, {"secret": ""}):
        with pytest.raises(RasaException):
            SignpostChannel.from_credentials(credentials)
    assert SignpostChannel.from_credentials({"secret": "x"})
