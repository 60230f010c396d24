"""The encoder gives the published values, and a file that was changed is refused."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep

import numpy as np
import pytest

from signpost import encoder as encoder_module
from signpost import encoder_export, vector_cache
from signpost.encoder import DIMENSIONS, Encoder
from signpost.encoder_export import EncoderError, adapted, check, packaged_folder

# The example of the library that the weights were published with, and its values.
SENTENCES = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
COSINES = [[1.0, 0.6660, 0.1046], [0.6660, 1.0, 0.1411], [0.1046, 0.1411, 1.0]]


@pytest.fixture(scope="module")
def published(plain_encoder: Path) -> Encoder:
    return Encoder(plain_encoder, packaged_folder() / "tokenizer.json")


def test_the_published_values_hold(published: Encoder) -> None:
    vectors = published.encode(SENTENCES)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(vectors @ vectors.T, COSINES, atol=1e-4)


def test_a_sentence_has_one_vector_whatever_it_is_encoded_with(published: Encoder) -> None:
    """Padding and order must not matter: 40 sentences of all lengths make two batches."""
    many = [" ".join(["word"] * n) for n in range(40, 0, -1)] + SENTENCES
    together = published.encode(many)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    for place in (0, 39, 40, 42):
        np.testing.assert_allclose(together[place], published.encode([many[place]])[0], atol=1e-5)


def test_no_sentence_an_empty_one_and_a_very_long_one(published: Encoder) -> None:
    assert published.encode([]).shape == (0, DIMENSIONS)
    vectors = published.encode(["", "help " * 5000])
    assert vectors.shape == (2, DIMENSIONS)
    assert np.isfinite(vectors).all()


def test_what_was_asked_a_moment_ago_is_at_hand(
    published: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = published.encode(["is my plan late", "who do i ring"])
    worked_out: list[str] = []
    really = published._encode_batch

    def counting(sentences: list[str]) -> np.ndarray:
        worked_out.extend(sentences)
        return really(sentences)

    monkeypatch.setattr(published, "_encode_batch", counting)
    again = published.encode(["who do i ring", "and when", "and when", "is my plan late"])
    assert worked_out == ["and when"]
    np.testing.assert_array_equal(again[[3, 0]], first)
    np.testing.assert_array_equal(again[1], again[2])
    published.encode([f"another {n}" for n in range(32)])
    published.encode([f"yet another {n}" for n in range(32)])
    published.encode(["who do i ring"])
    assert worked_out[-1] == "who do i ring"


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_changed_or_missing_file_is_refused(name: str, tmp_path: Path) -> None:
    for file in ("model.safetensors", "tokenizer.json"):
        os.symlink(packaged_folder() / file, tmp_path / file)
    check(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(EncoderError, match=f"{name} is missing"):
        check(tmp_path)
    (tmp_path / name).write_bytes(b"changed")
    with pytest.raises(EncoderError, match=f"{name} is not the published file"):
        encoder_export.export(tmp_path, tmp_path / "never.onnx")
    assert not (tmp_path / "never.onnx").exists()


def test_an_adapter_is_added_to_its_weights_and_to_no_others(tmp_path: Path) -> None:
    weights = {"a.weight": np.ones((2, 3), np.float32), "b.weight": np.ones((2, 2), np.float32)}
    up, down = np.array([[1.0], [2.0]]), np.array([[1.0, 0.0, 10.0]])
    np.savez(tmp_path / "adapter.npz", **{"a.up": up, "a.down": down})
    merged = adapted(weights, tmp_path / "adapter.npz")
    np.testing.assert_array_equal(merged["a.weight"], [[2, 1, 11], [3, 1, 21]])
    assert merged["b.weight"] is weights["b.weight"]
    np.testing.assert_array_equal(weights["a.weight"], np.ones((2, 3)))
    assert adapted(weights, tmp_path / "none.npz") is weights


def test_without_its_file_the_encoder_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNPOST_ENCODER", str(tmp_path / "none.onnx"))
    encoder_module.encoder.cache_clear()
    with pytest.raises(EncoderError, match="make setup"):
        encoder_module.encoder()


class Counting:
    """Counts what is encoded; the vector of a text is its length."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: list[str]) -> np.ndarray:
        self.asked += sentences
        return np.array([[len(s)] * DIMENSIONS for s in sentences]).reshape(-1, DIMENSIONS)


@pytest.fixture
def counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    """The cache over a counting encoder, in files of the test."""
    (tmp_path / "encoder.onnx").write_bytes(b"one model")
    monkeypatch.setenv("SIGNPOST_ENCODER", str(tmp_path / "encoder.onnx"))
    monkeypatch.delenv("SIGNPOST_VECTORS", raising=False)
    made = Counting()
    monkeypatch.setattr(vector_cache, "encoder", lambda: made)
    return made


def test_only_new_sentences_are_worked_out(counting: Counting) -> None:
    first = vector_cache.encode(["a", "bb"])
    assert (first[:, 0].tolist(), first.dtype, first.shape) == ([1, 2], np.float32, (2, 384))
    second = vector_cache.encode(["ccc", "bb", "a", "bb"])
    assert second[:, 0].tolist() == [3, 2, 1, 2]
    assert counting.asked == ["a", "bb", "ccc"]


def test_another_encoder_starts_afresh(counting: Counting, tmp_path: Path) -> None:
    vector_cache.encode(["a"])
    (tmp_path / "encoder.onnx").write_bytes(b"another model")
    vector_cache.encode(["a"])
    assert counting.asked == ["a", "a"]


def test_the_vectors_may_be_kept_elsewhere(
    counting: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNPOST_VECTORS", str(tmp_path / "elsewhere.npz"))
    vector_cache.encode(["a"])
    assert (tmp_path / "elsewhere.npz").exists()
    assert not (tmp_path / "vectors.npz").exists()


def test_nothing_to_encode_is_no_error(counting: Counting) -> None:
    assert vector_cache.encode([]).shape == (0, DIMENSIONS)
    assert vector_cache.encode(["a"])[:, 0].tolist() == [1]


def test_a_repeated_new_sentence_is_worked_out_once(counting: Counting) -> None:
    assert vector_cache.encode(["a", "a"]).shape == (2, DIMENSIONS)
    assert counting.asked == ["a"]


def test_two_at_once_work_out_each_sentence_once(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Danger and topics are learnt beside each other, from much the same sentences."""
    begun = Event()

    class Slow(Counting):
        def encode(self, sentences: list[str]) -> np.ndarray:
            begun.set()
            sleep(0.2)
            return super().encode(sentences)

    slow = Slow()
    monkeypatch.setattr(vector_cache, "encoder", lambda: slow)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(vector_cache.encode, ["a", "bb"])
        assert begun.wait(5)
        second = pool.submit(vector_cache.encode, ["bb", "a", "ccc"])
        assert first.result()[:, 0].tolist() == [1, 2]
        assert second.result()[:, 0].tolist() == [2, 1, 3]
    assert slow.asked == ["a", "bb", "ccc"]
