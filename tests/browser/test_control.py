"""Easy Read, reading aloud, ratings, and what is kept, copied, printed and deleted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewTab
from tests.browser.talking import (
    ASKED,
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
    sent,
)
from tests.conftest import Service

pytestmark = pytest.mark.browser
VOICE = """() => {
    const spoken = [];
    const voice = {localService: true, lang: 'en-GB', name: 'Local'};
    const far = {localService: false, lang: 'en-GB', name: 'Far'};
    window.spoken = spoken;
    Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => [far, voice], addEventListener() {},
        cancel() { spoken.push('cancel'); this.now?.onend?.(); this.now = null; },
        speak(words) {
            spoken.push({text: words.text, voice: words.voice?.name, lang: words.lang});
            this.now = words;
            words.onboundary?.({charIndex: words.text.indexOf('plan')});
        },
    }});
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def test_easy_read_has_one_idea_a_line_with_its_picture(page: Page) -> None:
    open_chat(page)
    ask(page, "what is an ehc plan", "EHC plan")
    bodies = sent(page)
    switch = page.get_by_role("switch", name="Easy Read")
    expect(switch).to_have_attribute("aria-checked", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(replies(page)).to_have_count(2)
    assert bodies == [{"choose": "talk/simpler"}]
    lines = replies(page).last.locator(".easy-line")
    assert lines.count() >= 3
    plan = lines.filter(has=page.get_by_role("img", name="A plan")).first
    expect(plan).to_contain_text(re.compile("plan", re.I))
    loaded = "node => node.complete && node.naturalWidth > 0 && node.src.endsWith('.svg')"
    assert all(image.evaluate(loaded) for image in lines.get_by_role("img").all())
    larger = "node => parseFloat(getComputedStyle(node).fontSize)"
    assert lines.first.evaluate(larger) > replies(page).first.locator(".text p").first.evaluate(
        larger
    )
    # It stays on for the conversation, after a reload too.
    ask(page, "what is a personal adviser", "personal adviser")
    expect(replies(page).last.locator(".easy-line").first).to_be_visible()
    page.reload()
    launcher(page).click()
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(replies(page).last.locator(".easy-line").first).to_be_visible()
    switch.click()
    expect(replies(page).last.locator(".easy-line")).to_have_count(0)


def test_the_pictures_are_the_same_on_the_plain_page(page: Page) -> None:
    open_chat(page)
    page.get_by_role("switch", name="Easy Read").click()
    ask(page, "what is an ehc plan", "EHC plan")
    expect(replies(page).get_by_role("img").first).to_be_visible()
    seen = """lines => lines.map(line =>
        [line.lastElementChild.textContent.trim(), line.querySelector('img')?.alt || ''])"""
    in_widget = replies(page).last.locator(".easy-line").evaluate_all(seen)
    page.goto("/ask")
    page.get_by_role("button", name="Use Easy Read").click()
    page.get_by_role("textbox").fill("what is an ehc plan")
    page.get_by_role("button", name="Send").click()
    assert page.locator("li.turn .easy-line").evaluate_all(seen) == in_widget


def test_reading_aloud_uses_a_voice_of_the_device_and_follows_the_words(page: Page) -> None:
    page.goto("/")
    page.evaluate(VOICE)
    launcher(page).click()
    ask(page, "what is an ehc plan", "EHC plan")
    assert page.evaluate("window.spoken.filter(one => one.text)") == []  # off until asked
    listen = replies(page).get_by_role("button", name="Listen")
    listen.click()
    spoken = page.evaluate("window.spoken.find(one => one.text)")
    assert spoken["voice"] == "Local"
    assert spoken["lang"] == "en-GB"
    assert "EHC plan" in spoken["text"]
    marked = "[...CSS.highlights.get('signpost-word')].map(String)"
    assert page.evaluate(marked) == [re.search(r"\S*plan\S*", spoken["text"]).group()]  # type: ignore[union-attr]
    stop = replies(page).get_by_role("button", name="Stop")
    expect(stop).to_have_attribute("aria-pressed", "true")
    stop.click()
    assert page.evaluate("CSS.highlights.has('signpost-word')") is False


def test_without_a_voice_on_the_device_nothing_is_offered(page: Page) -> None:
    page.goto("/")
    page.evaluate(VOICE.replace("[far, voice]", "[far]"))
    launcher(page).click()
    ask(page)
    expect(page.get_by_role("button", name="Listen")).to_have_count(0)


def test_a_rating_and_a_sentence_never_in_the_way(page: Page) -> None:
    said: list[Any] = []
    answers: list[int] = []
    page.on(
        "response",
        lambda one: (
            (said.append(json.loads(one.request.post_data)), answers.append(one.status))
            if one.url.endswith("/feedback")
            else None
        ),
    )
    open_chat(page)
    ask(page)
    helpful = replies(page).get_by_role("group", name="Did this help?")
    helpful.get_by_role("button", name="No").click()
    expect(helpful).to_contain_text("Thank you.")
    say(page, "thanks")  # goes on without the sentence
    expect(replies(page)).to_have_count(2)
    helpful.get_by_role("textbox").fill("too long")
    helpful.get_by_role("button", name="Send comment").click()
    expect(helpful.get_by_role("textbox")).to_have_count(0)
    expect(helpful.get_by_text("Thank you.")).to_be_focused()
    page.wait_for_timeout(100)
    assert answers == [204, 204]
    assert [(one["helpful"], one.get("comment")) for one in said] == [
        (False, None),
        (False, "too long"),
    ]
    assert said[0]["reply"] == said[1]["reply"]


def test_copy_a_number(new_tab: NewTab) -> None:
    page = new_tab(permissions=["clipboard-read", "clipboard-write"])
    open_chat(page)
    ask(page)
    number = log(page).locator("a.call").first.inner_text().removeprefix("Call ").strip()
    log(page).get_by_role("button", name=re.compile("^Copy number: ")).first.click()
    expect(page.get_by_role("status").filter(has_text="Copied").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == number


def test_save_the_chat_as_a_file(page: Page) -> None:
    open_chat(page)
    ask(page)
    options(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the chat").click()
    expect(page.get_by_text("Saved as a file on this device.")).to_be_visible()
    assert re.fullmatch(r"chat-\d{4}-\d\d-\d\d\.txt", download.value.suggested_filename)
    text = Path(download.value.path()).read_text(encoding="utf-8")
    for piece in ("My chat with Signpost", f"You:\n{ASKED}", "council tax bill", "0116"):
        assert piece in text, piece
    assert "**" not in text


PRINTED = """() => { window.print = () => {
    window.printed = document.querySelector('.signpost-paper').shadowRoot.textContent;
}; }"""


def test_print_the_chat_and_the_questions_for_a_meeting(page: Page) -> None:
    open_chat(page)
    ask(page)
    page.evaluate(PRINTED)
    options(page)
    page.get_by_role("button", name="Print the chat").click()
    page.locator(".signpost-paper").wait_for(state="attached")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="My chat with Signpost")).to_be_visible()
    expect(page.get_by_role("heading", name="Becoming an adult")).to_be_hidden()
    assert ASKED in page.evaluate("window.printed")
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".signpost-paper")).to_have_count(0)
    page.get_by_role("button", name="Print my questions to take").click()
    page.locator(".signpost-paper").wait_for(state="attached")
    printed = page.evaluate("window.printed")
    for piece in ("My questions to take to the meeting", ASKED, "What they said:", "People to ask"):
        assert piece in printed, piece
    assert "council tax bill" not in printed  # the questions, not the answers


