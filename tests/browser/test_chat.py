"""The chat as a person on a phone uses it, against the whole running service."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.talking import box, log, open_chat, say
from tests.conftest import Service

pytestmark = pytest.mark.browser
ASKED = "do care leavers have to pay council tax in leicester"


def test_a_typed_question_is_answered_with_the_team_and_sources(page: Page) -> None:
    open_chat(page)
    say(page, ASKED)
    expect(log(page)).to_contain_text(ASKED)
    expect(log(page)).to_contain_text("council tax bill", timeout=10_000)
    expect(log(page).locator("a[href^='tel:']").first).to_be_visible()
    expect(log(page)).to_contain_text("Leicester City Council")


def test_a_button_answers_too(page: Page) -> None:
    open_chat(page)
    page.get_by_role("button", name=re.compile("EHC plan")).first.click()
    expect(log(page)).to_contain_text("EHC plan", timeout=10_000)


def test_a_reload_keeps_what_was_said(page: Page) -> None:
    open_chat(page)
    say(page, ASKED)
    expect(log(page)).to_contain_text("council tax bill", timeout=10_000)
    page.reload()
    page.get_by_role("button", name="Back to your chat").click()
    expect(log(page)).to_contain_text("council tax bill")
    say(page, "thanks")
    expect(log(page)).to_contain_text(re.compile("welcome|glad|any time|OK", re.I), timeout=10_000)


def test_nothing_is_kept_beyond_the_tab(page: Page) -> None:
    open_chat(page)
    say(page, ASKED)
    expect(log(page)).to_contain_text("council tax bill", timeout=10_000)
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


def test_the_keyboard_is_enough(page: Page) -> None:
    page.goto("/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "signpost-chat":
            break
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("what is a pathway plan")
    page.keyboard.press("Enter")
    expect(log(page)).to_contain_text("Pathway Plan", timeout=10_000)
    page.keyboard.press("Escape")
    expect(box(page)).not_to_be_visible()
    assert page.evaluate("document.activeElement.localName") == "signpost-chat"


def test_nothing_is_lost_at_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_chat(page)
    say(page, ASKED)
    expect(log(page)).to_contain_text("council tax bill", timeout=10_000)
    wide = """() => {
        const root = document.querySelector('signpost-chat').shadowRoot;
        return [...root.querySelectorAll('*')]
            .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > 321)
            .map(e => e.className || e.localName);
    }"""
    assert page.evaluate(wide) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_danger_is_answered_with_numbers_to_tap(page: Page) -> None:
    open_chat(page)
    say(page, "i dont want to be alive anymore")
    expect(log(page).locator("a[href='tel:116123']").first).to_be_visible(timeout=10_000)
    expect(log(page).locator("a[href^='sms:']").first).to_be_visible()


def test_ask_works_without_javascript(browser: Browser, service: Service) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=service.url)
    page = context.new_page()
    page.goto("/ask")
    page.get_by_role("textbox").first.fill(ASKED)
    page.get_by_role("button", name=re.compile("Send|Ask", re.I)).first.click()
    expect(page.locator("main")).to_contain_text("council tax bill")
    page.get_by_role("textbox").first.fill("i dont want to be alive anymore")
    page.get_by_role("button", name=re.compile("Send|Ask", re.I)).first.click()
    expect(page.locator("a[href='tel:116123']").first).to_be_visible()
    context.close()
