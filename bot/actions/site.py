"""Calls to our own web site, which stores hand-offs and tells the team."""

from __future__ import annotations

import os
from typing import Any, Dict

import httpx

_SECONDS = 1.5


class SiteError(Exception):
    """The web site could not store what it was given."""


async def store_hand_off(hand_off: Dict[str, Any]) -> Dict[str, Any]:
    """Stores a hand-off; returns its `reference` and the ISO date `due`.

    Raises:
        SiteError: if it was not stored, whatever the reason.
    """
    url = os.environ["WEB_URL"] + "/internal/hand-offs"
    headers = {"X-Signpost-Secret": os.environ["SIGNPOST_SECRET"]}
    try:
        async with httpx.AsyncClient(timeout=_SECONDS) as client:
            answer = await client.post(url, json=hand_off, headers=headers)
            answer.raise_for_status()
            stored: Dict[str, Any] = answer.json()
            return stored
    except (httpx.HTTPError, ValueError) as error:
        raise SiteError(str(error)) from error
