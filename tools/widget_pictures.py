"""Takes the pictures of docs/pictures: `python -m tools.widget_pictures [address]`.

Needs Signpost running at the address (http://127.0.0.1:8000) and Debian's chromium. Look at them
before committing: they show what a reader of the README sees first.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tools.surroundings import HOME

FOLDER = HOME / "docs" / "pictures"
SIZES = {"phone": (390, 844), "desktop": (1024, 680)}
COUNCIL_TAX = "do i have to pay council tax if i was in foster care"


def welcome(page: Page) -> None:
    """The greeting."""


def answer(page: Page) -> None:
    """An answer with its team."""
    _say(page, COUNCIL_TAX)


def easy_read(page: Page) -> None:
    """An answer in Easy Read."""
    page.get_by_role("switch", name="Easy Read").click()
    _say(page, "what is an annual review")


def urgent(page: Page) -> None:
    """Help in danger."""
    _say(page, "i dont want to be alive anymore")


def person(page: Page) -> None:
    """The first question of a hand-off."""
    page.get_by_role("button", name="Talk to a person").click()
    _answered(page, 1)


def options(page: Page) -> None:
    """The options."""
    _say(page, COUNCIL_TAX)
    page.get_by_role("button", name="Options").click()


def deleted(page: Page) -> None:
    """The receipt."""
    options(page)
    page.get_by_role("button", name="Delete this chat").click()
    page.get_by_role("button", name="Yes, delete it").click()
    page.get_by_text("Receipt").wait_for()


def offline(page: Page) -> None:
    """A message that waits for the line."""
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Your message").fill("can i stay with my foster mum")
    page.keyboard.press("Enter")
    page.get_by_text("Not sent yet").wait_for()


STATES: tuple[Callable[[Page], None], ...] = (
    welcome, answer, easy_read, urgent, person, options, deleted, offline,
)  # fmt: skip


def main(address: str) -> None:
    """Takes every picture."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for size in SIZES:
            for state in STATES:
                _take(browser, address, size, state, f"{state.__name__}-{size}")
        _take(browser, address, "phone", answer, "dark-phone", color_scheme="dark")
        _take(browser, address, "phone", answer, "widget")
        _plain(browser, address)
        browser.close()


def _take(
    browser: Browser,
    address: str,
    size: str,
    state: Callable[[Page], None],
    name: str,
    **how: Any,
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, **how)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Ask Signpost").click()
    page.get_by_role("textbox", name="Your message").wait_for()
    state(page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)
    page.screenshot(path=FOLDER / f"{name}.png", caret="hide")
    context.close()


def _plain(browser: Browser, address: str) -> None:
    """The page without script, with Easy Read on."""
    width, height = SIZES["phone"]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{address}/ask")
    page.get_by_role("textbox").fill(COUNCIL_TAX)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Use Easy Read").click()
    page.locator("li.turn").last.scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / "ask-phone.png")
    context.close()


def _say(page: Page, text: str) -> None:
    count = page.get_by_role("log").locator("li.us").count()
    page.get_by_role("textbox", name="Your message").fill(text)
    page.keyboard.press("Enter")
    _answered(page, count + 1)


def _answered(page: Page, count: int) -> None:
    page.get_by_role("log").locator("li.us").nth(count - 1).wait_for()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
