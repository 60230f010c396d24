"""A conversation that its owner deletes is gone from every file, the bot's own included."""

from __future__ import annotations

import sqlite3
import time

from tests.chat import Chat
from tests.conftest import Service

_WORDS = "my goldfish Zebedee wants a pathway plan"


def test_no_file_keeps_a_word_of_it(service: Service) -> None:
    chat, other = Chat(service.url), Chat(service.url)
    chat.say(_WORDS)
    other.say("my tortoise Dougal wants a pathway plan")
    assert mentions(service, "Zebedee")
    assert mentions(service, "Dougal")
    receipt = chat.http.delete(f"/api/conversations/{chat.id}")
    assert receipt.json()["receipt"].startswith("DEL-")
    ends = time.monotonic() + 10
    while mentions(service, "Zebedee") and time.monotonic() < ends:
        time.sleep(0.2)
    assert mentions(service, "Zebedee") == []
    assert mentions(service, "Dougal")


def mentions(service: Service, word: str) -> list[str]:
    """The rows of every table of every database that hold a word."""
    found = []
    for path in service.var.glob("*.db"):
        with sqlite3.connect(path) as database:
            names = database.execute("select name from sqlite_master where type = 'table'")
            for (table,) in names.fetchall():
                rows = database.execute(f'select * from "{table}"').fetchall()
                found += [f"{path.name} {table}" for row in rows if word in str(row)]
    return found
