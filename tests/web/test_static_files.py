"""Files as they are served: shorter, compressed, cached, and never an old version."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import httpx
import pytest

from web import compressed, static_files
from web.compressed import accepted, served

SCRIPT = "/widget/src/element.js"


def raw(site: httpx.Client, path: str, encoding: str) -> tuple[httpx.Response, bytes]:
    with site.stream("GET", path, headers={"Accept-Encoding": encoding}) as answer:
        return answer, b"".join(answer.iter_raw())


def test_each_encoding_holds_the_same_and_has_its_own_tag(site: httpx.Client) -> None:
    plain, body = raw(site, SCRIPT, "identity")
    small, small_body = raw(site, SCRIPT, "gzip, deflate")
    smallest, smallest_body = raw(site, SCRIPT, "gzip, deflate, br, zstd")
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert smallest.headers["Content-Encoding"] == "br"
    assert gzip.decompress(small_body) == brotli.decompress(smallest_body) == body
    assert len({answer.headers["ETag"] for answer in (plain, small, smallest)}) == 3
    for answer in (plain, small, smallest):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_is_known_is_not_sent_again(site: httpx.Client) -> None:
    headers = {"Accept-Encoding": "br"}
    tag = site.get(SCRIPT, headers=headers).headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = site.get(SCRIPT, headers={**headers, "If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == tag
        assert again.headers["Vary"] == "Accept-Encoding"
    # The compressed form is not the same representation as the plain one.
    plain = site.get(SCRIPT, headers={"Accept-Encoding": "identity", "If-None-Match": tag})
    assert plain.status_code == 200


def test_comments_stay_at_home(site: httpx.Client) -> None:
    assert "/**" not in site.get("/widget/src/element.js").text
    assert "/*" not in site.get("/widget/styles/window.css").text
    assert site.get("/widget/words/en.json").json()["words"]["close"] == "Close chat"


def test_only_what_a_browser_needs_is_served(site: httpx.Client) -> None:
    for path in ("tests/size.test.mjs", "tools/languages.mjs", "../pyproject.toml", "nope.js"):
        assert site.get(f"/widget/{path}").status_code == 404


def test_a_changed_file_is_served_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "one.js"
    made = []
    make = compressed._make
    monkeypatch.setattr(compressed, "_make", lambda path: made.append(path) or make(path))
    file.write_text("let a = 1; // one\n")
    first = served(file)
    assert served(file) is first
    assert made == [file]
    file.write_text("let a = 2;\n")
    os.utime(file, ns=(1, 1))
    assert served(file).version != first.version


def test_an_address_names_the_version(site: httpx.Client) -> None:
    address = static_files.address("site.css")
    assert "immutable" in site.get(address).headers["Cache-Control"]
    assert "immutable" not in site.get("/static/site.css").headers["Cache-Control"]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("GZIP, br;q=0", "gzip"),
        ("br;q=0.1, gzip;q=1.0", "br"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=x", ""),
        ("identity", ""),
    ],
)
def test_what_a_browser_accepts(header: str, encoding: str) -> None:
    found = served(static_files.FOLDERS["widget"] / "src" / "element.js")
    assert found.best(header) == encoding
    assert all(0 <= weight <= 1 for weight in accepted(header).values())
