"""`/ask` in a browser that runs no scripts: everything that a page can do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab
from tests.browser.talking import ANSWERED, ASKED

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(new_tab: NewTab) -> Page:
    """The page without scripts."""
    page = new_tab(java_script_enabled=False)
    page.goto("/ask")
    return page


def say(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Your message").fill(text)
    page.get_by_role("button", name="Send").click()


def test_the_demo_page_leads_there(plain: Page) -> None:
    plain.goto("/")
    plain.get_by_role("link", name="Ask a question").first.click()
    expect(plain.get_by_role("heading", name="Ask Signpost")).to_be_visible()
    expect(plain.get_by_text("Staff may read this chat")).to_be_visible()


def test_questions_choices_and_contacts(plain: Page) -> None:
    say(plain, ASKED)
    main = plain.get_by_role("main")
    expect(main).to_contain_text(ASKED)
    expect(main).to_contain_text(ANSWERED)
    expect(main.locator("a[href^='tel:']").first).to_be_visible()
    plain.get_by_text("Where this comes from").click()
    expect(main).to_contain_text(re.compile(r"Checked on \d+ \w+ 20\d\d"))
    choices = main.locator("li.turn").last.get_by_role("group").last.get_by_role("button")
    label = choices.last.inner_text()
    choices.last.click()
    expect(main.locator("li.turn.person").last).to_contain_text(label)


def test_danger(plain: Page) -> None:
    say(plain, "i dont want to be alive anymore")
    expect(plain.locator("a[href='tel:116123']").first).to_be_visible()
    expect(plain.locator("a[href^='sms:']").first).to_be_visible()
    expect(plain.get_by_role("heading", name="Get help now")).to_be_visible()


def test_a_person(plain: Page) -> None:
    plain.get_by_role("button", name="Talk to a person").click()
    expect(plain.locator("li.turn.person").last).to_contain_text("Talk to a person")
    expect(plain.locator("li.turn").last).to_be_visible()


def test_easy_read(plain: Page) -> None:
    say(plain, "what is an ehc plan")
    plain.get_by_role("button", name="Use Easy Read").click()
    expect(plain.get_by_role("img", name="A plan").first).to_be_visible()
    expect(plain.locator("li.turn.person").last).to_contain_text("Easy Read is on")
    plain.get_by_role("button", name="Leave Easy Read").click()
    expect(plain.locator(".easy-line")).to_have_count(0)


def test_feedback(plain: Page) -> None:
    say(plain, ASKED)
    helpful = plain.get_by_role("group", name="Did this help?")
    helpful.get_by_role("button", name="Yes").click()
    expect(helpful).to_contain_text("Thank you.")
    helpful.get_by_role("textbox").fill("short and clear")
    helpful.get_by_role("textbox").press("Enter")
    expect(helpful.get_by_role("textbox")).to_have_count(0)
    expect(plain.get_by_role("main")).to_contain_text(ANSWERED)


def test_save(plain: Page) -> None:
    say(plain, ASKED)
    with plain.expect_download() as download:
        plain.get_by_role("button", name="Save the chat").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert f"You: {ASKED}" in text
    assert ANSWERED in text


def test_start_again_and_delete(plain: Page) -> None:
    say(plain, ASKED)
    plain.get_by_role("button", name="Start again").click()
    expect(plain.get_by_role("main")).not_to_contain_text(ANSWERED)
    say(plain, "what is a pathway plan")
    expect(plain.get_by_role("main")).not_to_contain_text(ANSWERED)
    plain.get_by_role("button", name="Delete this chat").click()
    plain.get_by_role("button", name="No, keep it").click()
    expect(plain.get_by_role("main")).to_contain_text("Pathway Plan")
    plain.get_by_role("button", name="Delete this chat").click()
    plain.get_by_role("button", name="Yes, delete it").click()
    expect(plain.get_by_text(re.compile(r"Receipt: DEL-[A-Z2-9]{4}-[A-Z2-9]{4}"))).to_be_visible()


def test_leaving(plain: Page) -> None:
    say(plain, ASKED)
    link = plain.get_by_role("link", name="Exit this page now")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "https://www.bbc.co.uk/weather"
