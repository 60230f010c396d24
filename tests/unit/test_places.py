"""Postcodes to areas, against a small local server in place of the public one."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from signpost import places

PLACES: dict[str, Any] = {
    "/postcodes/LE1%201AA": {"codes": {"admin_district": "E06000016", "admin_county": "E99999999"}},
    "/postcodes/LE11%205BE": {
        "codes": {"admin_district": "E07000130", "admin_county": "E10000018"}
    },
    "/postcodes/LE15%206HP": {
        "codes": {"admin_district": "E06000017", "admin_county": "E99999999"}
    },
    "/postcodes/NG1%201AA": {"codes": {"admin_district": "E06000018", "admin_county": "E99999999"}},
    "/outcodes/LE1": {"admin_district": ["Leicester"], "admin_county": []},
    "/outcodes/LE3": {"admin_district": ["Blaby", "Leicester"], "admin_county": ["Leicestershire"]},
    "/outcodes/LE11": {"admin_district": ["Charnwood"], "admin_county": ["Leicestershire"]},
    "/outcodes/B1": {"admin_district": ["Birmingham"], "admin_county": []},
    "/postcodes/LE9%209ZZ": ["nonsense"],
}


class Server(BaseHTTPRequestHandler):
    """Answers as the public service does; LE2 is too slow and LE4 broken."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if "LE2" in self.path:
            time.sleep(1)
        found = PLACES.get(self.path)
        body = b"<html>" if "LE4" in self.path else json.dumps({"result": found}).encode()
        # Whoever asked may have stopped waiting.
        with contextlib.suppress(BrokenPipeError):
            self.send_response(200 if found or "LE4" in self.path else 404)
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("SIGNPOST_POSTCODES_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setattr(places, "_SECONDS", 0.3)
    monkeypatch.setattr(Server, "asked", [])
    places._known.clear()
    yield Server.asked
    server.shutdown()


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("le1 1aa", "LE1 1AA"),
        ("its LE15 6HP", "LE15 6HP"),
        ("LE11AA", "LE1 1AA"),
        ("le3", "LE3"),
        ("sw1a 2aa please", "SW1A 2AA"),
        ("i live in leicester", None),
        ("im 17", None),
        ("", None),
    ],
)
def test_a_postcode_in_a_text(text: str, postcode: str | None) -> None:
    assert places.postcode_in(text) == postcode


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("LE1 1AA", "leicester"),
        ("LE11 5BE", "leicestershire"),
        ("LE15 6HP", "rutland"),
        ("NG1 1AA", "elsewhere"),
        ("LE1", "leicester"),
        ("LE11", "leicestershire"),
        ("B1", "elsewhere"),
        ("LE3", None),  # part city, part county: the conversation asks
        ("LE2 7AA", None),  # no answer in time
        ("LE4 7AA", None),  # an answer that is no JSON
        ("LE9 9ZZ", None),  # JSON of another kind
        ("ZZ99 9ZZ", None),  # no such postcode
        ("not a postcode", None),
    ],
)
def test_area(asked: list[str], postcode: str, area: str | None) -> None:
    assert places.area_of(postcode) == area


def test_the_same_postcode_is_asked_for_once(asked: list[str]) -> None:
    assert places.area_of("LE1 1AA") == places.area_of("LE1 1AA") == "leicester"
    assert len(asked) == 1


def test_a_failure_is_not_remembered(asked: list[str]) -> None:
    places.area_of("ZZ99 9ZZ")
    places.area_of("ZZ99 9ZZ")
    assert len(asked) == 2


def test_only_the_first_part_is_kept_or_logged(
    asked: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="signpost"):
        places.area_of("LE1 1AA")
        places.area_of("LE2 7AA")
    assert "LE2" in caplog.text
    assert "7AA" not in caplog.text
    assert b"1AA" not in b"".join(places._known)


def test_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    places._known.clear()
    monkeypatch.setenv("SIGNPOST_POSTCODES_URL", "")
    assert places.area_of("LE1 1AA") is None
