"""Addresses of our own pages, as a person's browser reaches them."""

from __future__ import annotations

import os
from typing import Any, Mapping
from urllib.parse import urlencode


def public_url(path: str, query: Mapping[str, Any] | None = None) -> str:
    """The whole address of a page of the site, such as `/glossary`."""
    base = os.environ.get("SIGNPOST_PUBLIC_URL") or os.environ.get("WEB_URL", "")
    return base.rstrip("/") + path + (f"?{urlencode(query)}" if query else "")
