"""Every pipeline on the same phrasings of ours, trained and asked inside Rasa."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from bot.training_data import phrases
from tools.benchmark_nlu import encoders, results
from tools.benchmark_nlu.phrasings import draw, write_nlu
from tools.benchmark_nlu.pipelines import PIPELINES, Pipeline
from tools.surroundings import HOME, environment


def run(only: Iterable[str], shots: Iterable[int], again: bool) -> None:
    """Runs each named pipeline at each number of phrasings, and those that may at all of them."""
    counts = list(shots)
    for name in only:
        pipeline = PIPELINES[name]
        for count in [*counts, *([None] if pipeline.at_all else [])]:
            if again or not results.has(run_name(name, count)):
                measure(name, pipeline, count)


def run_name(pipeline: str, shots: int | None) -> str:
    """The name under which a run is kept."""
    return f"peer {pipeline} {shots or 'all'}"


def measure(name: str, pipeline: Pipeline, shots: int | None) -> None:
    """Trains and asks one pipeline, and keeps what was measured."""
    examples = draw(((p.text, p.topic) for p in phrases()), shots)
    print(f"{name}: {len(examples):,} phrasings …", flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        config = {"recipe": "default.v1", "assistant_id": "benchmark", "language": "en"}
        config_file = folder / "config.yml"
        config_file.write_text(yaml.safe_dump({**config, "pipeline": pipeline.components}))
        write_nlu(examples, folder / "nlu.yml")
        env = _environment(folder)
        measured: dict[str, Any] = {"phrasings": len(examples), "data": _digest(examples)}
        if pipeline.adapter is not None:
            found = encoders.prepare(pipeline.adapter, examples, folder)
            if found is None:
                print("  left out: teaching an adapter needs torch (SIGNPOST_TORCH_PYTHON)")
                return
            env["SIGNPOST_ENCODER"] = str(found.model)
            measured["adapter_seconds"] = found.seconds
        model = str(folder / "model.tar.gz")
        measured |= _half(["train", str(config_file), str(folder / "nlu.yml"), model], env)
        measured |= {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
        measured |= _half(["understand", model], env)
    results.write(run_name(name, shots), measured)
    right = measured["clean"]["right first choice"]
    print(f"  {right['part'] / right['whole']:.1%} right, kept", flush=True)


def _digest(examples: list[tuple[str, str]]) -> str:
    """What was learnt from and what was asked, in one short hash: rows are alike only if it is."""
    asked = (HOME / "evaluation" / "test.jsonl").read_bytes()
    return hashlib.sha256(repr(sorted(examples)).encode() + asked).hexdigest()[:12]


def _environment(folder: Path) -> dict[str, str]:
    """No cache of earlier trainings, and the vectors of sentences in a file that starts empty."""
    return {
        **environment(),
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
        "SIGNPOST_VECTORS": str(folder / "vectors.npz"),
    }


def _half(arguments: list[str], env: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tools.benchmark_nlu.in_rasa", *arguments]
    done = subprocess.run(command, env=env, cwd=HOME, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
