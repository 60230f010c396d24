"""Serves the site's own files and the widget, with caching that never shows an old version."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified

from web.environment import BASE

FOLDERS = {"static": BASE / "web" / "static", "widget": BASE / "widget"}
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml"}
_seen: dict[Path, tuple[int, str, bytes]] = {}


def asset(request: HttpRequest, folder: str, path: str) -> HttpResponse:
    """One file of a folder; any site may load it, as widgets and module scripts must be."""
    root = FOLDERS[folder]
    file = (root / path).resolve()
    if not file.is_relative_to(root) or not file.is_file() or "tests" in file.parts:
        raise Http404
    tag, content = _read(file)
    response: HttpResponse
    if request.headers.get("If-None-Match") == f'"{tag}"':
        response = HttpResponseNotModified()
    else:
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        response = HttpResponse(content, content_type=kind or "application/octet-stream")
    response.headers["ETag"] = f'"{tag}"'
    fixed = request.GET.get("v") == tag
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if fixed else "public, max-age=300"
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def script(request: HttpRequest) -> HttpResponse:
    """`/signpost.js`: the one script that a page needs for the widget."""
    return asset(request, "widget", "signpost.js")


def address(name: str) -> str:
    """The address of a file of web/static, with its version, for templates."""
    file = FOLDERS["static"].joinpath(*name.split("/"))
    tag = _read(file)[0] if file.is_file() else "missing"
    return f"{settings.STATIC_URL}{name}?v={tag}"


def _read(file: Path) -> tuple[str, bytes]:
    changed = file.stat().st_mtime_ns
    if file not in _seen or _seen[file][0] != changed:
        content = file.read_bytes()
        _seen[file] = (changed, hashlib.sha256(content).hexdigest()[:16], content)
    return _seen[file][1:]
