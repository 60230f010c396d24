"""How quick the chat is on a slow phone: `python -m tools.widget_speed [address]`.

Needs Signpost running at the address (http://127.0.0.1:8000) and Debian's chromium. Prints the
figures as the table of docs/benchmarks-widget.md. A measurement, not a test: it depends on the
machine and on what else runs on it.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

RUNS = 5
CPU_SLOWER = 4
# What browsers' tools call slow 4G: milliseconds there and back, bytes a second.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PHONE = {"width": 390, "height": 844}
WATCH = """
window.long = [];
new PerformanceObserver(list => list.getEntries().forEach(e => window.long.push(e.duration)))
    .observe({entryTypes: ['longtask']});
addEventListener('signpost:ready', () => { window.ready = performance.now(); });
"""
# A conversation of 200 messages, made of one real exchange.
MANY = """() => {
    const [key] = Object.keys(sessionStorage), kept = JSON.parse(sessionStorage[key]);
    const [said, answered] = kept.items;
    kept.items = Array.from({length: 100}, (_, i) => [
        {...said, key: 2 * i + 1},
        {...answered, key: 2 * i + 2, reply: {...answered.reply, id: `copy-${i}`}},
    ]).flat();
    sessionStorage[key] = JSON.stringify({...kept, nextKey: 201, open: false});
}"""


def main(address: str) -> None:
    """Measures and prints a Markdown table; milliseconds, the median and the worst of the runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        found = [_once(browser, address) for _ in range(RUNS)]
        version = browser.version
        browser.close()
    print(f"Chromium {version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {RUNS} runs")
    print("\n| | median | worst |\n|---|---|---|")
    for name in found[0]:
        values = [run[name] for run in found]
        print(f"| {name} | {statistics.median(values):.0f} | {max(values):.0f} |")


def _once(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    _slow(session)
    run: dict[str, float] = {}
    page.goto(address, wait_until="commit")
    launcher = page.get_by_role("button", name="Ask Signpost")
    launcher.wait_for()
    run["first visit: page asked for to button ready (ms)"] = page.evaluate("window.ready")
    run["first visit: bytes of the chat by then"] = _bytes(page)
    run["first visit: press to box ready (ms)"] = _time(page, launcher.click)
    run["first visit: longest task (ms)"] = _longest(page)
    run["first visit: bytes of the whole chat"] = _bytes(page)
    page.reload(wait_until="commit")
    launcher.wait_for()
    run["second visit: page asked for to button ready (ms)"] = page.evaluate("window.ready")
    run["second visit: press to box ready (ms)"] = _time(page, launcher.click)
    _say(page, "do care leavers have to pay council tax", 1)
    page.evaluate(MANY)
    page.reload()
    again = page.get_by_role("button", name="Back to your chat")
    again.wait_for()
    run["200 messages: press to box ready (ms)"] = _time(page, again.click)
    page.get_by_role("log").locator("li.message").nth(199).wait_for(state="attached")
    page.wait_for_timeout(500)
    run["200 messages: longest task while they are put back (ms)"] = _longest(page)
    _say(page, "what is a pathway plan", 101)
    page.wait_for_timeout(500)
    run["200 messages: longest task while typing, sending and answering (ms)"] = _longest(page)
    context.close()
    return run


def _slow(session: CDPSession) -> None:
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWER})


def _time(page: Page, press: Callable[[], Any]) -> float:
    before = page.evaluate("performance.now()")
    press()
    page.get_by_role("textbox", name="Your message").wait_for()
    return float(page.evaluate("performance.now()")) - float(before)


def _longest(page: Page) -> float:
    """The longest task since the last look; the browser reports none under 50 ms."""
    page.wait_for_timeout(200)
    return max(page.evaluate("window.long.splice(0)"), default=0.0)


def _bytes(page: Page) -> float:
    entries = page.evaluate(
        "JSON.stringify(performance.getEntriesByType('resource')"
        ".filter(e => /signpost.js|widget/.test(e.name) && e.transferSize)"
        ".map(e => e.encodedBodySize))"
    )
    return float(sum(json.loads(entries)))


def _say(page: Page, text: str, answers: int) -> None:
    box = page.get_by_role("textbox", name="Your message")
    box.press_sequentially(text, delay=20)
    box.press("Enter")
    page.get_by_role("log").locator("li.us").nth(answers - 1).wait_for(state="attached")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
