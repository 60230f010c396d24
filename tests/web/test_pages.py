"""The public pages: they work, carry the headers, set no cookie, and fail in plain words."""

from __future__ import annotations

import httpx
import pytest
from django.test import RequestFactory

from web import errors
from web.template_tags import safe_markdown

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/", "/privacy", "/accessibility", "/glossary"])
def test_a_page(site: httpx.Client, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert '<html lang="en-GB">' in answer.text
    assert "emonstration" in answer.text
    assert answer.text.count("<h1>") == 1
    assert not site.cookies


def test_headers(site: httpx.Client) -> None:
    for path in ("/", "/ask", "/desk/sign-in", "/nope", "/api/nope"):
        headers = site.get(path).headers
        assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]


def test_no_page_has_a_script_or_style_of_its_own(site: httpx.Client) -> None:
    for path in ("/", "/ask", "/privacy", "/desk/sign-in"):
        text = site.get(path).text
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text


def test_the_demo_page_embeds_the_widget(site: httpx.Client) -> None:
    text = site.get("/").text
    assert "<signpost-chat>" in text
    assert '<script src="/signpost.js" async>' in text
    script = site.get("/signpost.js")
    assert script.headers["Content-Type"].startswith("text/javascript")
    assert script.headers["Access-Control-Allow-Origin"] == "*"
    again = site.get("/signpost.js", headers={"If-None-Match": script.headers["ETag"]})
    assert again.status_code == 304


def test_static_files_stay_in_their_folder(site: httpx.Client) -> None:
    for path in ("/static/../settings.py", "/static/%2e%2e/settings.py", "/widget/../README.md"):
        assert site.get(path).status_code == 404


def test_static_files_are_versioned(site: httpx.Client) -> None:
    page = site.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in site.get(address).headers["Cache-Control"]
    assert "immutable" not in site.get(address.split("?")[0]).headers["Cache-Control"]


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_error_pages_are_plain(status: int) -> None:
    answer = errors.page(RequestFactory().get("/x"), status)
    assert answer.status_code == status
    assert "999" in answer.content.decode()


@pytest.mark.parametrize(
    ("markdown", "has", "has_not"),
    [
        ("[x](javascript:alert(1))", "x", 'href="javascript'),
        ("<img src=x onerror=alert(1)>", "&lt;img", "<img"),
        ("[call](tel:999)", 'href="tel:999"', "script"),
        ("one\ntwo", "<br>", "script"),
        ("# Title\n\n- a\n- b", "<li>a</li>", "<h1"),
    ],
)
def test_safe_markdown(markdown: str, has: str, has_not: str) -> None:
    made = safe_markdown(markdown)
    assert has in made
    assert has_not not in made
