"""Leaving at once, and leaving nothing behind in the tab."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host_site import HostSite
from tests.browser.talking import ask, box, launcher, open_chat, options

pytestmark = pytest.mark.browser


def three_escapes(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


def the_button(page: Page) -> None:
    page.get_by_role("button", name="Exit this page now").click()


def the_button_from_the_options(page: Page) -> None:
    options(page)
    the_button(page)


@pytest.mark.parametrize("leave", [three_escapes, the_button, the_button_from_the_options])
def test_it_leaves_and_nothing_stays(
    page: Page, host: HostSite, leave: Callable[[Page], None]
) -> None:
    page.goto(host.page() + "before")
    open_chat(page, host.page(f'exit-url="{host.address}/weather"'))
    ask(page)
    entries = page.evaluate("history.length")
    leave(page)
    page.wait_for_url("**/weather")
    assert page.title() == "Weather"
    assert page.evaluate("history.length") == entries
    assert page.evaluate("sessionStorage.length") == 0
    page.go_back()
    page.wait_for_url("**before")  # the page with the chat is not in the history any more
    launcher(page).click()
    expect(page.get_by_text("council tax")).to_have_count(0)


def test_the_page_is_blank_before_the_neutral_one_comes(page: Page, host: HostSite) -> None:
    page.route("**/weather", lambda route: route.fulfill(status=204))  # never comes
    open_chat(page, host.page(f'exit-url="{host.address}/weather"'))
    ask(page)
    three_escapes(page)
    expect(page.locator("html")).to_be_hidden()
    assert page.title().strip("\u200b") == ""
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("document.querySelector('signpost-chat').shadowRoot.textContent") == ""


def test_three_escapes_work_when_the_focus_is_on_the_page(desktop: Page, host: HostSite) -> None:
    page = desktop
    open_chat(page, host.page(f'exit-url="{host.address}/weather"'))
    page.get_by_role("heading", name="Leicester SEND Local Offer").click()
    three_escapes(page)
    page.wait_for_url("**/weather")


def test_two_escapes_and_slow_ones_only_close(page: Page, host: HostSite) -> None:
    open_chat(page, host.page(f'exit-url="{host.address}/weather"'))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(2100)
    page.keyboard.press("Escape")
    expect(launcher(page)).to_be_visible()
    assert not page.url.endswith("/weather")


def test_a_page_without_an_opened_chat_does_not_listen(page: Page, host: HostSite) -> None:
    page.route("**/view/chat.js", lambda route: route.abort())
    page.goto(host.page(f'exit-url="{host.address}/weather"'))
    launcher(page).wait_for()
    three_escapes(page)
    page.wait_for_timeout(300)
    assert not page.url.endswith("/weather")


def test_how_to_leave_fast_is_told(page: Page) -> None:
    open_chat(page)
    options(page)
    expect(page.get_by_text("press Escape 3 times")).to_be_visible()
    expect(box(page)).to_be_hidden()
