"""The roadmap to print: page, picture, PDF and calendar, from an address and nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.test import RequestFactory
from icalendar import Calendar

from signpost.roadmap import GROUPS
from web.roadmap import views

EXACT = "age=200&groups=in_care,ehc_plan&exact=1"
WRONG = ["age=", "age=x", "age=-4", "age=5", "age=999", "years=99", "age=1e3"]


def get(address: str) -> HttpResponse:
    """What the view of an address answers."""
    name = re.match(r"/roadmap\.?(\w*)", address)
    assert name
    view = {"": views.page, "svg": views.svg, "pdf": views.pdf, "ics": views.ics}[name[1]]
    return view(RequestFactory().get(address))


def text(address: str) -> str:
    return get(address).content.decode()


def test_the_page_says_what_is_now_next_and_done() -> None:
    page = text(f"/roadmap?{EXACT}")
    for words in ("16 years and 8 months", "in care, EHC plan", "Your Pathway Plan", "Now", "Next"):
        assert words in page
    assert page.index("<h2>Now</h2>") < page.index("<h2>Next</h2>") < page.index("<h2>Done")
    assert "This is a guide and not a decision" in page
    assert "about March 20" in page or "about " in page
    assert page.count("<h1>") == 1


def test_easy_read_has_short_words_only() -> None:
    page = text(f"/roadmap?{EXACT}&easy_read=1")
    assert "You get a plan for leaving care." in page
    assert "If you are in care, you get a Pathway Plan at about 16" not in page


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_address_asks_again(wrong: str) -> None:
    answer = get(f"/roadmap?{wrong}")
    assert answer.status_code == 400
    assert "Type an age from 11 to 25" in answer.content.decode()


@pytest.mark.parametrize("kind", ["svg", "pdf", "ics"])
def test_a_wrong_address_makes_no_file(kind: str) -> None:
    with pytest.raises(BadRequest):
        get(f"/roadmap.{kind}?age=4")


def test_the_form_leads_to_the_page() -> None:
    assert '<select id="years"' in text("/roadmap")
    answer = get("/roadmap?years=16&groups=ehc_plan&groups=in_care")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/roadmap?age=192&groups=in_care%2Cehc_plan"


def test_what_is_not_a_group_is_not_shown() -> None:
    assert "<script>" not in text("/roadmap?age=192&groups=<script>alert(1)</script>")


@pytest.mark.parametrize("age", [132, 192, 215, 216, 300, 311])
def test_the_picture_is_a_drawing_with_a_text(age: int) -> None:
    for groups in ("", "in_care", ",".join(GROUPS)):
        answer = get(f"/roadmap.svg?age={age}&groups={groups}")
        assert answer.headers["Content-Type"] == "image/svg+xml"
        drawing = ET.fromstring(answer.content)
        names = {child.tag.rpartition("}")[2] for child in drawing}
        assert {"title", "desc", "g", "line"} <= names
        assert "You are here" in answer.content.decode()


@pytest.mark.parametrize(
    "query", [EXACT, "age=132", f"age=300&groups={','.join(GROUPS)}&easy_read=1"]
)
def test_the_pdf(query: str) -> None:
    answer = get(f"/roadmap.pdf?{query}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"/Lang (en-GB)" in answer.content


def test_the_calendar_has_what_comes_next() -> None:
    answer = get(f"/roadmap.ics?{EXACT}")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    names = [str(event["SUMMARY"]) for event in events]
    assert "You can vote" in names
    assert "Your Pathway Plan" not in names
    assert all(event.decoded("DTSTART").day == 1 for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)


def test_no_calendar_without_the_month() -> None:
    with pytest.raises(BadRequest):
        get("/roadmap.ics?age=192")
    assert "roadmap.ics" not in text("/roadmap?age=192")
