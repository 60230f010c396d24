"""`/ask`: the same conversation with forms only."""

from __future__ import annotations

import html
import re
from typing import Any

import httpx
import pytest

from tests.web.conftest import StandInBot
from web import static_files
from web.chat import ask_page
from web.chat.models import Conversation, Feedback
from web.desk.models import UrgentAlert
from web.words import chat_words


class Page:
    """A browser without scripts: keeps cookies and hidden fields, presses buttons."""

    def __init__(self, site: httpx.Client, path: str = "/ask") -> None:
        self.site = site
        self.answer = site.get(path)

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


def test_it_says_what_the_widget_says(site: httpx.Client) -> None:
    text = Page(site).text
    for key in ("greeting", "greeting.cannot", "privacy", "privacy.link", "who.parent", "person"):
        assert chat_words(key) in text, key
    code = (static_files.FOLDERS["widget"] / "src/view/welcome.js").read_text()
    in_widget = re.findall(r'\["(starter\.\w+)", "([\w/]+)"\]', code)
    assert tuple(in_widget) == ask_page.STARTERS
    for key, topic in ask_page.STARTERS:
        assert f'value="{topic}">{chat_words(key)}</button>' in text
    said = Page(site).press(text="hello").text
    assert "Hello. I'm Signpost" not in said, "the stored welcome would be a second greeting"


def test_it_starts_at_the_topic_of_the_page(site: httpx.Client, bot: StandInBot) -> None:
    page = Page(site, "/ask?page=ehc_plan/annual_review")
    first = re.findall(r'name="choose" value="([^"]+)">([^<]+)', page.answer.text)[1]
    assert first[0] == "ehc_plan/annual_review"
    assert first[1].startswith("Ask about")
    page.press(choose=first[0])
    assert bot.got[0]["context"]["page"] == "ehc_plan/annual_review"
    assert 'name="page"' not in Page(site, "/ask?page=no/such").press(text="a").answer.text


def test_easy_read_is_a_switch(site: httpx.Client, bot: StandInBot) -> None:
    page = Page(site).press(action="easy", text="half a question", audience="parent")
    assert not bot.got
    assert "You can ask me about turning 18." in page.text
    assert 'alt="A question"' in page.text
    assert "half a question</textarea>" in page.text
    bot.replies = [{"kind": "answer", "text": "You have an EHC plan.\nThere is a meeting."}]
    page.press(text="what is it")
    assert bot.got[-1]["context"]["easy_read"] is True
    assert re.search(
        r'plan.svg[^>]+alt="A plan"[^>]*><span>You have an EHC plan.</span>', page.text
    )
    page.press(action="standard", text="half")
    assert bot.got[-1]["choose"] == "talk/standard"
    assert "half</textarea>" in page.text
    assert "Easy Read is off" in page.text, "the person's words, not talk/standard"
    assert "easy-line" not in page.text
    page.press(action="easy")
    assert bot.got[-1]["choose"] == "talk/simpler"


def test_rating_and_comment_are_one(site: httpx.Client) -> None:
    page = Page(site).press(text="hello").press(text="more")
    assert page.text.count("Did this help?</p>") == 1
    page.press(rate="no", text="half")
    assert "Thank you." in page.text
    assert "half</textarea>" in page.text
    assert not Feedback.objects.get().helpful
    page.press(action="say", comment="too long, ring me on 0116 496 0123", text="")
    kept = Feedback.objects.get()
    assert kept.comment.startswith("too long")
    assert "496" not in kept.comment
    assert not kept.helpful
    assert 'name="comment"' not in page.text
    assert "You said more" in page.text


def test_start_again_is_the_same_chat(site: httpx.Client, bot: StandInBot) -> None:
    page = Page(site).press(text="first things")
    page.press(action="restart")
    assert bot.got[-1]["choose"] == "talk/start_again"
    assert "first things" not in page.text
    assert chat_words("greeting") in page.text
    page.press(text="second things")
    assert "first things" not in page.text
    assert "second things" in page.text
    assert Conversation.objects.count() == 1
    page.press(action="delete-yes")
    assert not Conversation.objects.exists()


def test_transcript_and_delete(site: httpx.Client, bot: StandInBot) -> None:
    page = Page(site).press(text="hello")
    fields = page.hidden()
    saved = page.press(action="transcript").answer
    assert saved.headers["Content-Type"].startswith("text/plain")
    assert "You: hello" in saved.text
    headers = {"Referer": str(saved.url)}
    sure = site.post("/ask", data={**fields, "action": "delete"}, headers=headers)
    assert "Delete everything that was said?" in sure.text
    assert Conversation.objects.exists()
    gone = site.post("/ask", data={**fields, "action": "delete-yes"}, headers=headers)
    assert "This chat is deleted" in gone.text
    assert re.search(r"Receipt: DEL-[A-Z2-9]{4}-[A-Z2-9]{4}", gone.text)
    assert not Conversation.objects.exists()
    assert bot.forgotten


def test_danger_after_the_end(site: httpx.Client, settings: Any) -> None:
    page, other = Page(site).press(text="hello"), Page(site).press(text="hello")
    settings.SIGNPOST_TOKEN_HOURS = -1
    assert "kind-urgent" in page.press(text="i want to kill myself").text
    assert "has ended" in other.press(text="hello").text


def test_leaving_is_the_first_thing(site: httpx.Client) -> None:
    for page in (Page(site), Page(site).press(text="hello")):
        main = page.text.partition("<main")[2]
        link = re.search(r"<a [^>]*>", main)
        assert link
        assert f'href="{ask_page.EXIT}"' in link.group()
        assert 'rel="noreferrer"' in link.group()


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
