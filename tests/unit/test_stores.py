"""What is kept of a conversation: erased on request, and only what a reviewer needs is logged."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from bot.channels.event_broker import ReviewEventBroker
from bot.channels.tracker_store import ErasableTrackerStore


@pytest.fixture
def store(tmp_path: Path) -> ErasableTrackerStore:
    return ErasableTrackerStore(Domain.empty(), host=f"sqlite:///{tmp_path}/tracker.db")


async def keep(store: ErasableTrackerStore, sender: str) -> None:
    tracker = DialogueStateTracker(sender, [])
    tracker.update(UserUttered("hello"))
    tracker.update(BotUttered("hi"))
    await store.save(tracker)


async def test_an_erased_conversation_is_gone_and_the_others_stay(
    store: ErasableTrackerStore, tmp_path: Path
) -> None:
    await keep(store, "one")
    await keep(store, "two")
    assert await store.erase("one") == 2
    assert await store.retrieve("one") is None
    assert await store.retrieve("two") is not None
    with sqlite3.connect(tmp_path / "tracker.db") as database:
        assert {row[0] for row in database.execute("select sender_id from events")} == {"two"}


async def test_erasing_nothing_is_no_error(store: ErasableTrackerStore) -> None:
    await keep(store, "one")
    assert await store.erase("nobody") == 0
    assert await store.erase("o%") == 0
    assert await store.retrieve("one") is not None


async def test_readers_and_writers_do_not_wait_for_each_other(
    store: ErasableTrackerStore, tmp_path: Path
) -> None:
    await keep(store, "one")
    with sqlite3.connect(tmp_path / "tracker.db") as database:
        assert database.execute("pragma journal_mode").fetchone() == ("wal",)


EVENTS = [
    (UserUttered("hello").as_dict(), True),
    (BotUttered("hi").as_dict(), True),
    (SlotSet("audience", "parent").as_dict(), True),
    (ActionExecuted("action_answer").as_dict(), True),
    ({"event": "active_loop", "name": "hand_off_form"}, True),
    (ActionExecuted("action_listen").as_dict(), False),
    (ActionExecuted("action_session_start").as_dict(), False),
    (ActionExecuted("action_extract_slots").as_dict(), False),
    ({"event": "session_started"}, False),
    ({"event": "user_featurization"}, False),
    ({"event": "entities"}, False),
    ({}, False),
]


def test_the_review_log_gets_what_a_reviewer_needs_and_no_more(tmp_path: Path) -> None:
    broker = ReviewEventBroker(host=f"sqlite:///{tmp_path}/events.db")
    for number, (event, _) in enumerate(EVENTS):
        broker.publish({**event, "sender_id": str(number)})
    with sqlite3.connect(tmp_path / "events.db") as database:
        rows = database.execute("select sender_id, data from events order by id").fetchall()
    assert [row[0] for row in rows] == [str(n) for n, (_, kept) in enumerate(EVENTS) if kept]
    assert json.loads(rows[0][1])["text"] == "hello"


async def test_what_is_new_is_published_once(tmp_path: Path) -> None:
    broker = ReviewEventBroker(host=f"sqlite:///{tmp_path}/events.db")
    host = f"sqlite:///{tmp_path}/tracker.db"
    store = ErasableTrackerStore(Domain.empty(), event_broker=broker, host=host)
    await keep(store, "one")
    tracker = await store.retrieve("one")
    assert tracker is not None
    tracker.update(UserUttered("bye"))
    await store.save(tracker)
    with sqlite3.connect(tmp_path / "events.db") as database:
        rows = database.execute("select data from events order by id").fetchall()
    assert [json.loads(data)["text"] for (data,) in rows] == ["hello", "hi", "bye"]


async def test_what_is_known_is_at_hand_and_survives_a_restart(tmp_path: Path) -> None:
    domain = Domain.from_yaml("slots: {topic: {type: any, mappings: [{type: custom}]}}")
    host = f"sqlite:///{tmp_path}/tracker.db"
    store = ErasableTrackerStore(domain, host=host)
    tracker = DialogueStateTracker("one", domain.slots)
    for topic in ("money/pip", "money/dla"):
        tracker.update(SlotSet("topic", topic))
        await store.save(tracker)
        for seen in (store, ErasableTrackerStore(domain, host=host)):
            assert (await seen.slots("one"))["topic"] == topic
    assert await store.slots("two") == {}
    await store.erase("one")
    assert await store.slots("one") == {}


async def test_what_is_at_hand_is_what_is_stored(tmp_path: Path) -> None:
    domain = Domain.from_yaml("slots: {topic: {type: any, mappings: [{type: custom}]}}")
    host = f"sqlite:///{tmp_path}/tracker.db"
    store = ErasableTrackerStore(domain, host=host)
    start = [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        SlotSet("topic", "money/pip"),
    ]
    for new in ([UserUttered("hello")], [UserUttered("bye")], start, [UserUttered("again")]):
        tracker = await store.get_or_create_tracker("one")
        for event in new:
            tracker.update(event)
        await store.save(tracker)
        near, far = [
            await s.retrieve("one") for s in (store, ErasableTrackerStore(domain, host=host))
        ]
        assert near is not None
        assert far is not None
        assert [e.as_dict() for e in near.events] == [e.as_dict() for e in far.events]
        assert near.current_slot_values() == far.current_slot_values()
    with sqlite3.connect(tmp_path / "tracker.db") as database:
        assert database.execute("select count(*) from events").fetchone() == (7,)


async def test_what_could_not_be_stored_is_not_taken_for_stored(
    store: ErasableTrackerStore, tmp_path: Path
) -> None:
    await keep(store, "one")
    with sqlite3.connect(tmp_path / "tracker.db") as database:
        database.execute("alter table events rename to gone")
    tracker = await store.retrieve("one")
    assert tracker is not None
    tracker.update(UserUttered("bye"))
    with pytest.raises(OperationalError):
        await store.save(tracker)
    with sqlite3.connect(tmp_path / "tracker.db") as database:
        database.execute("alter table gone rename to events")
    stored = await store.retrieve("one")
    assert stored is not None
    assert len(stored.events) == 2


async def test_only_so_many_are_at_hand(
    store: ErasableTrackerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_at_hand", 2)
    for sender in ("one", "two", "one", "three"):
        await keep(store, sender)
    assert list(store._recent) == ["one", "three"]
