"""Trains the adapter of the sentence encoder and writes signpost/adapter.npz.

    pip install torch safetensors tokenizers symspellpy … (torch is not in the lock file)
    python -m tools.adapter.train

Classes are the topics and the kinds of danger; each has a proxy vector, and the loss is the cross
entropy of cosines to the proxies (docs/decisions/0004). A second loss tells danger from everything
else; look-alikes belong to no class and count in that one only. One input in three is typed badly
on purpose and mended as a message would be. Takes about an hour on two cores. Only phrases are
learnt from: neither the tuning set nor the test set.
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
from signpost.knowledge import ROOT
from signpost.normalise import Normaliser, trusted_words
from signpost.urgent import NONE
from signpost.urgent_training import examples
from tools.adapter.model import WIDTH, Encoder

RANK, RATE, PROXY_RATE, BATCH, SHARPNESS, SEED = 12, 1e-3, 1e-2, 64, 20.0, 0
_SLIP_SHARE = 0.33
_NEAR = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "t": "ry", "n": "bm", "s": "ad", "r": "et"}


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=float, default=6)
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


def train(encoder: Encoder, pairs: list[tuple[str, str]], mend: Normaliser, epochs: float) -> None:
    """Fits the adapter in place, printing the loss as it goes."""
    tokenizer = Tokenizer.from_file(str(packaged_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(64)
    tokenizer.enable_padding()
    names = sorted({label for _, label in pairs} - {NONE})
    labels = torch.tensor([names.index(label) if label != NONE else -1 for _, label in pairs])
    dangerous = torch.tensor([float(label.startswith("urgent/")) for _, label in pairs])
    alarm = torch.nn.Linear(WIDTH, 1)
    proxies = first_proxies(encoder, tokenizer, pairs, mend, labels, len(names))
    adapter = [p for p in encoder.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": adapter, "lr": RATE},
            {"params": [proxies, *alarm.parameters()], "lr": PROXY_RATE},
        ],
        weight_decay=0.01,
    )
    steps = int(epochs * len(pairs) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, s / (0.06 * steps)) * max(0.02, 1 - s / steps)
    )
    encoder.train()
    for step, rows in zip(range(steps), batches(pairs), strict=False):
        vectors = encode(encoder, tokenizer, [mend(slipped(pairs[i][0])) for i in rows])
        cosines = vectors @ F.normalize(proxies, dim=-1).T
        loss = F.cross_entropy(
            SHARPNESS * cosines, labels[rows], label_smoothing=0.05, ignore_index=-1
        )
        sounded = SHARPNESS * alarm(vectors).squeeze(-1)
        loss = loss + F.binary_cross_entropy_with_logits(sounded, dangerous[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}", flush=True)
    encoder.eval()


def encode(encoder: Encoder, tokenizer: Tokenizer, texts: list[str]) -> Tensor:
    """The vectors of a batch of texts."""
    tokens = tokenizer.encode_batch(texts)
    ids = torch.tensor([token.ids for token in tokens])
    vectors: Tensor = encoder(ids, torch.tensor([token.attention_mask for token in tokens]))
    return vectors


def first_proxies(
    encoder: Encoder,
    tokenizer: Tokenizer,
    pairs: list[tuple[str, str]],
    mend: Normaliser,
    labels: Tensor,
    classes: int,
) -> torch.nn.Parameter:
    """The mean vector of each class, before training."""
    encoder.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]))
    sums = torch.zeros(classes, WIDTH)
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            vectors = encode(encoder, tokenizer, [mend(pairs[i][0]) for i in rows])
            known = labels[rows] >= 0
            sums.index_add_(0, labels[rows][known], vectors[known])
    return torch.nn.Parameter(F.normalize(sums, dim=-1))


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
