"""Teaches an adapter on given examples, as tools.adapter.train does on ours. Needs torch.

    python -m tools.adapter.teach EXAMPLES.json ADAPTER.npz

The number of steps is the same for every set, and was fixed before any was measured.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np
import torch

from signpost.encoder_export import packaged_folder
from signpost.normalise import Normaliser, trusted_words
from tools.adapter.model import Encoder
from tools.adapter.train import BATCH, RANK, SEED, train

STEPS = 150


def main(examples: Path, target: Path) -> None:
    """Reads pairs of text and label, and writes the factors of the adapter."""
    pairs = [(text, label) for text, label in json.loads(examples.read_text(encoding="utf-8"))]
    random.seed(SEED)
    torch.manual_seed(SEED)
    encoder = Encoder(packaged_folder() / "model.safetensors", RANK)
    mend = Normaliser(trusted_words(text for text, _ in pairs))
    train(encoder, pairs, mend, (STEPS + 0.5) * BATCH / len(pairs))
    factors = {name: value.numpy().astype(np.float16) for name, value in encoder.deltas().items()}
    np.savez_compressed(target, **factors)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
