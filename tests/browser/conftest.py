"""A real Chromium in front of the running service, and a council's site that embeds the chat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.host_site import HostSite
from tests.conftest import Service

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def host(service: Service) -> Iterator[HostSite]:
    """A site at another address, with pages that embed the chat."""
    site = HostSite(service.host_site, service.url)
    yield site
    site.stop()


NewTab = Callable[..., Page]


@pytest.fixture
def new_tab(browser: Browser, service: Service) -> Iterator[NewTab]:
    """Opens tabs with a clean profile; an error in a page fails the test."""
    contexts, errors = [], []

    def open_tab(**how: Any) -> Page:
        settings = {"viewport": PHONE, "base_url": service.url, "locale": "en-GB", **how}
        context = browser.new_context(**settings)
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        return tab

    yield open_tab
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(new_tab: NewTab) -> Page:
    """A new tab of phone width."""
    return new_tab()


@pytest.fixture
def desktop(new_tab: NewTab) -> Page:
    """A new tab of desktop width."""
    return new_tab(viewport=DESKTOP)
