"""What people type to a question: one of its buttons, several, or something else about it."""

from __future__ import annotations

import pytest

from signpost.conversations import conversation
from signpost.understood import correction, is_question, manner, one_of, several_of

#    conversation          question     what they type                    what it means
ONE = [
    ("leaving_care_check", "in_care", "still in care", "now"),
    ("leaving_care_check", "in_care", "im in care", "now"),
    ("leaving_care_check", "in_care", "i'm in foster care", "now"),
    ("leaving_care_check", "in_care", "I was but not now", "before"),
    ("leaving_care_check", "in_care", "not any more", "before"),
    ("leaving_care_check", "in_care", "he is no longer in care", "before"),
    ("leaving_care_check", "in_care", "i was never in care", "never"),
    ("leaving_care_check", "in_care", "im not in foster care", None),
    ("leaving_care_check", "in_care", "yes", None),
    ("leaving_care_check", "in_care", "no", None),
    ("leaving_care_check", "how", "back to my mums", "home"),
    ("leaving_care_check", "how", "SGO", "sgo"),
    ("leaving_care_check", "how", "a hostel", "other"),
    ("leaving_care_check", "how", "my nan", "other"),
    ("leaving_care_check", "council", "leicestershire", "leicestershire"),
    ("leaving_care_check", "council", "leicester city council", "leicester"),
    ("leaving_care_check", "council", "the county", "leicestershire"),
    ("leaving_care_check", "council", "i dont know", "unsure"),
    ("leaving_care_check", "home", "it broke down after a bit", "broke_down"),
    ("adult_care_check", "condition", "i have cerebral palsy", "yes"),
    ("adult_care_check", "condition", "no im not autistic", "no"),
    ("adult_care_check", "condition", "im not disabled", None),
    ("adult_care_check", "condition", "not sure really", "unsure"),
    ("adult_care_check", "condition", "id rather not say", "unsure"),
    ("adult_care_check", "child", "no kids", "no"),
    ("adult_care_check", "helped", "my mum does", "yes"),
]
SEVERAL = [
    ("personal", "cooking and washing", ["food", "washing"]),
    ("personal", "i cant wash or get dressed", ["washing", "dressing"]),
    ("personal", "everything", ["all"]),
    ("personal", "none", ["none"]),
    ("personal", "no", ["none"]),
    ("personal", "thats it", ["none"]),
    ("personal", "blue", []),
    ("home", "both", ["all"]),
    ("out", "getting the bus, making friends", ["people", "going_out"]),
    ("ways", "i need reminding and i get anxious", ["help", "pain"]),
    ("ways", "only on bad days", ["varies"]),
]
MANNERS = [
    ("why", "why"), ("Why do you ask?", "why"), ("y do u ask", "why"), ("go back", "back"),
    ("Back!", "back"), ("i made a mistake", "back"), ("i went back home", None), ("17", None),
]  # fmt: skip
#    what they type            what is meant, whether it can only be a correction, what it was
CORRECTIONS = [
    ("sorry 16 not 17", "16", True, "17"),
    ("16 not 17", "16", True, "17"),
    ("sorry yes not no", "yes", True, "no"),
    ("i meant 16", "16", True, None),
    ("No, I meant my daughter", "my daughter", True, None),
    ("actually yes", "yes", False, None),
    ("sorry, no", "no", False, None),
]


@pytest.mark.parametrize(("name", "key", "said", "meant"), ONE)
def test_one_of_the_buttons(name: str, key: str, said: str, meant: str | None) -> None:
    assert one_of(conversation(name)[key]["options"], said, None) == meant


@pytest.mark.parametrize(("key", "said", "meant"), SEVERAL)
def test_several_of_the_buttons(key: str, said: str, meant: list[str]) -> None:
    options = conversation("adult_care_check")[key]["options"]
    assert several_of(options, said, None) == meant


def test_a_button_of_another_question_means_nothing_here() -> None:
    options = conversation("adult_care_check")["personal"]["options"]
    assert one_of(options, "answer/leicester", "leicester") is None
    assert several_of(options, "answer/leicester", "leicester") == []


@pytest.mark.parametrize(("said", "wish"), MANNERS)
def test_why_and_back(said: str, wish: str | None) -> None:
    assert manner(said) == wish


@pytest.mark.parametrize(("said", "meant", "plain", "was"), CORRECTIONS)
def test_a_correction(said: str, meant: str, plain: bool, was: str | None) -> None:
    found = correction(said)
    assert found is not None
    assert (found.text, found.plain, found.was) == (meant, plain, was)


@pytest.mark.parametrize("said", ["17", "yes", "im not in care", "not now", "no", "sorry"])
def test_no_correction(said: str) -> None:
    assert correction(said) is None


@pytest.mark.parametrize(
    ("said", "asks"), [("what is that", True), ("is it free", True), ("17?", True), ("17", False)]
)
def test_a_question(said: str, asks: bool) -> None:
    assert is_question(said) is asks
