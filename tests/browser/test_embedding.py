"""The chat on other people's pages: strict, hostile, and about a topic."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import DESKTOP, NewTab
from tests.browser.host_site import HostSite
from tests.browser.talking import ask, box, launcher, log, open_chat, options, replies, say, yours

pytestmark = pytest.mark.browser


def problems_in(page: Page) -> list[str]:
    """What the console complains of, such as a violated policy."""
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    return said


def openings(page: Page) -> list[dict[str, Any]]:
    """How conversations are opened from now on."""
    bodies: list[dict[str, Any]] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/conversations"):
            bodies.append(json.loads(request.post_data or "{}"))

    page.on("request", note)
    return bodies


def test_a_strict_content_security_policy(page: Page, host: HostSite) -> None:
    said = problems_in(page)
    calls: list[str] = []
    page.on("request", lambda one: calls.append(one.url))
    open_chat(page, host.page())
    ask(page)
    page.get_by_role("switch", name="Easy Read").click()
    expect(log(page).get_by_role("img").first).to_be_visible()
    options(page)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the chat").click()
    expect(page.locator(".signpost-paper")).to_be_attached()
    assert said == []
    assert "unsafe" not in host.policy
    known = (host.address, host.signpost, "data:")
    assert [url for url in calls if not url.startswith(known)] == []
    assert page.context.cookies() == []


def test_a_page_with_hostile_styles(page: Page, host: HostSite) -> None:
    look = """() => {
        const root = document.querySelector('signpost-chat').shadowRoot;
        return ['.head', '.bubble .text', '.choice', 'textarea', '.send', '.person'].map(name => {
            const style = getComputedStyle(root.querySelector(name));
            const box = root.querySelector(name).getBoundingClientRect();
            return [name, style.color, style.fontSize, style.display, style.backgroundColor,
                Math.round(box.width), Math.round(box.height)].join(' ');
        });
    }"""
    open_chat(page, host.page())
    ask(page)
    wanted = page.evaluate(look)
    page.evaluate("sessionStorage.clear()")
    open_chat(page, host.page(hostile=True))
    ask(page)
    assert page.locator("h1").evaluate("node => getComputedStyle(node).fontSize") == "8px"
    assert page.evaluate(look) == wanted


def test_it_leaves_the_page_alone(desktop: Page, host: HostSite) -> None:
    page = desktop
    page.goto(host.page())
    look = """() => [...document.querySelectorAll('html, body, main, h1, p')]
        .map(node => node.outerHTML.slice(0, 60) + JSON.stringify(node.getBoundingClientRect()))"""
    launcher(page).wait_for()
    before = page.evaluate(look)
    launcher(page).click()
    ask(page)
    assert page.evaluate(look) == before
    page.get_by_role("link", name="EHC plans").click(trial=True)


def test_the_page_s_topic_comes_first(page: Page, host: HostSite) -> None:
    attributes = 'topic="ehc_plan/annual_review" topic-label="annual reviews"'
    opening = openings(page)
    open_chat(page, host.page(attributes))
    first = page.get_by_role("dialog").locator("button.choice").first
    expect(first).to_have_text("Ask about annual reviews")
    first.click()
    expect(yours(page)).to_contain_text("Ask about annual reviews")
    expect(replies(page)).to_contain_text("annual review")
    assert opening[0]["page"] == "ehc_plan/annual_review"


def test_events_tell_the_page_what_happens_but_not_what_is_said(page: Page, host: HostSite) -> None:
    page.add_init_script(
        """window.told = [];
        for (const name of 'ready open send reply close restart delete error'.split(' '))
            addEventListener(`signpost:${name}`, e => window.told.push([name, e.detail]));"""
    )
    open_chat(page, host.page())
    ask(page, "do care leavers pay council tax", "council tax")
    options(page)
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="EHC plans").click()
    expect(replies(page)).to_have_count(1)
    options(page)
    page.get_by_role("button", name="Delete this chat").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_text("This chat is deleted")).to_be_visible()
    page.get_by_role("button", name="Close chat").click()
    told = page.evaluate("window.told")
    names = [name for name, _ in told]
    assert names == [
        "ready", "open", "send", "reply", "restart", "send", "reply", "delete", "close",
    ]  # fmt: skip
    details = dict(map(tuple, told))
    assert details["send"] == {"by": "choice"}
    assert set(details["reply"]) == {"kind", "topic"}
    assert "council" not in json.dumps(told).replace("leaving_care/council_tax", "")


def test_the_page_can_open_ask_and_choose(page: Page, host: HostSite) -> None:
    page.goto(host.page())
    launcher(page).wait_for()
    chat = "document.querySelector('signpost-chat')"
    page.evaluate(f"{chat}.ask('what is a pathway plan')")
    expect(replies(page)).to_contain_text("Pathway Plan")
    page.evaluate(f"{chat}.close()")
    expect(launcher(page)).to_be_visible()
    page.evaluate(f"{chat}.choose('ehc_plan/annual_review', 'Annual reviews')")
    expect(yours(page).last).to_contain_text("Annual reviews")
    expect(replies(page)).to_have_count(2)


def test_name_council_colour_and_audience(page: Page, host: HostSite) -> None:
    attributes = 'name="Ask Leicester" council="Leicester City Council" colour="#ffd400"'
    opening = openings(page)
    page.goto(host.page(f'{attributes} audience="parent"'))
    launcher(page).click()
    heading = page.get_by_role("heading", name="Ask Leicester")
    expect(heading).to_contain_text("Leicester City Council")
    expect(page.get_by_text("Who is asking?")).to_have_count(0)
    head = page.get_by_role("dialog").locator(".head")
    assert head.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(255, 212, 0)"
    assert head.evaluate("node => getComputedStyle(node).color") == "rgb(11, 31, 34)"
    say(page, "can i come to the meeting")
    expect(replies(page)).to_have_count(1)
    assert opening[0]["audience"] == "parent"


def test_who_is_asking_is_asked_once_and_may_be_left(page: Page) -> None:
    opening = openings(page)
    open_chat(page)
    page.get_by_role("radio", name="I am a parent or carer").check()
    say(page, "what is an ehc plan")
    expect(replies(page)).to_have_count(1)
    assert opening[0]["audience"] == "parent"


def test_a_language_that_nobody_has_checked_is_shown_in_english(page: Page, host: HostSite) -> None:
    page.goto(host.page('language="ur"'))
    launcher(page).click()
    window = page.get_by_role("dialog")
    expect(window).to_have_attribute("lang", "en")
    expect(window).to_have_attribute("dir", "ltr")
    opening = openings(page)
    say(page, "hello")
    expect(replies(page)).to_have_count(1)
    assert opening[0]["language"] == "ur"


def test_open_and_inline(new_tab: NewTab, host: HostSite) -> None:
    page = new_tab(viewport=DESKTOP)
    page.goto(host.page("open"))
    expect(box(page)).to_be_visible()
    expect(box(page)).not_to_be_focused()
    page = new_tab(viewport=DESKTOP)
    page.goto(host.page('layout="inline"'))
    expect(box(page)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Ask Signpost|Close chat"))).to_have_count(0)
    ask(page)


def test_a_script_that_does_not_come_leaves_the_link(page: Page, host: HostSite) -> None:
    page.route("**/widget/src/element.js", lambda route: route.abort())
    page.goto(host.page())
    expect(page.get_by_role("link", name="Ask a question")).to_be_visible()


def test_a_chat_that_cannot_start_shows_the_link(new_tab: NewTab, host: HostSite) -> None:
    page = new_tab()
    page.route("**/widget/words/en.json", lambda route: route.abort())
    page.goto(host.page())
    expect(page.get_by_role("link", name="Ask a question")).to_be_visible()
    page.get_by_role("link", name="Ask a question").click()
    expect(page.get_by_role("heading", name="Ask Signpost")).to_be_visible()
