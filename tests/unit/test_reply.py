"""A Reply is the same after its way through JSON, and a wrong one is refused."""

from __future__ import annotations

import json

import msgspec
import pytest

from signpost.reply import Option, PageLink, Reply, SourceLink, TeamCard, from_dict, to_dict

FULL = Reply(
    kind="answer",
    text="**Yes.**",
    topic="money/pip",
    confidence=0.75,
    options=[Option("PIP", "money/pip", "money/pip"), Option("More", "talk/more")],
    teams=[TeamCard("a", "A", phone="1", open_now=False)],
    pages=[PageLink("p", "P", "https://p.example")],
    sources=[SourceLink("S", "https://s.example")],
    reviewed="2026-11-21",
    more=True,
)
CONTRACT = {
    "id", "kind", "text", "topic", "confidence", "options", "teams", "pages", "sources",
    "reviewed", "more", "picture",
}  # fmt: skip


def test_a_reply_survives_json() -> None:
    assert from_dict(json.loads(json.dumps(to_dict(FULL)))) == FULL


def test_every_field_of_the_contract_is_sent_even_when_empty() -> None:
    sent = to_dict(Reply(kind="talk", text="Hello."))
    assert set(sent) == CONTRACT
    assert (sent["options"], sent["teams"], sent["more"], sent["topic"]) == ([], [], False, None)


def test_each_reply_has_an_id_of_its_own_and_keeps_one_that_is_given() -> None:
    first, second = Reply(kind="talk", text=""), Reply(kind="talk", text="")
    assert first.id
    assert first.id != second.id
    assert Reply(kind="talk", text="", id="turn-1").id == "turn-1"


def test_replies_do_not_share_their_lists() -> None:
    first, second = Reply(kind="talk", text=""), Reply(kind="talk", text="")
    first.options.append(Option("a", "b"))
    assert second.options == []


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "shout", "text": ""}, {"kind": "talk"}, {"kind": "talk", "text": 1},
     {"kind": "talk", "text": "", "options": [{"label": "a"}]}],
)  # fmt: skip
def test_what_is_not_a_reply_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        from_dict(wrong)
