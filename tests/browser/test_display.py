"""Small, zoomed, dark, still, spaced out, on its side, right to left: nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewTab
from tests.browser.host_site import HostSite
from tests.browser.talking import (
    ASKED,
    Held,
    ask,
    box,
    launcher,
    log,
    open_chat,
    options,
    replies,
    say,
)

pytestmark = pytest.mark.browser
# The spacing that WCAG 1.4.12 names, on everything.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
    const root = document.querySelector('signpost-chat').shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}"""
CUT_OFF = """() => {
    const root = document.querySelector('signpost-chat').shadowRoot;
    return [...root.querySelectorAll('button, a, p, label, h2, h3, legend, summary, li')]
        .filter(e => e.getClientRects().length && !e.closest('.unseen'))
        .filter(e => e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).overflow !== 'visible'
            || e.getBoundingClientRect().right > innerWidth + 1)
        .filter(e => getComputedStyle(e).clipPath === 'none')
        .map(e => e.className + ': ' + e.textContent.slice(0, 40));
}"""
COLOUR = "(node, name) => getComputedStyle(node)[name]"


def reachable(page: Page, control: Locator) -> None:
    """It can be brought onto the screen whole, and nothing lies over it."""
    control.evaluate("node => node.scrollIntoView({block: 'nearest'})")
    where = control.bounding_box()
    size = page.viewport_size
    assert where is not None
    assert size is not None
    assert where["x"] >= -1
    assert where["x"] + where["width"] <= size["width"] + 1
    assert where["y"] >= -1
    assert where["y"] + where["height"] <= size["height"] + 1
    control.click(trial=True)


def all_there(page: Page) -> None:
    """The answer, its choices, the box and the bar can be reached."""
    reachable(page, page.get_by_role("button", name="Talk to a person"))
    reachable(page, page.get_by_role("button", name="Exit this page now"))
    reachable(page, page.get_by_role("button", name="Close chat"))
    reachable(page, replies(page).last.locator("button.choice").last)
    reachable(page, box(page))
    reachable(page, page.get_by_role("button", name="Send"))
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("width", "height"),
    [(320, 640), (320, 256), (740, 360), (667, 320)],
    ids=["small phone", "400% zoom", "phone on its side", "small phone on its side"],
)
def test_little_room(new_tab: NewTab, width: int, height: int) -> None:
    page = new_tab(viewport={"width": width, "height": height})
    open_chat(page)
    ask(page)
    all_there(page)
    options(page)
    reachable(page, page.get_by_role("button", name="Delete this chat"))
    assert page.evaluate(CUT_OFF) == []


def test_the_keyboard_of_a_phone_does_not_cover_the_box(new_tab: NewTab) -> None:
    page = new_tab(has_touch=True, is_mobile=True)
    page.goto("/")
    launcher(page).tap()
    ask(page)
    page.set_viewport_size({"width": 390, "height": 460})  # what the keyboard leaves
    box(page).tap()
    reachable(page, box(page))
    reachable(page, page.get_by_role("button", name="Send"))


def test_text_spacing(page: Page) -> None:
    open_chat(page)
    ask(page)
    page.evaluate(SPACED)
    all_there(page)
    page.set_viewport_size({"width": 320, "height": 640})
    all_there(page)


def test_larger_letters_are_larger_and_stay_for_the_tab(page: Page) -> None:
    open_chat(page)
    ask(page)
    size = "node => parseFloat(getComputedStyle(node).fontSize)"
    before = replies(page).locator(".text").evaluate(size)
    options(page)
    page.get_by_role("radio", name="Largest").check()
    page.get_by_role("button", name="Back to the chat").click()
    assert replies(page).locator(".text").evaluate(size) > 1.4 * before
    all_there(page)
    page.reload()
    launcher(page).click()
    assert replies(page).locator(".text").evaluate(size) > 1.4 * before


def test_dark(new_tab: NewTab, host: HostSite) -> None:
    page = new_tab(color_scheme="dark")
    open_chat(page)
    dark = page.get_by_role("dialog").evaluate(COLOUR, "backgroundColor")
    assert all(int(part) < 60 for part in dark[4:-1].split(","))
    page.goto(host.page('theme="light"'))
    launcher(page).click()
    light = page.get_by_role("dialog").evaluate(COLOUR, "backgroundColor")
    assert all(int(part) > 200 for part in light[4:-1].split(","))


def test_less_movement(new_tab: NewTab) -> None:
    page = new_tab(reduced_motion="reduce")
    open_chat(page)
    held = Held(page)
    say(page, ASKED)
    held.wait()
    dot = page.get_by_role("dialog").locator(".dots i").first
    assert dot.evaluate(COLOUR, "animationName") == "none"
    assert page.evaluate("document.getAnimations().length") == 0
    held.release()
    expect(replies(page)).to_have_count(1)


def test_forced_colours_keep_borders_and_states(new_tab: NewTab) -> None:
    page = new_tab(forced_colors="active")
    open_chat(page)
    ask(page)
    for control in (
        page.get_by_role("button", name="Send"),
        page.get_by_role("button", name="Exit this page now"),
        replies(page).locator("button.choice").first,
    ):
        assert float(control.evaluate(COLOUR, "borderTopWidth")[:-2]) >= 1
    switch = page.get_by_role("switch", name="Easy Read")
    track = switch.locator(".track")
    off = track.evaluate(COLOUR, "backgroundColor")
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    assert track.evaluate(COLOUR, "backgroundColor") != off


def test_right_to_left(desktop: Page, host: HostSite) -> None:
    page = desktop
    page.goto(host.page('dir="rtl"'))
    corner: Any = launcher(page).bounding_box()
    assert corner["x"] < 300
    launcher(page).click()
    say(page, "what is a pathway plan")
    expect(replies(page)).to_have_count(1)
    window: Any = page.get_by_role("dialog").bounding_box()
    send: Any = page.get_by_role("button", name="Send").bounding_box()
    typed: Any = box(page).bounding_box()
    assert window["x"] < 100
    assert send["x"] < typed["x"]
    # The answer is in English and stays left to right.
    assert replies(page).locator(".text").evaluate(COLOUR, "direction") == "ltr"
    assert page.evaluate(CUT_OFF) == []
    expect(log(page)).to_be_visible()
