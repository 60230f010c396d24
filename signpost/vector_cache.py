"""Vectors of sentences that were encoded before, so that training after a small change is quick."""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Sequence

import numpy as np

from signpost.encoder import DIMENSIONS, encoder, model_path


def encode(sentences: Sequence[str]) -> np.ndarray:
    """The vectors of `sentences`, float32 (len(sentences), 384); only new ones are worked out.

    They are kept in SIGNPOST_VECTORS, by default `vectors.npz` beside the encoder. Of two processes
    at once the second waits for the first, and finds what that one worked out.
    """
    path = Path(os.environ.get("SIGNPOST_VECTORS") or model_path().with_name("vectors.npz"))
    stamp = f"{model_path().stat().st_size} {model_path().stat().st_mtime_ns}"
    keys = [hashlib.sha1(text.encode(), usedforsecurity=False).digest() for text in sentences]
    with _alone(path.with_suffix(".lock")):
        known = _read(path, stamp)
        new = {key: text for key, text in zip(keys, sentences, strict=True) if key not in known}
        if new:
            known.update(zip(new, encoder().encode(list(new.values())), strict=True))
            _write(path, stamp, known)
    return np.array([known[key] for key in keys], dtype=np.float32).reshape(-1, DIMENSIONS)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Keeps other processes out meanwhile; the system opens the lock again if this one dies."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _read(path: Path, stamp: str) -> dict[bytes, np.ndarray]:
    if not path.exists():
        return {}
    with np.load(path) as data:
        if str(data["stamp"]) != stamp:
            return {}
        return {bytes(k): v for k, v in zip(data["keys"], data["vectors"], strict=True)}


def _write(path: Path, stamp: str, known: dict[bytes, np.ndarray]) -> None:
    part = path.with_suffix(".part.npz")
    keys = np.array([np.frombuffer(key, dtype=np.uint8) for key in known])
    np.savez(part, stamp=stamp, keys=keys, vectors=np.array(list(known.values())))
    part.replace(path)
