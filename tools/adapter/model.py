"""all-MiniLM-L6-v2 in torch, with a low-rank adapter on each dense layer (arXiv 2106.09685)."""

from __future__ import annotations

import math
import random
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LAYERS, HEADS, WIDTH, EPSILON = 6, 12, 384, 1e-12


class Dense(nn.Module):
    """A frozen dense layer and its adapter: x W' + b + x A' B' / rank * scale."""

    def __init__(self, weight: Tensor, bias: Tensor, rank: int, scale: float = 2.0) -> None:
        super().__init__()
        self.weight = nn.Parameter(weight, requires_grad=False)
        self.bias = nn.Parameter(bias, requires_grad=False)
        self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.up = nn.Parameter(torch.zeros(weight.shape[0], rank))
        self.scale = scale

    def forward(self, x: Tensor) -> Tensor:
        """The layer's output, adapter included."""
        return F.linear(x, self.weight, self.bias) + self.scale * F.linear(
            F.linear(x, self.down), self.up
        )

    def delta(self) -> tuple[Tensor, Tensor]:
        """The factors (up, down) whose product is added to the weight."""
        return self.up.detach() * self.scale, self.down.detach()


class Dropout(nn.Module):
    """Dropout. Its masks are cut from one drawn beforehand: drawing took a tenth of the time."""

    _DRAWN = 1 << 24

    def __init__(self, share: float) -> None:
        super().__init__()
        self.mask = (torch.rand(self._DRAWN) >= share).to(torch.bfloat16) / (1 - share)

    def forward(self, x: Tensor) -> Tensor:
        """`x` with a share of it at 0, while training."""
        if not self.training:
            return x
        start = random.randrange(self._DRAWN - x.numel())
        return x * self.mask[start : start + x.numel()].view(x.shape)


class Encoder(nn.Module):
    """Token ids and mask to unit vectors, (batch, 384)."""

    def __init__(self, weights: Path, rank: int, dropout: float = 0.1) -> None:
        super().__init__()
        w = load_file(weights)
        self.tables = nn.ParameterList(
            nn.Parameter(w[f"embeddings.{kind}_embeddings.weight"], requires_grad=False)
            for kind in ("word", "position", "token_type")
        )
        self.frozen = {name: value for name, value in w.items() if "LayerNorm" in name}
        parts = ("attention.self.query", "attention.self.key", "attention.self.value")
        parts += ("attention.output.dense", "intermediate.dense", "output.dense")
        self.dense = nn.ModuleDict()
        for layer in range(LAYERS):
            for part in parts:
                name = f"encoder.layer.{layer}.{part}"
                self.dense[name.replace(".", "/")] = Dense(
                    w[f"{name}.weight"], w[f"{name}.bias"], rank
                )
        self.drop = Dropout(dropout)

    def _dense(self, name: str, x: Tensor) -> Tensor:
        out: Tensor = self.dense[name.replace(".", "/")](x)
        return out

    def _norm(self, name: str, x: Tensor) -> Tensor:
        weight, bias = self.frozen[f"{name}.weight"], self.frozen[f"{name}.bias"]
        return F.layer_norm(x, (WIDTH,), weight, bias, EPSILON)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Unit vectors, (batch, 384), of token ids and mask, both (batch, tokens)."""
        word, position, kind = self.tables
        x = word[ids] + position[: ids.shape[1]] + kind[0]
        x = self.drop(self._norm("embeddings.LayerNorm", x))
        allowed = mask[:, None, None, :].bool()
        for layer in range(LAYERS):
            x = self._layer(x, allowed, f"encoder.layer.{layer}")
        wide = mask[..., None].float()
        return F.normalize((x * wide).sum(1), dim=-1)

    def _layer(self, x: Tensor, allowed: Tensor, name: str) -> Tensor:
        batch, tokens, _ = x.shape
        q, k, v = (
            self._dense(f"{name}.attention.self.{part}", x)
            .view(batch, tokens, HEADS, WIDTH // HEADS)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        )
        # Written out: the backward pass of torch's fused attention takes half of all the time here.
        scores = (q @ k.transpose(-1, -2)) / math.sqrt(WIDTH // HEADS)
        mixed = scores.masked_fill(~allowed, -1e4).softmax(-1).to(v.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, tokens, WIDTH)
        out = f"{name}.attention.output"
        x = self._norm(f"{out}.LayerNorm", x + self.drop(self._dense(f"{out}.dense", mixed)))
        wide = F.gelu(self._dense(f"{name}.intermediate.dense", x))
        out = f"{name}.output"
        return self._norm(f"{out}.LayerNorm", x + self.drop(self._dense(f"{out}.dense", wide)))

    def deltas(self) -> dict[str, Tensor]:
        """The adapter: for each dense layer its factors, `<name>.up` and `<name>.down`."""
        found: dict[str, Tensor] = {}
        for name, layer in self.dense.items():
            up, down = layer.delta()  # type: ignore[operator]
            found[f"{name.replace('/', '.')}.up"] = up
            found[f"{name.replace('/', '.')}.down"] = down
        return found
