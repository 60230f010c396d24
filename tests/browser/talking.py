"""What a person does in the widget, in the words they see."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def open_chat(page: Page, path: str = "/") -> None:
    """Goes to the page and opens the chat; the box has the focus."""
    page.goto(path)
    page.get_by_role("button", name=re.compile("Signpost|Chat|Ask", re.I)).first.click()
    expect(box(page)).to_be_focused()


def box(page: Page) -> Locator:
    """Where a message is typed."""
    return page.get_by_role("textbox", name="Your message")


def say(page: Page, text: str) -> None:
    """Types a message and sends it with Enter."""
    box(page).fill(text)
    box(page).press("Enter")


def log(page: Page) -> Locator:
    """What has been said."""
    return page.get_by_role("log")
