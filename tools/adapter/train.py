"""Trains the adapter of the sentence encoder and writes signpost/adapter.npz.

    pip install torch safetensors tokenizers symspellpy … (torch is not in the lock file)
    python -m tools.adapter.train

Two heads are trained with it and thrown away afterwards: one tells the kinds of danger and “none”
apart on every sentence, the other the topics on the training phrases (docs/decisions/0004). One
input in three is typed badly on purpose and mended as a message would be, and some are said in
passing: danger and look-alikes beside a question, a question beside a look-alike. Takes 20 to 25
minutes on two cores that multiply bfloat16 (AMX, AVX-512 BF16), and three times as long on others.
Only phrases are learnt from: neither the tuning set nor the test set.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from bot.training_data import phrases
from signpost.encoder_export import packaged_folder
from signpost.in_passing import fits_beside, joined, may_be_joined
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, trusted_words
from signpost.urgent import NONE
from signpost.urgent_training import examples
from tools.adapter.model import WIDTH, Encoder

RANK, RATE, HEAD_RATE, BATCH, SHARPNESS, SEED = 32, 7e-4, 3e-3, 64, 20.0, 0
_SLIP_SHARE = 0.33
_JOINED, _PHRASES_JOINED = 0.35, 0.15
"""How many examples of danger and look-alikes, and how many phrases, are put beside another."""
_NEAR = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "t": "ry", "n": "bm", "s": "ad", "r": "et"}


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--out", type=Path, default=ROOT.parent / "signpost" / "adapter.npz")
    given = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    pairs = learnt_from()
    mend = Normaliser(trusted_words(p.text for p in phrases()))
    encoder = Encoder(packaged_folder() / "model.safetensors", RANK)
    train(encoder, pairs, mend, given.epochs)
    factors = {name: value.numpy().astype(np.float16) for name, value in encoder.deltas().items()}
    np.savez_compressed(given.out, **factors)


def learnt_from() -> list[tuple[str, str]]:
    """Sentences and their classes: the training phrases, the examples of danger, look-alikes."""
    pairs = [(p.text, p.topic) for p in phrases()]
    danger = ((t, kind if kind == NONE else f"urgent/{kind}") for t, kind in examples())
    return [*pairs, *danger]


class Head(torch.nn.Module):
    """Tells labels apart by a sentence's unit vector. It starts from the mean vector of each."""

    def __init__(self, labels: list[str | None], vectors: Tensor) -> None:
        super().__init__()
        self.names = sorted({label for label in labels if label is not None})
        # -100 is what cross_entropy leaves out.
        owners = [-100 if label is None else self.names.index(label) for label in labels]
        self.owners = torch.tensor(owners)
        known = self.owners >= 0
        sums = torch.zeros(len(self.names), WIDTH).index_add(0, self.owners[known], vectors[known])
        self.weights = torch.nn.Parameter(F.normalize(sums, dim=-1))
        self.bias = torch.nn.Parameter(torch.zeros(len(self.names)))

    def loss(self, vectors: Tensor, rows: list[int], smoothing: float) -> Tensor:
        """The cross entropy of these rows, as if those without a label had none."""
        scores = SHARPNESS * F.linear(vectors, self.weights, self.bias)
        sums = F.cross_entropy(
            scores, self.owners[rows], label_smoothing=smoothing, reduction="sum"
        )
        return sums / len(rows)


class Beside:
    """Puts some sentences beside others, so that what matters is found wherever it stands."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._draw = random.Random(SEED)
        self._harmless = [t for t, label in pairs if label == NONE and may_be_joined(t)]
        self._questions = [t for t, label in pairs if is_question(label) and fits_beside(t)]

    def __call__(self, text: str, label: str) -> str:
        """The text, or it and another that leaves its label true."""
        if is_kind(label):
            others, share = self._questions, _JOINED
        else:
            others, share = self._harmless, _PHRASES_JOINED if is_question(label) else 0.0
        if not others or not may_be_joined(text) or self._draw.random() >= share:
            return text
        return joined(text, self._draw.choice(others), self._draw)


def train(encoder: Encoder, pairs: list[tuple[str, str]], mend: Normaliser, epochs: float) -> None:
    """Fits the adapter in place, printing the loss as it goes."""
    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(96)
    tokenizer.enable_padding()
    before = all_vectors(encoder, tokenizer, [mend(text) for text, _ in pairs])
    kinds = Head([label if is_kind(label) else NONE for _, label in pairs], before)
    topics = Head([None if is_kind(label) else label for _, label in pairs], before)
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in encoder.parameters() if p.requires_grad], "lr": RATE},
            {"params": [*kinds.parameters(), *topics.parameters()], "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    steps = int(epochs * len(pairs) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (0.06 * steps)) * max(0.02, 1 - s / steps)
    )
    beside = Beside(pairs)
    encoder.train()
    for step, rows in zip(range(steps), batches(pairs), strict=False):
        texts = [beside(*pairs[i]) for i in rows]
        vectors = encode(encoder, tokenizer, [mend(slipped(text)) for text in texts])
        loss = kinds.loss(vectors, rows, 0.02) + topics.loss(vectors, rows, 0.05)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    encoder.eval()


def is_kind(label: str) -> bool:
    """Whether a label is a kind of danger, or that there is none, and not a topic."""
    return label == NONE or label.startswith("urgent/")


def is_question(label: str) -> bool:
    """Whether a label is a topic that people ask about, and not small talk."""
    return not is_kind(label) and not label.startswith("talk/")


def encode(encoder: Encoder, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """The vectors of a batch of texts, float32 (texts, WIDTH)."""
    tokens = tokenizer.encode_batch(texts)
    ids = torch.tensor([token.ids for token in tokens])
    mask = torch.tensor([token.attention_mask for token in tokens])
    # Only where the processor has a unit for it is the short format the quicker one.
    short = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()
    with torch.autocast("cpu", torch.bfloat16, enabled=short):
        vectors: Tensor = encoder(ids, mask)
    return vectors.float()


def all_vectors(encoder: Encoder, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """The vectors of all texts before training, float32 (texts, WIDTH)."""
    encoder.eval()
    vectors = torch.empty(len(texts), WIDTH)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            vectors[rows] = encode(encoder, tokenizer, [texts[i] for i in rows])
    return vectors


def batches(pairs: list[tuple[str, str]]):  # type: ignore[no-untyped-def]
    """Rows of sentences of like length, in an order that changes each round, for ever."""
    while True:
        rows = list(range(len(pairs)))
        random.shuffle(rows)
        pool: list[list[int]] = []
        for start in range(0, len(rows), BATCH * 20):
            chunk = sorted(rows[start : start + BATCH * 20], key=lambda i: len(pairs[i][0]))
            pool += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        random.shuffle(pool)
        yield from pool


def slipped(text: str) -> str:
    """The text, or one time in three the text with a slip in about one word in five."""
    if random.random() >= _SLIP_SHARE:
        return text
    return " ".join(_slip(word) if random.random() < 0.2 else word for word in text.split())


def _slip(word: str) -> str:
    if len(word) < 4:
        return word
    at = random.randrange(1, len(word) - 1)
    kind = random.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + random.choice(_NEAR.get(word[at], word[at])) + word[at + 1 :]


if __name__ == "__main__":
    main()
