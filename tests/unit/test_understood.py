"""Short answers to our questions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.understood import choice, email, phone, questions

CHOICES = [
    ("yes", ("yes", "no"), "yes"),
    ("YES!!", ("yes", "no"), "yes"),
    ("  yeah. ", ("yes", "no"), "yes"),
    ("yes that would be great", ("yes", "no"), "yes"),
    ("no thanks", ("yes", "no"), "no"),
    ("No, don’t", ("yes", "no"), "no"),
    ("yes, please do send it", ("yes", "no"), "yes"),
    ("no way", ("yes", "no"), "no"),
    ("nobody", ("yes", "no"), None),
    ("i don't know", ("yes", "no"), None),
    ("maybe yes", ("yes", "no"), None),
    ("ring me", ("phone", "email", "none"), "phone"),
    ("E-mail", ("phone", "email", "none"), "email"),
    ("don’t contact me", ("phone", "email", "none"), "none"),
    ("yes", ("phone", "email", "none"), None),
    ("skip", ("no_name",), "no_name"),
    ("Jay", ("no_name",), None),
    ("", ("yes", "no"), None),
    ("???", ("yes", "no"), None),
]


@pytest.mark.parametrize(("text", "of", "meant"), CHOICES)
def test_a_choice(text: str, of: tuple[str, ...], meant: str | None) -> None:
    assert choice(text, of) == meant


def test_no_answer_stands_under_both_yes_and_no() -> None:
    said = questions()["understood"]
    assert not set(said["yes"]) & set(said["no"])


PHONES = [
    ("07700900123", "07700 900123"),
    ("its 07700 900 123 after 4", "07700 900123"),
    ("+44 7700 900123", "07700 900123"),
    ("0116 496 0123", "0116 496 0123"),
    ("(0116) 4960123", "0116 496 0123"),
    ("i dont have one", None),
    ("12", None),
    ("i am 17", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "number"), PHONES)
def test_a_phone_number(text: str, number: str | None) -> None:
    assert phone(text) == number


EMAILS = [
    ("jay@example.org", "jay@example.org"),
    ("its jay.o'neil+x@school.example.co.uk.", "jay.o'neil+x@school.example.co.uk"),
    ("<jay@example.org>", "jay@example.org"),
    ("'jay@example.org'", "jay@example.org"),
    ("jay@example", None),
    ("jay at example.org", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "address"), EMAILS)
def test_an_email_address(text: str, address: str | None) -> None:
    assert email(text) == address


@settings(deadline=None)
@given(st.text(max_size=80))
def test_anything_can_be_read(text: str) -> None:
    assert choice(text, ("yes", "no")) in ("yes", "no", None)
    phone(text)
    email(text)
