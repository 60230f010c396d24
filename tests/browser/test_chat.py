"""The chat as a person on a phone uses it, against the whole running service."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.talking import ASKED, ask, box, log, open_chat, options, replies, say, yours

pytestmark = pytest.mark.browser


def test_a_typed_question_is_answered_with_the_team_and_sources(page: Page) -> None:
    open_chat(page)
    ask(page)
    expect(yours(page)).to_have_text(re.compile(ASKED))
    expect(log(page).locator("a[href^='tel:']").first).to_be_visible()
    expect(log(page)).to_contain_text("Leicester City Council")
    page.get_by_text("Where this comes from").click()
    expect(log(page)).to_contain_text(re.compile(r"Checked on \d+ \w+ 20\d\d"))


def test_a_button_answers_too(page: Page) -> None:
    open_chat(page)
    page.get_by_role("button", name="EHC plans").click()
    expect(yours(page)).to_contain_text("EHC plans")
    expect(replies(page)).to_contain_text("EHC plan")


def test_nothing_is_sent_before_the_first_message(page: Page) -> None:
    calls: list[str] = []
    page.on("request", lambda one: calls.append(one.url) if "/api/" in one.url else None)
    open_chat(page)
    for words in ("I am a computer program, not a person", "Staff may read this chat"):
        expect(page.get_by_text(words)).to_be_visible()
    page.wait_for_timeout(300)
    assert calls == []
    ask(page)
    assert calls[0].endswith("/api/conversations")


def test_a_reload_keeps_what_was_said(page: Page) -> None:
    open_chat(page)
    ask(page)
    box(page).fill("half a quest")
    page.wait_for_timeout(400)
    page.reload()
    page.get_by_role("button", name="Back to your chat").click()
    expect(replies(page)).to_have_count(1)
    expect(log(page)).to_contain_text("council tax bill")
    expect(box(page)).to_have_value("half a quest")
    say(page, "thanks")
    expect(replies(page)).to_have_count(2)


def test_on_a_desktop_it_is_open_again_after_a_reload(desktop: Page) -> None:
    open_chat(desktop)
    ask(desktop)
    desktop.reload()
    expect(log(desktop)).to_contain_text("council tax bill")
    expect(box(desktop)).to_be_visible()
    expect(box(desktop)).not_to_be_focused()  # a page that loads must not take the focus


def test_nothing_is_kept_beyond_the_tab(page: Page) -> None:
    strangers: list[str] = []
    page.goto("/")
    here = page.evaluate("location.origin")
    page.on("request", lambda one: None if one.url.startswith(here) else strangers.append(one.url))
    open_chat(page)
    ask(page)
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert page.context.cookies() == []
    assert strangers == []
    other = page.context.new_page()
    other.goto("/")
    assert other.evaluate("sessionStorage.length") == 0


def test_danger_is_answered_with_numbers_to_tap(page: Page) -> None:
    open_chat(page)
    say(page, "i dont want to be alive anymore")
    urgent = log(page).get_by_role("group", name="Get help now")
    expect(urgent).to_be_visible()
    expect(urgent.locator("a[href='tel:116123']").first).to_be_visible()
    expect(urgent.locator("a[href^='sms:']").first).to_be_visible()
    expect(urgent.get_by_role("group", name="Did this help?")).to_have_count(0)


def test_a_person_is_one_press_away_from_everywhere(page: Page) -> None:
    open_chat(page)
    options(page)
    page.get_by_role("button", name="Talk to a person").click()
    expect(yours(page)).to_contain_text("Talk to a person")
    expect(replies(page).last).to_be_visible()
    expect(box(page)).to_be_visible()


def test_start_again_clears_and_goes_on(page: Page) -> None:
    open_chat(page)
    ask(page)
    options(page)
    page.get_by_role("button", name="Start again").click()
    expect(log(page).get_by_role("listitem")).to_have_count(0)
    expect(page.get_by_text("Started again.")).to_be_visible()
    ask(page)
    expect(yours(page)).to_have_count(1)
    page.reload()
    page.get_by_role("button", name="Back to your chat").click()
    expect(yours(page)).to_have_count(1)
