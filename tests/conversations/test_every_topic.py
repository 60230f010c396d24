"""Every topic opens in the running assistant, in each version, with its team, page and sources."""

from __future__ import annotations

from typing import Any

import pytest

from signpost.answers import SECTION
from signpost.check.plain import plain
from signpost.knowledge import load
from tests.chat import Chat
from tests.conftest import Service

KNOWN = load()
# These do something instead of saying their text; conversations of their own test them.
DOES_SOMETHING = {
    "service/talk_to_a_person",
    "service/find_a_team",
    "service/find_a_page",
    "service/what_does_it_mean",
    "service/opening_hours",
}
ANSWERED = sorted(set(KNOWN.topics) - DOES_SOMETHING)
READERS: list[dict[str, Any]] = [
    {"audience": "young_person"},
    {"audience": "parent"},
    {"audience": "professional"},
    {"audience": "young_person", "easy_read": True},
]


@pytest.mark.parametrize("reader", READERS, ids=["young person", "parent", "professional", "easy"])
def test_every_topic_opens_for_its_reader(reader: dict[str, Any], service: Service) -> None:
    chat = Chat(service.url, **reader)
    wrong = []
    for topic_id in ANSWERED:
        replies = chat.choose(topic_id)
        wrong += [f"{topic_id}: {fault}" for fault in faults(topic_id, replies[0], reader)]
    assert wrong == []


def faults(topic_id: str, reply: dict[str, Any], reader: dict[str, Any]) -> list[str]:
    head, sections = KNOWN.topics[topic_id].head, KNOWN.topics[topic_id].sections
    wanted = "Easy read" if reader.get("easy_read") else SECTION[reader["audience"]]
    if wanted == "Professional" and wanted not in sections:
        wanted = "Parent"
    first = sections[wanted] if wanted == "Easy read" else sections[wanted].split("\n\n")[0]
    found = {
        "kind": reply["kind"] == "answer" and reply["topic"] == topic_id,
        "text": plain(reply["text"]) == plain(first),
        "teams": [team["id"] for team in reply["teams"]] == head.teams,
        "pages": [page["id"] for page in reply["pages"]] == head.pages,
        "sources": [source["url"] for source in reply["sources"]] == [s.url for s in head.sources],
        "date": reply["reviewed"] == head.reviewed.isoformat(),
        "more": reply["more"] == (wanted != "Easy read"),
    }
    return [name for name, is_right in found.items() if not is_right]
