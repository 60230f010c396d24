"""What a person does in the widget, in the words they see."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

ASKED = "do care leavers have to pay council tax in leicester"
ANSWERED = "council tax bill"
ACTIVE = """() => {
    const focus = document.querySelector('signpost-chat').shadowRoot.activeElement;
    return focus ? focus.localName + '.' + focus.className : '';
}"""


def launcher(page: Page) -> Locator:
    """The button in the corner of the page."""
    return page.get_by_role("button", name=re.compile("^(Ask Signpost|Back to your chat)"))


def open_chat(page: Page, path: str = "/") -> None:
    """Goes to the page and opens the chat; the box has the focus."""
    page.goto(path)
    launcher(page).click()
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


def yours(page: Page) -> Locator:
    """The person's own messages."""
    return log(page).locator("li.you")


def replies(page: Page) -> Locator:
    """The replies."""
    return log(page).locator("li.us")


def ask(page: Page, text: str = ASKED, answer: str = ANSWERED) -> None:
    """Asks and waits for the answer."""
    say(page, text)
    expect(replies(page).last).to_contain_text(answer)


def options(page: Page) -> None:
    """Opens the options."""
    page.get_by_role("button", name="Options").click()


def sent(page: Page) -> list[dict[str, Any]]:
    """Every message that the page sends from now on, as it is on the wire."""
    bodies: list[dict[str, Any]] = []

    def note(request: Any) -> None:
        if request.method == "POST" and request.url.endswith("/messages"):
            bodies.append(json.loads(request.post_data))

    page.on("request", note)
    return bodies


def next_message(page: Page, *answers: Any) -> None:
    """What the next messages meet instead of the service, one after the other; then it is back.

    A number is a bare status; a dict may give `status`, `headers`, `json`; "abort" is no network.
    """
    waiting = list(answers)

    def meet(route: Route) -> None:
        if not waiting:
            return route.fallback()
        answer = waiting.pop(0)
        if answer == "abort":
            return route.abort()
        if isinstance(answer, int):
            answer = {"status": answer, "json": {}}
        return route.fulfill(**answer)

    page.route("**/api/conversations/*/messages", meet)


class Held:
    """Messages that are on their way until they are let go."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.routes: list[Route] = []
        page.route("**/api/conversations/*/messages", lambda one: self.routes.append(one))

    def wait(self) -> None:
        """Waits until a message is on its way."""
        for _ in range(200):
            if self.routes:
                return
            self.page.wait_for_timeout(25)
        raise AssertionError("nothing was sent")

    def release(self) -> None:
        """Lets it go on to the service."""
        self.routes.pop(0).continue_()


def reply(kind: str, text: str, **more: Any) -> dict[str, Any]:
    """A message that the service answers with one reply of this kind."""
    fields = {"id": f"r{abs(hash((kind, text))) % 10**9}", "kind": kind, "text": text}
    return {"status": 200, "json": {"replies": [{**fields, **more}]}}
