"""Serves the site's own files and the widget, with caching that never shows an old version."""

from __future__ import annotations

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified

from web.compressed import served
from web.environment import BASE

FOLDERS = {"static": BASE / "web" / "static", "widget": BASE / "widget"}
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml"}
_NOT_SERVED = {"tests", "tools"}


def asset(request: HttpRequest, folder: str, path: str) -> HttpResponse:
    """One file of a folder; any site may load it, as widgets and module scripts must be."""
    root = FOLDERS[folder]
    file = (root / path).resolve()
    if not file.is_relative_to(root) or not file.is_file():
        raise Http404
    if _NOT_SERVED & set(file.relative_to(root).parts):
        raise Http404
    found = served(file)
    encoding = found.best(request.headers.get("Accept-Encoding", ""))
    # Each encoding is a representation of its own, so it has a tag of its own.
    tag = f'"{found.version}{"-" + encoding if encoding else ""}"'
    response: HttpResponse
    if tag in _tags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        response = HttpResponse(
            found.bodies[encoding], content_type=kind or "application/octet-stream"
        )
        if encoding:
            response.headers["Content-Encoding"] = encoding
    response.headers["ETag"] = tag
    response.headers["Vary"] = "Accept-Encoding"
    fixed = request.GET.get("v") == found.version
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if fixed else "public, max-age=300"
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def script(request: HttpRequest) -> HttpResponse:
    """`/signpost.js`: the one script that a page needs for the widget."""
    return asset(request, "widget", "signpost.js")


def address(name: str, folder: str = "static") -> str:
    """The address of a file of one of the folders, with its version, for templates."""
    file = FOLDERS[folder].joinpath(*name.split("/"))
    version = served(file).version if file.is_file() else "missing"
    return f"/{folder}/{name}?v={version}"


def _tags(header: str) -> set[str]:
    """The tags of an If-None-Match header; a proxy may have marked one as weak."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
