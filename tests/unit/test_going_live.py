"""docs/going-live.md says what the data says."""

from __future__ import annotations

from signpost.knowledge import load
from tools.going_live import TARGET, document


def test_the_page_is_made_from_the_data_as_it_is() -> None:
    assert TARGET.read_text() == document(load()), "run “make going-live”"


def test_every_note_of_a_topic_is_listed() -> None:
    known = load()
    page = document(known)
    notes = [note for topic in known.topics.values() for note in topic.head.confirm]
    assert notes
    assert not [note for note in notes if note not in page]
