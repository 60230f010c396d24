"""Sentences to vectors: all-MiniLM-L6-v2 run by onnxruntime, one thread for each sentence.

Settings: SIGNPOST_ENCODER (the ONNX file, `var/encoder.onnx`) and SIGNPOST_ENCODER_FOLDER (the
published files, by default those inside the installed package).
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Sequence

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from signpost.encoder_export import EncoderError, packaged_folder

DIMENSIONS = 384
MAX_TOKENS = 128
_BATCH = 32
_RECENT = 40
"""Sentences whose vectors are kept at hand: the topic and the danger of one message are looked for
one after the other, and in most messages both read the same words."""


class Encoder:
    """Turns sentences into unit vectors."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._recent: dict[bytes, np.ndarray] = {}

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        """The vectors of `sentences`: float32 (len(sentences), 384), each of length one."""
        if not sentences:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        if len(sentences) <= _BATCH:
            return self._encode_message(sentences)
        # Sentences of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
        vectors = np.empty((len(sentences), DIMENSIONS), dtype=np.float32)
        batches = [order[start : start + _BATCH] for start in range(0, len(order), _BATCH)]

        def encode(rows: list[int]) -> None:
            vectors[rows] = self._encode_batch([sentences[row] for row in rows])

        # Only training has so many: there is nobody then whom all the cores would be taken from.
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(threads.map(encode, batches))
        return vectors

    def _encode_message(self, sentences: Sequence[str]) -> np.ndarray:
        """The vectors of a few sentences; those that were asked for a moment ago are at hand."""
        keys = [_fingerprint(text) for text in sentences]
        known = {key: self._recent[key] for key in keys if key in self._recent}
        new = {k: text for k, text in zip(keys, sentences, strict=True) if k not in known}
        if new:
            known.update(zip(new, self._encode_batch(list(new.values())), strict=True))
        # A dictionary of its own each time: threads that meet here lose at most what they kept.
        self._recent = dict([*self._recent.items(), *known.items()][-_RECENT:])
        return np.array([known[key] for key in keys])

    def _encode_batch(self, sentences: Sequence[str]) -> np.ndarray:
        tokens = self._tokenizer.encode_batch(sentences)
        ids = np.array([token.ids for token in tokens], dtype=np.int32)
        mask = np.array([token.attention_mask for token in tokens], dtype=np.int32)
        vectors: np.ndarray = self._session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors


def _fingerprint(text: str) -> bytes:
    """What stands for a sentence here: what somebody typed is not kept."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()


def model_path() -> Path:
    """Where the encoder's ONNX file is."""
    return Path(os.environ.get("SIGNPOST_ENCODER") or "var/encoder.onnx")


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """The encoder of this process.

    Raises:
        EncoderError: if set-up has not written the ONNX file yet.
    """
    model = model_path()
    if not model.exists():
        raise EncoderError(f"{model} is missing: run “make setup” first")
    folder = os.environ.get("SIGNPOST_ENCODER_FOLDER")
    return Encoder(model, (Path(folder) if folder else packaged_folder()) / "tokenizer.json")
