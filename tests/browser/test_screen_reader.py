"""What the browser hands to a screen reader. A real one has not been used here."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.talking import (
    ask,
    box,
    launcher,
    log,
    next_message,
    open_chat,
    replies,
    reply,
    say,
)

pytestmark = pytest.mark.browser
# What a live region would say: every text that comes into the log, in order.
LISTEN = """() => {
    const root = document.querySelector('signpost-chat').shadowRoot;
    window.heard = [];
    new MutationObserver(changes => {
        for (const change of changes) for (const node of change.addedNodes) {
            const owner = (node.nodeType === 1 ? node : node.parentElement);
            const live = owner && owner.closest('[aria-live=off], [aria-hidden=true]');
            if (!live) window.heard.push(node.textContent.trim());
        }
    }).observe(root.querySelector('[role=log]'), {childList: true, subtree: true});
}"""


def tree(page: Page) -> list[dict[str, Any]]:
    """The browser's accessibility tree as role, name and what is said of it."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found = []
    for node in nodes:
        if node.get("ignored"):
            continue
        said = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        role = node["role"]["value"]
        found.append({"role": role, "name": node.get("name", {}).get("value", ""), **said})
    return found


def test_one_log_a_named_window_and_names_for_everything(page: Page) -> None:
    open_chat(page)
    ask(page)
    nodes = tree(page)
    logs = [node for node in nodes if node["role"] == "log"]
    assert [node["name"] for node in logs] == ["Conversation"]
    assert logs[0].get("live", "polite") == "polite"  # what a log is by itself
    window = [node for node in nodes if node["role"] == "dialog"]
    assert [(node["name"], node["modal"]) for node in window] == [("Signpost", True)]
    pressed = [node for node in nodes if node["role"] in ("button", "link", "textbox", "switch")]
    assert len(pressed) > 10
    assert [node for node in pressed if not node["name"].strip()] == []
    names = {node["name"] for node in pressed}
    assert {"Close chat", "Exit this page now", "Options", "Your message", "Send"} <= names


def test_on_a_desktop_it_is_not_modal(desktop: Page) -> None:
    open_chat(desktop)
    window = [node for node in tree(desktop) if node["role"] == "dialog"]
    assert [bool(node.get("modal")) for node in window] == [False]
    expect(desktop.get_by_role("heading", name="Becoming an adult")).to_be_visible()


def test_each_message_is_said_once_with_who_said_it(page: Page) -> None:
    open_chat(page)
    page.evaluate(LISTEN)
    ask(page)
    ask(page, "what is a pathway plan", "Pathway Plan")
    heard = page.evaluate("window.heard")
    messages = [text for text in heard if text.startswith(("You", "Signpost"))]
    assert [text.partition("You")[0] or "You" for text in messages[::2]] == ["You", "You"]
    assert all(text.startswith("Signpost") for text in messages[1::2])
    assert len(messages) == len(set(messages)) == 4
    # Nothing of an old message comes again with a new one.
    assert sum("council tax bill" in text for text in heard) == 1


def test_choices_say_how_many_and_where(page: Page) -> None:
    open_chat(page)
    choices = [{"label": f"Choice {n}", "choose": f"a/{n}"} for n in (1, 2, 3)]
    next_message(page, reply("did_you_mean", "Do you mean one of these?", options=choices))
    say(page, "plan")
    group = log(page).get_by_role("list", name="3 choices, just before the message box")
    expect(group.get_by_role("button")).to_have_count(3)
    expect(replies(page)).to_contain_text("3 choices, just before the message box")
    # After them comes the box, and nothing between.
    group.get_by_role("button").last.focus()
    page.keyboard.press("Tab")
    expect(box(page)).to_be_focused()


def test_a_reload_does_not_read_the_old_messages_out(page: Page) -> None:
    open_chat(page)
    ask(page)
    page.reload()
    launcher(page).click()
    expect(replies(page)).to_have_count(1)
    expect(log(page)).not_to_have_attribute("aria-live", "off")  # and new ones are said again


def test_the_language_of_words_is_marked(page: Page) -> None:
    open_chat(page)
    ask(page)
    expect(page.get_by_role("dialog")).to_have_attribute("lang", "en")
    assert replies(page).locator(".text").get_attribute("lang") == "en"


def test_links_say_that_they_open_a_new_tab(page: Page) -> None:
    open_chat(page)
    ask(page)
    outside = log(page).locator("a[target=_blank]").first
    expect(outside).to_have_accessible_name(re.compile(r"\(opens in a new tab\)"))
    assert "noopener" in (outside.get_attribute("rel") or "")


def test_urgent_words_have_a_heading_and_no_menu(page: Page) -> None:
    open_chat(page)
    say(page, "i want to kill myself")
    urgent = log(page).get_by_role("group", name="Get help now")
    expect(urgent.get_by_role("heading", name="Get help now")).to_be_visible()
    expect(urgent.get_by_role("button", name=re.compile("choices"))).to_have_count(0)
    expect(urgent.get_by_role("link", name=re.compile("^(Call|Text)")).first).to_be_visible()
