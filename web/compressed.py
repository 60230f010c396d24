"""Files as they travel: without what is only for readers of the code, and compressed once."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import brotli
from rcssmin import cssmin
from rjsmin import jsmin

_SHORTER: Mapping[str, Callable[[str], str]] = {
    ".js": jsmin,
    ".mjs": jsmin,
    ".css": cssmin,
    ".json": lambda text: json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")),
}
_COMPRESSED = {*_SHORTER, ".svg", ".txt"}
_kept: dict[Path, tuple[int, Served]] = {}


@dataclass(frozen=True)
class Served:
    """One file: its version (of what is served), and its bytes by Content-Encoding ("" is none)."""

    version: str
    bodies: Mapping[str, bytes]

    def best(self, accept_encoding: str) -> str:
        """The smallest encoding that an Accept-Encoding header allows."""
        allowed = accepted(accept_encoding)
        named = [name for name in self.bodies if name and allowed.get(name, allowed.get("*", 0))]
        return min(named, key=lambda name: len(self.bodies[name]), default="")


def served(file: Path) -> Served:
    """The file as it is now; made anew only when it has changed.

    Raises:
        OSError: if it cannot be read.
    """
    changed = file.stat().st_mtime_ns
    kept = _kept.get(file)
    if kept is None or kept[0] != changed:
        kept = _kept[file] = (changed, _make(file))
    return kept[1]


def accepted(header: str) -> dict[str, float]:
    """An Accept-Encoding header as weights by name; what is not a number counts as no."""
    weights = {}
    for part in header.lower().split(","):
        name, _, parameter = part.partition(";")
        key, _, value = parameter.partition("=")
        try:
            weights[name.strip()] = float(value) if key.strip() == "q" else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    return weights


def _make(file: Path) -> Served:
    content = file.read_bytes()
    shorter = _SHORTER.get(file.suffix)
    if shorter:
        content = shorter(content.decode()).encode()
    bodies = {"": content}
    if file.suffix in _COMPRESSED:
        bodies["br"] = brotli.compress(content, mode=brotli.MODE_TEXT)
        bodies["gzip"] = gzip.compress(content, mtime=0)
    smaller = {name: body for name, body in bodies.items() if not name or len(body) < len(content)}
    return Served(hashlib.sha256(content).hexdigest()[:16], smaller)
