"""Which council area a postcode is in, from the public postcodes service.

The service is asked for a postcode and its answer kept as an area only; of the postcode itself
nothing but the outward part (“LE3”) is ever kept or logged. Whatever goes wrong, the answer is None
and the conversation asks. Setting: SIGNPOST_POSTCODES_URL; empty turns the look-up off.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import secrets
from collections import OrderedDict
from typing import Any
from urllib.parse import quote

import requests

from signpost.route_table import written
from signpost.routing import ELSEWHERE

logger = logging.getLogger(__name__)
_SERVICE = "https://api.postcodes.io"
_SECONDS = 2.0
_REMEMBERED = 2_000
_OUTWARD = r"[a-z]{1,2}\d[a-z\d]?"
_FULL = re.compile(rf"(?<!\w)({_OUTWARD})\s*(\d[a-z]{{2}})(?!\w)", re.I)
_OUTWARD_ONLY = re.compile(rf"(?<!\w)({_OUTWARD})(?!\w)", re.I)
# Keys of the memory cannot be turned back into postcodes by anybody who reads it.
_SALT = secrets.token_bytes(16)
_known: OrderedDict[bytes, str] = OrderedDict()


def postcode_in(text: str) -> str | None:
    """The postcode in a text, whole (“LE1 1AA”) or its first part (“LE1”), or None."""
    if full := _FULL.search(text):
        return f"{full[1]} {full[2]}".upper()
    outward = _OUTWARD_ONLY.search(text)
    return outward[1].upper() if outward else None


def area_of(postcode: str) -> str | None:
    """The area of knowledge/routes.yml that a postcode is in, `elsewhere`, or None if not known."""
    if postcode_in(postcode) is None:
        return None
    key = hashlib.blake2b(postcode.encode(), key=_SALT).digest()
    if key not in _known:
        area = _look_up(postcode)
        if area is None:
            return None
        _known[key] = area
        if len(_known) > _REMEMBERED:
            _known.popitem(last=False)
    _known.move_to_end(key)
    return _known[key]


def _look_up(postcode: str) -> str | None:
    outward = postcode.partition(" ")[0]
    base = os.environ.get("SIGNPOST_POSTCODES_URL", _SERVICE)
    if not base:
        return None
    kind = "postcodes" if " " in postcode else "outcodes"
    try:
        answer = requests.get(f"{base}/{kind}/{quote(postcode)}", timeout=_SECONDS)
        answer.raise_for_status()
        found = answer.json()["result"]
        return _area_of_codes(found) if kind == "postcodes" else _area_of_names(found)
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        # The error's own text would hold the address asked for, and so the whole postcode.
        logger.warning("no area for a postcode in %s: %s", outward, type(error).__name__)
        return None


def _area_of_codes(found: dict[str, Any]) -> str | None:
    codes = found["codes"]
    held = {codes.get("admin_district"), codes.get("admin_county")}
    if not held - {None}:
        return None
    ours = (area for area, about in written().areas.items() if about["code"] in held)
    return next(ours, ELSEWHERE)


def _area_of_names(found: dict[str, Any]) -> str | None:
    """The area of the first part of a postcode, when all of it lies in one."""
    districts, counties = list(found["admin_district"]), list(found["admin_county"])
    official = {about["official"]: area for area, about in written().areas.items()}
    touched = [name for name in [*districts, *counties] if name in official]
    if not touched:
        return ELSEWHERE if districts else None
    # A county's districts are not known here, so more than one name of ours, or a district beside
    # one that is ours, leaves it open.
    alone = len(districts) == 1 or touched == counties
    return official[touched[0]] if len(touched) == 1 and alone else None
