"""Honest states: slow, busy, lost, offline and back. Nothing typed is lost, nothing sent twice."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.talking import (
    ASKED,
    Held,
    ask,
    box,
    log,
    next_message,
    open_chat,
    replies,
    reply,
    say,
    sent,
    yours,
)

pytestmark = pytest.mark.browser
FOLLOWED = """() => document.addEventListener('click', event => {
    const onLink = event.composedPath().some(node => node.localName === 'a');
    if (onLink) window.noteLink(event.defaultPrevented);
})"""


def test_a_double_click_sends_once_and_rings_nobody(page: Page) -> None:
    open_chat(page)
    bodies = sent(page)
    rung: list[bool] = []
    page.expose_function("noteLink", lambda stopped: rung.append(not stopped))
    page.evaluate(FOLLOWED)
    page.get_by_role("button", name="EHC plans").dblclick()
    expect(replies(page)).to_have_count(1)
    page.get_by_role("button", name="Leaving care").first.click(click_count=3)
    expect(replies(page)).to_have_count(2)
    chosen = [body["choose"] for body in bodies]
    assert chosen == ["ehc_plan/what_is_it", "leaving_care/what_support"]
    # The first click moves the chat, and “Call 999” comes under the pointer.
    assert not any(rung)


def test_impatient_typing_is_sent_in_order_and_once(page: Page) -> None:
    open_chat(page)
    bodies = sent(page)
    words = ["what is a pathway plan", "and a personal adviser", "thanks"]
    for text in words:
        say(page, text)
    expect(replies(page)).to_have_count(3)
    assert bodies == [{"text": text} for text in words]
    assert [text.strip() for text in yours(page).locator(".bubble").all_inner_texts()] == words
    expect(log(page).locator("li.you .state:not(:empty)")).to_have_count(0)


def test_a_held_down_enter_sends_once(page: Page) -> None:
    open_chat(page)
    bodies = sent(page)
    box(page).fill("hello")
    page.keyboard.down("Enter")
    for _ in range(4):
        page.keyboard.down("Enter")  # the key repeats
    page.keyboard.up("Enter")
    expect(replies(page)).to_have_count(1)
    assert len(bodies) == 1


def test_waiting_is_said_after_a_second_and_again_when_it_is_slow(page: Page) -> None:
    page.clock.install()
    open_chat(page)
    held = Held(page)
    say(page, ASKED)
    expect(log(page).get_by_text("Sending", exact=True)).to_be_visible()
    held.wait()
    status = page.get_by_role("status").filter(has_text=re.compile("finding|longer"))
    expect(status).to_have_count(0)
    page.clock.run_for(1100)
    expect(status).to_have_text("Signpost is finding an answer")
    page.clock.run_for(5000)
    expect(status).to_have_text("This is taking longer than usual. Still trying.")
    held.release()
    expect(replies(page)).to_have_count(1)
    expect(status).to_have_count(0)


def test_too_many_at_once_sends_by_itself(page: Page) -> None:
    open_chat(page)
    next_message(page, {"status": 429, "headers": {"Retry-After": "1"}, "json": {}})
    say(page, ASKED)
    expect(page.get_by_text("That was a lot at once. Wait a moment")).to_be_visible()
    expect(replies(page)).to_have_count(1)
    expect(log(page).get_by_text("Not sent")).to_have_count(0)


def test_a_server_that_is_down_loses_no_word(page: Page) -> None:
    open_chat(page)
    next_message(page, 503, 503)
    say(page, ASKED)
    expect(log(page).get_by_text("Not sent. Your words are safe.")).to_be_visible()
    for number in ("tel:999", "tel:116123"):
        expect(yours(page).locator(f"a[href='{number}']")).to_be_visible()
    page.get_by_role("button", name="Change it").click()
    expect(box(page)).to_have_value(ASKED)
    expect(yours(page)).to_have_count(0)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Try again").click()
    expect(replies(page)).to_contain_text("council tax bill")
    expect(yours(page)).to_have_count(1)


def test_a_message_the_server_refuses_can_be_changed(page: Page) -> None:
    open_chat(page)
    next_message(page, 413)
    say(page, "far too long")
    expect(log(page).get_by_text("This could not be sent as it is.")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    page.get_by_role("button", name="Change it").click()
    expect(box(page)).to_have_value("far too long")


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_lost_token_begins_a_new_chat_and_says_so(page: Page, status: int) -> None:
    open_chat(page)
    ask(page)
    next_message(page, status)
    bodies = sent(page)
    say(page, "thanks")
    expect(log(page).get_by_text("Your last chat had ended, so this is a new one.")).to_be_visible()
    expect(replies(page)).to_have_count(2)
    expect(yours(page)).to_have_count(2)
    assert bodies == [{"text": "thanks"}] * 2


def test_offline_and_back(page: Page) -> None:
    open_chat(page)
    ask(page)
    bodies = sent(page)
    page.context.set_offline(True)
    expect(page.get_by_text("You are offline. What you type is kept")).to_be_visible()
    say(page, "thanks")
    expect(log(page).get_by_text("Not sent yet. It will send when you are back")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("You are back online.")).to_be_visible()
    expect(replies(page)).to_have_count(2)
    assert bodies[-1] == {"text": "thanks"}
    expect(yours(page)).to_have_count(2)


def test_an_answer_that_was_lost_on_the_way_is_fetched_and_not_asked_for_again(page: Page) -> None:
    open_chat(page)
    ask(page)
    bodies = sent(page)
    lost = []

    def lose(route: Route) -> None:
        if lost:
            return route.fallback()
        lost.append(route.fetch().status)  # it arrives, and its answer does not
        return route.abort()

    page.route("**/messages", lose)
    say(page, "what is a pathway plan")
    page.get_by_role("button", name="Try again").click()
    expect(replies(page).last).to_contain_text("Pathway Plan")
    assert lost == [200]
    assert len(bodies) == 1


def test_a_reload_while_sending_is_told_and_not_sent_twice(page: Page) -> None:
    open_chat(page)
    ask(page)
    held = Held(page)
    say(page, "what is a pathway plan")
    held.wait()
    page.unroute_all()
    page.reload()
    page.get_by_role("button", name="Back to your chat").click()
    expect(log(page).get_by_text("Not sent. Your words are safe.")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(replies(page).last).to_contain_text("Pathway Plan")
    expect(yours(page)).to_have_count(2)


def answers_later(page: Page, token_is_gone: bool = False) -> list[dict[str, Any]]:
    """No events get through here; what staff write is found by asking."""
    staff: list[dict[str, Any]] = []
    page.route("**/events", lambda route: route.fulfill(status=404, json={}))

    def later(route: Route) -> None:
        if token_is_gone:
            return route.fulfill(status=401, json={})
        return route.fulfill(json={"replies": staff})

    page.route("**/replies?**", later)
    return staff


def test_a_member_of_staff_who_writes_later_is_heard_without_events(page: Page) -> None:
    staff = answers_later(page)
    page.clock.install()
    open_chat(page)
    ask(page)
    staff += reply("staff", "Hello, this is Sam from the 16+ team.")["json"]["replies"]
    page.clock.run_for(6000)
    expect(replies(page).last).to_contain_text("Member of staff")
    expect(replies(page).last).to_contain_text("this is Sam")
    page.clock.run_for(20_000)
    expect(replies(page)).to_have_count(2)  # asked for again and again, and shown once


def test_events_bring_what_staff_write(page: Page) -> None:
    event = reply("staff", "Hello, this is Sam.")["json"]["replies"][0]
    stream = f"retry: 3000\n\nid: {event['id']}\nevent: reply\ndata: {json.dumps(event)}\n\n"
    first: list[int] = []

    def events(route: Route) -> None:
        if first:
            return route.abort()
        first.append(1)
        return route.fulfill(content_type="text/event-stream", body=stream)

    page.route("**/events", events)
    open_chat(page)
    say(page, ASKED)
    expect(log(page).get_by_text("this is Sam")).to_be_visible()


def test_a_chat_that_has_ended_can_still_be_read(page: Page) -> None:
    answers_later(page, token_is_gone=True)
    page.clock.install()
    open_chat(page)
    ask(page)
    page.clock.run_for(6000)
    expect(log(page).get_by_text("This chat has ended. You can still read it.")).to_be_visible()
    expect(log(page)).to_contain_text("council tax bill")
    say(page, "thanks")
    expect(replies(page)).to_have_count(2)


def test_replies_while_closed_are_counted_on_the_button(page: Page) -> None:
    open_chat(page)
    held = Held(page)
    say(page, ASKED)
    held.wait()
    page.get_by_role("button", name="Close chat").click()
    held.release()
    expect(page.get_by_role("button", name="Back to your chat 1 new")).to_be_visible()
