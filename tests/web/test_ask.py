"""`/ask`: the same conversation with forms only."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from tests.web.conftest import StandInBot
from web.chat.models import Conversation
from web.desk.models import UrgentAlert


class Page:
    """A browser without scripts: keeps cookies and hidden fields, presses buttons."""

    def __init__(self, site: httpx.Client) -> None:
        self.site = site
        self.answer = site.get("/ask")

    @property
    def text(self) -> str:
        return html.unescape(self.answer.text)

    def hidden(self) -> dict[str, str]:
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.answer.text)
        return {name: html.unescape(value) for name, value in found}

    def press(self, **fields: str) -> Page:
        headers = {"Referer": str(self.answer.url)}
        self.answer = self.site.post("/ask", data={**self.hidden(), **fields}, headers=headers)
        return self


def test_a_conversation_without_scripts(site: httpx.Client, bot: StandInBot) -> None:
    bot.replies = [
        {
            "kind": "answer",
            "text": "**Bold** and [a link](https://example.org) <script>alert(1)</script>",
            "options": [{"label": "Annual review", "choose": "ehc_plan/annual_review"}],
            "teams": [{"id": "t", "name": "The team", "phone": "0116 454 1004", "open_now": True}],
            "pages": [{"id": "p", "title": "The page", "url": "https://example.org/p"}],
            "sources": [{"title": "The Act", "url": "https://example.org/act"}],
            "reviewed": "2026-11-21",
            "more": True,
        }
    ]
    page = Page(site)
    assert "signpost_csrf" in site.cookies
    assert len(site.cookies) == 1
    page.press(text="what is a plan?", audience="parent", action="say")
    assert page.answer.status_code == 200
    assert bot.got[0]["context"]["audience"] == "parent"
    for piece in (
        "what is a plan?",
        "<strong>Bold</strong>",
        'href="https://example.org"',
        'href="tel:01164541004"',
        "The page",
        "The Act",
        "21 November 2026",
        'value="talk/more"',
    ):
        assert piece in page.text, piece
    assert "<script>" not in page.answer.text
    page.press(choose="ehc_plan/annual_review")
    assert bot.got[1]["choose"] == "ehc_plan/annual_review"
    assert "Annual review" in page.text
    assert Conversation.objects.count() == 1


def test_the_welcome_buttons_start_a_conversation(site: httpx.Client, bot: StandInBot) -> None:
    choose = re.findall(r'name="choose" value="([^"]+)"', Page(site).answer.text)[0]
    assert Page(site).press(choose=choose).answer.status_code == 200
    assert bot.got[0]["choose"] == choose


def test_danger_without_scripts(site: httpx.Client, settings: object) -> None:
    settings.SIGNPOST_RATE_LIMIT = "1/minute"  # type: ignore[attr-defined]
    settings.SIGNPOST_ADDRESS_LIMIT = "1/hour"  # type: ignore[attr-defined]
    for _ in range(3):
        page = Page(site).press(text="i want to kill myself")
        assert "kind-urgent" in page.text
        assert "sms:85258" in page.text
    assert UrgentAlert.objects.exists()


def test_errors_keep_what_was_typed(site: httpx.Client) -> None:
    page = Page(site).press(text="hello").press(text="a" * 1001)
    assert page.answer.status_code == 413
    assert "a" * 1001 in page.text
    assert "You said hello" in page.text


def test_transcript_and_delete(site: httpx.Client, bot: StandInBot) -> None:
    page = Page(site).press(text="hello")
    fields = page.hidden()
    saved = page.press(action="transcript").answer
    assert saved.headers["Content-Type"].startswith("text/plain")
    assert "You: hello" in saved.text
    headers = {"Referer": str(saved.url)}
    sure = site.post("/ask", data={**fields, "action": "delete"}, headers=headers)
    assert "Delete this conversation?" in sure.text
    assert Conversation.objects.exists()
    gone = site.post("/ask", data={**fields, "action": "delete-yes"}, headers=headers)
    assert "has been deleted" in gone.text
    assert not Conversation.objects.exists()
    assert bot.forgotten


def test_it_needs_its_token_and_its_form(site: httpx.Client) -> None:
    page = Page(site).press(text="hello")
    fields = {**page.hidden(), "text": "hello"}
    headers = {"Referer": str(page.answer.url)}
    wrong = site.post("/ask", data={**fields, "token": "x"}, headers=headers)
    assert wrong.status_code == 401
    assert "You said hello" not in wrong.text
    without = {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}
    refused = site.post("/ask", data=without, headers=headers)
    assert refused.status_code == 403
    assert "Please send that again" in refused.text


@pytest.mark.parametrize("field", ["conversation_id", "audience"])
def test_a_broken_form(site: httpx.Client, field: str) -> None:
    assert Page(site).press(text="hello", **{field: "nonsense"}).answer.status_code == 400