def test_there_is_nothing_to_keep_before_anything_is_said(page: Page) -> None:
    open_chat(page)
    options(page)
    page.get_by_role("button", name="Save the chat").click()
    expect(page.get_by_text("There is nothing to keep yet.")).to_be_visible()


def test_delete_gives_a_receipt_and_the_chat_is_gone(page: Page, service: Service) -> None:
    open_chat(page)
    ask(page)
    known = page.evaluate("JSON.parse(Object.values(sessionStorage)[0])")
    headers = {"Authorization": f"Bearer {known['token']}"}
    transcript = f"{service.url}/api/conversations/{known['conversation']}/transcript"
    assert httpx.get(transcript, headers=headers).status_code == 200
    options(page)
    page.get_by_role("button", name="Delete this chat").click()
    expect(page.get_by_text("Delete everything that was said?")).to_be_focused()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("heading", name="This chat is deleted")).to_be_focused()
    expect(page.get_by_text(re.compile(r"Receipt: DEL-[A-Z2-9]{4}-[A-Z2-9]{4}"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"Deleted on \d+ \w+ 20\d\d"))).to_be_visible()
    assert httpx.get(transcript, headers=headers).status_code == 404
    assert ASKED not in page.evaluate("JSON.stringify(sessionStorage)")
    page.get_by_role("button", name="Ask something else").click()
    expect(box(page)).to_be_focused()
    ask(page)


def test_a_delete_that_fails_is_not_called_deleted(page: Page) -> None:
    open_chat(page)
    ask(page)
    page.route(
        "**/api/conversations/*",
        lambda route: (
            route.fulfill(status=503, json={})
            if route.request.method == "DELETE"
            else route.fallback()
        ),
    )
    options(page)
    page.get_by_role("button", name="Delete this chat").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("could not be deleted just now"))
    expect(page.get_by_text("This chat is deleted")).to_have_count(0)
    page.get_by_role("button", name="Back to the chat").click()
    expect(replies(page)).to_have_count(1)


def test_a_question_of_a_form_is_answered_once(page: Page) -> None:
    open_chat(page)
    choices = [
        {"label": "Phone", "choose": "answer/phone"},
        {"label": "Email", "choose": "answer/email"},
    ]
    next_message(
        page,
        reply("question", "How would you like to be reached?", options=choices),
        reply("hand_off", "Your request is sent. The reference is **SP-4821**."),
    )
    say(page, "talk to a person")
    expect(replies(page)).to_have_count(1)
    bodies = sent(page)
    page.get_by_role("button", name="Phone").click()
    expect(log(page).get_by_role("group", name="Talking to a person")).to_contain_text("SP-4821")
    expect(page.get_by_role("button", name="Phone")).to_have_class(re.compile("chosen"))
    expect(page.get_by_role("button", name="Email")).to_be_disabled()
    page.get_by_role("button", name="Email").click(force=True)
    page.wait_for_timeout(200)
    assert bodies == [{"choose": "answer/phone"}]
