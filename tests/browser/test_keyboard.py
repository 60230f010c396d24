"""The chat with a keyboard and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host_site import HostSite
from tests.browser.talking import ACTIVE, ask, box, launcher, log, open_chat, replies, yours

pytestmark = pytest.mark.browser


def tab_to(page: Page, wanted: str, most: int = 60, key: str = "Tab") -> None:
    """Presses Tab until the focus is on a control with these words."""
    words = """() => {
        let at = document.activeElement;
        while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
        return at ? (at.getAttribute('aria-label') || at.textContent || '').trim() : '';
    }"""
    seen = []
    for _ in range(most):
        page.keyboard.press(key)
        seen.append(page.evaluate(words))
        if seen[-1].startswith(wanted):
            return
    raise AssertionError(f"“{wanted}” cannot be reached with {key}: {seen}")


def test_a_whole_conversation(desktop: Page) -> None:
    page = desktop
    page.goto("/")
    launcher(page).wait_for()
    tab_to(page, "Ask Signpost")
    page.keyboard.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("what is a pathway plan")
    page.keyboard.press("Enter")
    expect(replies(page)).to_contain_text("Pathway Plan")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    # The choices come last before the box: one Shift+Tab away.
    last = replies(page).first.locator("button.choice").last
    page.keyboard.press("Shift+Tab")
    expect(last).to_be_focused()
    label = last.inner_text()
    page.keyboard.press("Enter")
    expect(yours(page).last).to_contain_text(label)
    expect(replies(page)).to_have_count(2)
    expect(last).to_be_focused()  # the focus stays where it was
    page.keyboard.press("Escape")
    expect(box(page)).to_be_hidden()
    expect(launcher(page)).to_be_focused()


def test_every_control_shows_where_the_focus_is(desktop: Page) -> None:
    page = desktop
    open_chat(page)
    ask(page)
    ring = """() => {
        const at = document.querySelector('signpost-chat').shadowRoot.activeElement;
        if (!at) return null;
        const style = getComputedStyle(at);
        return {what: at.localName + '.' + at.className, width: parseFloat(style.outlineWidth)};
    }"""
    found = []
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        at = page.evaluate(ring)
        if at is None:
            break
        found.append(at["what"])
        assert at["width"] >= 2, at
    assert len(found) > 8, found


def test_escape_in_the_options_goes_back_to_the_chat_first(page: Page) -> None:
    open_chat(page)
    tab_to(page, "Options", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Options")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Options")).to_be_focused()
    expect(box(page)).to_be_visible()
    page.wait_for_timeout(2100)  # two presses so far belong to no “three times”
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_focused()


def test_on_a_phone_the_focus_stays_in_the_window(page: Page) -> None:
    open_chat(page)
    inside = "document.activeElement === document.querySelector('signpost-chat')"
    outside = 0
    for _ in range(30):
        page.keyboard.press("Tab")
        # After the last control a browser may stop at its own controls; never at the page's.
        at = page.evaluate("document.activeElement.localName")
        outside += at not in ("signpost-chat", "body")
    assert outside == 0
    assert page.evaluate(f"{inside} || document.activeElement === document.body")


def test_shift_enter_makes_a_line_and_does_not_send(page: Page) -> None:
    open_chat(page)
    box(page).press_sequentially("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    expect(box(page)).to_have_value("one\ntwo")
    expect(yours(page)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(yours(page)).to_have_count(1)


def test_an_empty_box_says_so_and_keeps_the_focus(page: Page) -> None:
    open_chat(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Type your question first.")).to_be_visible()
    expect(box(page)).to_be_focused()


def test_the_length_is_told_and_nothing_is_cut(page: Page) -> None:
    open_chat(page)
    box(page).fill("x" * 850)
    expect(page.get_by_text("150 letters left")).to_be_visible()
    box(page).fill("x" * 1005)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Too long by 5. Please make it shorter.")).to_be_visible()
    expect(box(page)).to_have_value("x" * 1005)
    expect(yours(page)).to_have_count(0)


def test_a_touch_screen_is_not_covered_by_the_keyboard(new_tab, host: HostSite) -> None:  # type: ignore[no-untyped-def]
    page = new_tab(has_touch=True, is_mobile=True)
    page.goto("/")
    launcher(page).tap()
    expect(box(page)).to_be_visible()
    expect(page.get_by_role("heading", name="Signpost", exact=True).first).to_be_focused()
    assert page.evaluate(ACTIVE) == "h2.title"
    expect(log(page)).to_be_attached()
