"""Personal details are taken out before a text is kept; what is not personal stays."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum.gb import nhs

from signpost.knowledge import knowledge
from signpost.redact import redact

TAKEN_OUT = [
    ("ring me on 07700 900123 pls", "ring me on [phone number] pls"),
    ("0 7 7 0 0 9 0 0 1 2 3", "[phone number]"),
    ("+44 7700 900 123", "[phone number]"),
    ("(0116) 496-0123", "[phone number]"),
    ("0116.496.0123", "[phone number]"),
    ("its 07700 900 12", "its [phone number]"),  # a digit short is still somebody's
    ("jay.o'neil+x@school.example.co.uk", "[e-mail]"),
    ("write to JAY@EXAMPLE.ORG.", "write to [e-mail]."),
    ("my NHS number is 943 476 5919", "my NHS number is [NHS number]"),
    ("nhs 943-476-5919", "nhs [NHS number]"),
    ("9434765919", "[NHS number]"),
    ("NI AB 12 34 56 C", "NI [NI number]"),
    ("ab123456c", "[NI number]"),
    ("QQ123456", "[NI number]"),
    ("I live at LE1 1FZ", "I live at [postcode]"),
    ("le11fz", "[postcode]"),
    ("SW1A 2AA", "[postcode]"),
    ("born 01/02/2008", "born [date]"),
    ("1.2.08", "[date]"),
    ("2008-02-01", "[date]"),
    ("1st of february 2008", "[date]"),
    ("Feb 1st, 2008", "[date]"),
    ("see https://social.example/jay.smith", "see [web address]"),
    ("www.social.example/jay", "[web address]"),
    ("im @jay_2008 on insta", "im [account] on insta"),
]


@pytest.mark.parametrize(("text", "kept"), TAKEN_OUT)
def test_a_personal_detail_is_taken_out(text: str, kept: str) -> None:
    assert redact(text) == kept


STAYS = [
    "where do i find my NHS number",
    "what is my national insurance number",
    "my EHCP number 12",
    "section 117 and section 17 of the Act of 1989",
    "am i too old at 25, or 18 and 364 days",
    "£1,200 a year, or £90.50 a week",
    "year 9 to year 11, 2026/27",
    "on 14/9 at 10.30",
    "4 weeks, 12 weeks, 15 days",
    "PIP, DLA and UC",
    "call 999 or 111 or 116 123",
    "meet @ the library",
    "read https://www.gov.uk/pip",
    "",
]


@pytest.mark.parametrize("text", STAYS)
def test_what_is_not_personal_stays(text: str) -> None:
    assert redact(text) == text


def test_numbers_and_pages_of_our_own_stay() -> None:
    """Those of every team and helpline, and every page: staff must see what was said."""
    known = knowledge()
    own = [number for team in known.teams.values() for number in (team.phone, team.text) if number]
    for line in known.helplines.values():
        own += [line.phone] if line.phone else []
        own += [str(line.text.number)] if line.text else []
    own += [page.url for page in known.pages.values()]
    assert len(own) > 50
    assert [number for number in own if redact(f"use {number} now") != f"use {number} now"] == []


@pytest.mark.usefixtures("small")
def test_a_number_to_text_is_one_of_ours() -> None:
    assert redact("text 07860 000001") == "text 07860 000001"
    assert redact("text 07860 000002") == "text [phone number]"


NAMES = [
    ("I am Jay Smith", ["Jay Smith"], "I am [name]"),
    ("JAY says hi to jay", ["Jay"], "[name] says hi to [name]"),
    ("Jayden is not Jay", ["Jay"], "Jayden is not [name]"),
    # The longest first, so that nothing of a full name is left.
    ("Jay Smith", ["Jay", "Jay Smith"], "[name]"),
    ("a J was here", ["J"], "a J was here"),  # one letter is no name
    ("O'Neil (again)", ["O'Neil"], "[name] (again)"),
    ("what about .* then", [".*"], "what about [name] then"),
    ("nothing", ["", "  "], "nothing"),
]


@pytest.mark.parametrize(("text", "names", "kept"), NAMES)
def test_names_that_were_given_are_taken_out(text: str, names: list[str], kept: str) -> None:
    assert redact(text, names) == kept


def written(digits: str, breaks: list[tuple[int, str]]) -> str:
    """The digits with a space or a dash after some of them."""
    text = digits
    for place, mark in sorted(breaks, reverse=True):
        text = text[:place] + mark + text[place:]
    return text


GAPS = st.lists(
    st.tuples(st.integers(3, 8), st.sampled_from([" ", "-"])), max_size=2, unique_by=lambda b: b[0]
)
MOBILES = st.integers(0, 99_999_999).map(lambda n: f"077{n:08}")
LANDLINES = st.integers(0, 999_999).map(lambda n: f"0116{2_000_000 + n}")


# The first look at a number reads knowledge/, so the time of one example says nothing.
@settings(deadline=None)
@given(
    st.one_of(MOBILES, LANDLINES), GAPS, st.sampled_from(["ring {} ok", "{}", "its {}.", "({})"])
)
def test_a_phone_number_in_any_shape_is_taken_out(
    digits: str, breaks: list[tuple[int, str]], around: str
) -> None:
    kept = redact(around.format(written(digits, breaks)))
    assert "[phone number]" in kept
    assert not any(c.isdigit() for c in kept)


@settings(deadline=None)
@given(st.integers(100_000_000, 999_999_999), st.sampled_from(["{}{}{}", "{} {} {}", "{}-{}-{}"]))
def test_a_valid_nhs_number_in_any_shape_is_taken_out(first_nine: int, shape: str) -> None:
    digits = next((f"{first_nine}{n}" for n in range(10) if nhs.is_valid(f"{first_nine}{n}")), "")
    assume(digits)  # one number in eleven has no check digit
    kept = redact("my nhs no is " + shape.format(digits[:3], digits[3:6], digits[6:]))
    assert not any(c.isdigit() for c in kept)


@settings(deadline=None)
@given(
    st.text("ABCEGHJKLMNOPRSTWXYZ", min_size=2, max_size=2),
    st.integers(0, 999_999),
    st.sampled_from("ABCD"),
    st.sampled_from(["{}{}{}{}{}", "{} {} {} {} {}", "{}{} {} {}{}"]),
    st.booleans(),
)
def test_an_ni_number_in_any_shape_is_taken_out(
    letters: str, number: int, last: str, shape: str, small: bool
) -> None:
    digits = f"{number:06}"
    text = shape.format(letters, digits[:2], digits[2:4], digits[4:], last)
    assert redact(text.lower() if small else text) == "[NI number]"


@settings(deadline=None)
@given(st.text(max_size=120), st.lists(st.text(max_size=8), max_size=3))
def test_anything_can_be_redacted_and_twice_is_as_good_as_once(text: str, names: list[str]) -> None:
    once = redact(text)
    assert redact(once) == once
    redact(text, names)
