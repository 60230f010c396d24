"""After a reply about danger: what a short message means, and what is said to it."""

from __future__ import annotations

import pytest

from signpost import careful
from signpost.careful import Careful
from signpost.knowledge import knowledge

YOUNG = ("young_person", False)


@pytest.mark.parametrize(
    "text",
    [
        "im safe",
        "I'm safe now",
        "im ok now",
        "they are safe",
        "shes home now",
        "we found him",
        "i feel better now thank you",
        "thanks im ok now",
        "i have somewhere to sleep tonight",
        "not in danger anymore",
    ],
)
def test_safe(text: str) -> None:
    assert careful.meaning(text, asked=False) == "safe"


@pytest.mark.parametrize(
    "text", ["im not safe", "I am NOT safe", "not safe", "i dont feel safe", "hes not home"]
)
def test_not_safe(text: str) -> None:
    assert careful.meaning(text, asked=False) == "not_safe"


@pytest.mark.parametrize(
    "text",
    [
        "i am safe but he is coming back",
        "am i safe",
        "is she safe?",
        "i have nowhere safe",
        "my mum is ok with it can i move out",
        "im fine if he stays away",
        "what is an ehc plan",
    ],
)
def test_not_taken_for_safe(text: str) -> None:
    assert careful.meaning(text, asked=True) == "other"


@pytest.mark.parametrize("text", ["ok", "no", "Yes.", "i dont know", "idk", "thanks", "help", ""])
def test_says_little(text: str) -> None:
    assert careful.meaning(text, asked=False) == "little"


def test_yes_and_no_count_after_it_was_asked() -> None:
    assert careful.meaning("yes", asked=True) == "safe"
    assert careful.meaning("no", asked=True) == "not_safe"
    assert careful.meaning("ok", asked=True) == "little"


@pytest.mark.parametrize("kind", sorted(knowledge().urgent))
def test_every_kind_asks_on_the_next_turn(kind: str) -> None:
    said = careful.respond(Careful(kind), "ok", *YOUNG, is_clear=False)
    assert said
    reply, after = said
    assert reply.kind == "urgent"
    assert reply.topic == f"urgent/{kind}"
    assert reply.text == knowledge().urgent[kind].sections["Next"]
    assert [option.choose for option in reply.options] == ["service/talk_to_a_person"]
    assert after == Careful(kind, asked=True)
    assert careful.after([reply], None) == after


def test_it_ends_when_they_are_safe() -> None:
    said = careful.respond(Careful("danger_now"), "im safe", *YOUNG, is_clear=False)
    assert said
    reply, after = said
    assert (reply.kind, reply.topic, after) == ("talk", "talk/safe", None)
    assert "!" not in reply.text
    assert [option.choose for option in reply.options] == ["service/talk_to_a_person"]


def test_help_again_when_they_are_not() -> None:
    said = careful.respond(
        Careful("danger_now", "friend", asked=True), "no", *YOUNG, is_clear=False
    )
    assert said
    reply, after = said
    assert knowledge().urgent["danger_now"].sections["Friend"] in reply.text
    assert after == Careful("danger_now", "friend")


def test_a_clear_question_moves_on() -> None:
    state = Careful("danger_now")
    assert careful.respond(state, "what is an ehc plan", *YOUNG, is_clear=True) is None
    # “im ok” is no question, whatever the classifier made of it.
    assert careful.respond(state, "im ok now", *YOUNG, is_clear=True)


@pytest.mark.parametrize("stored", [None, {}, [], {"kind": "no_such_kind"}, {"about": "self"}, 3])
def test_what_cannot_be_read_is_no_state(stored: object) -> None:
    assert careful.from_stored(stored) is None
