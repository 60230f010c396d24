"""No fault that axe can find, in any state, at three widths; and a planted fault is found."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import TAGS, faults
from tests.browser.conftest import NewTab
from tests.browser.talking import (
    ASKED,
    Held,
    ask,
    box,
    launcher,
    log,
    next_message,
    open_chat,
    options,
    replies,
    reply,
    say,
)

pytestmark = pytest.mark.browser
WIDTHS = {320: 640, 390: 844, 1280: 800}
WIDE = """() => {
    const root = document.querySelector('signpost-chat').shadowRoot;
    return [...root.querySelectorAll('*')]
        .filter(e => e.getClientRects().length && e.getBoundingClientRect().width > 2)
        .filter(e => {
            const r = e.getBoundingClientRect();
            return r.right > innerWidth + 1 || r.left < -1;
        })
        .map(e => e.className || e.localName);
}"""
SMALL = """() => {
    const root = document.querySelector('signpost-chat').shadowRoot;
    return [...root.querySelectorAll('button, summary, label:has(input), a.big, a.call, textarea')]
        .filter(e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible')
        .map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
        .filter(([, r]) => r.width < 43.5 || r.height < 43.5)
        .map(([text, r]) => `${text}: ${r.width} x ${r.height}`);
}"""
TEAM = {"id": "t", "name": "A team", "phone": "0116 000 0000", "hours": "9 to 5", "open_now": False}
HANDED_OFF = reply("hand_off", "Your request is sent. It is **SP-4821**.", teams=[TEAM])
PLANT = "() => {{ const root = document.querySelector('signpost-chat').shadowRoot; {fault} }}"


def check(page: Page, state: str) -> None:
    """The state at every width: no fault, nothing cut off, nothing too small to press."""
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(60)  # the window changes between full and beside the page
        assert faults(page) == [], f"{state} at {width}"
        assert page.evaluate(WIDE) == [], f"{state} at {width}"
        assert page.evaluate(SMALL) == [], f"{state} at {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state


def test_closed_opening_and_talking(page: Page) -> None:
    page.goto("/")
    launcher(page).wait_for()
    check(page, "closed")
    launcher(page).click()
    expect(box(page)).to_be_visible()
    check(page, "opening")
    ask(page)
    page.get_by_text("Where this comes from").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_text("Thank you.")).to_be_visible()
    check(page, "talking")


def test_options_and_the_receipt(page: Page) -> None:
    open_chat(page)
    ask(page)
    options(page)
    check(page, "options")
    page.get_by_role("button", name="Delete this chat").click()
    check(page, "asked whether to delete")
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_text("This chat is deleted")).to_be_visible()
    check(page, "deleted")


def test_choices_form_and_hand_off(page: Page) -> None:
    open_chat(page)
    choices = [
        {"label": "When your plan ends", "choose": "a/b"},
        {"label": "None of these", "choose": "c/d"},
    ]
    next_message(page, reply("did_you_mean", "Do you mean one of these?", options=choices))
    say(page, "plan")
    expect(replies(page)).to_have_count(1)
    check(page, "choices")
    page.get_by_role("button", name="Talk to a person").click()
    expect(replies(page)).to_have_count(2)
    check(page, "form")
    page.unroute_all()
    next_message(page, HANDED_OFF)
    say(page, "yes")
    expect(log(page).get_by_role("group", name="Talking to a person").last).to_be_visible()
    check(page, "hand-off")


def test_urgent_and_easy_read(page: Page) -> None:
    open_chat(page)
    say(page, "i want to kill myself")
    expect(log(page).get_by_role("group", name="Get help now")).to_be_visible()
    check(page, "urgent")
    page.get_by_role("switch", name="Easy Read").click()
    expect(replies(page)).to_have_count(2)
    ask(page, "what is an ehc plan", "EHC plan")
    expect(log(page).get_by_role("img").first).to_be_visible()
    check(page, "Easy Read")


def test_waiting_offline_error_and_ended(page: Page) -> None:
    page.route("**/events", lambda route: route.abort())
    open_chat(page)
    held = Held(page)
    say(page, ASKED)
    held.wait()
    expect(page.get_by_text("Signpost is finding an answer")).to_be_visible()
    check(page, "waiting")
    held.release()
    expect(replies(page)).to_have_count(1)
    page.unroute_all()
    page.context.set_offline(True)
    say(page, "thanks")
    expect(log(page).get_by_text("Not sent yet.")).to_be_visible()
    check(page, "offline")
    next_message(page, 500, 401, 401)
    page.context.set_offline(False)
    expect(log(page).get_by_text("Not sent. Your words are safe.")).to_be_visible()
    check(page, "error")
    page.get_by_role("button", name="Try again").click()
    expect(log(page).get_by_text("Your last chat had ended")).to_be_visible()
    check(page, "ended")


@pytest.mark.parametrize("colours", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_dark_and_forced_colours(new_tab: NewTab, colours: dict[str, str]) -> None:
    page = new_tab(**colours)
    open_chat(page)
    ask(page)
    say(page, "i want to kill myself")
    expect(log(page).get_by_role("group", name="Get help now")).to_be_visible()
    assert faults(page) == []
    options(page)
    assert faults(page) == []


def test_high_contrast_and_the_largest_letters(page: Page) -> None:
    open_chat(page)
    ask(page)
    options(page)
    page.get_by_role("switch", name="High contrast").click()
    page.get_by_role("radio", name="Largest").check()
    check(page, "options, largest, high contrast")
    page.get_by_role("button", name="Back to the chat").click()
    check(page, "talking, largest, high contrast")


@pytest.mark.parametrize("path", ["/ask", "/privacy", "/accessibility", "/glossary"])
def test_the_pages(page: Page, path: str) -> None:
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_plain_page_while_talking(page: Page) -> None:
    page.goto("/ask")
    page.get_by_role("button", name="Use Easy Read").click()
    page.get_by_role("textbox").fill("what is an ehc plan")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Did this help?")).to_be_visible()
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Delete this chat").click()
    assert faults(page) == []
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_text(re.compile("Receipt: DEL-"))).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("root.querySelector('.send span').textContent = ''", "button-name"),
        ("root.querySelector('textarea').id = 'other'", "label"),
        ("root.querySelector('.who').style.color = '#999'", "color-contrast"),
        ("root.querySelector('.log').setAttribute('role', 'logg')", "aria-roles"),
    ],
)
def test_a_planted_fault_is_found(page: Page, fault: str, rule: str) -> None:
    open_chat(page)
    assert faults(page) == []
    page.evaluate(PLANT.format(fault=fault))
    assert any(found.startswith(rule) for found in faults(page)), faults(page)


def test_axe_knows_the_rules_of_wcag_2_2(page: Page) -> None:
    page.goto("/")
    faults(page)
    known = page.evaluate("tags => tags.map(tag => axe.getRules([tag]).length)", TAGS)
    assert all(known), dict(zip(TAGS, known, strict=True))
