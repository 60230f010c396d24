"""One half of a run, in a process of its own so that its memory is its own: train, or understand.

    python -m tools.benchmark_nlu.in_rasa train CONFIG NLU MODEL
    python -m tools.benchmark_nlu.in_rasa understand MODEL

The last line printed is JSON. Imports are not counted as training.
"""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import sys
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tools.benchmark_nlu.phrasings import topic_id
from tools.evaluation.measures import Answered, macro_f1, measures, share
from tools.evaluation.questions import Question, noisy, read
from tools.surroundings import HOME

_FALLBACK = "nlu_fallback"
_WARM_UP = 20


def train(config: str, nlu: str, model: str) -> dict[str, Any]:
    """Trains a model; wall seconds, processor seconds, size of the file and peak memory in MB."""
    from rasa.model_training import train_nlu

    wall, busy = time.perf_counter(), time.process_time()
    target = Path(model)
    train_nlu(config, nlu, str(target.parent), fixed_model_name=target.name.split(".")[0])
    return {
        "training_seconds": time.perf_counter() - wall,
        "training_processor_seconds": time.process_time() - busy,
        "model_mb": target.stat().st_size / 1e6,
        "training_peak_mb": _peak(),
    }


def understand(model: str) -> dict[str, Any]:
    """The test set and its noisy copy through a model: shares, times in ms, peak memory in MB."""
    from rasa.core.agent import load_agent

    loop = asyncio.new_event_loop()
    agent = loop.run_until_complete(load_agent(model_path=model))
    questions = read(HOME / "evaluation" / "test.jsonl")
    times: list[float] = []

    def ask(question: Question) -> Answered:
        started = time.perf_counter()
        parsed = loop.run_until_complete(agent.parse_message(question.text))
        times.append((time.perf_counter() - started) * 1000)
        return answered(question, parsed)

    for question in questions[:_WARM_UP]:
        ask(question)
    times.clear()
    runs = {"clean": [ask(q) for q in questions], "noisy": [ask(q) for q in noisy(questions)]}
    p50, p95 = np.percentile(times, (50, 95))
    found: dict[str, Any] = {"p50_ms": p50, "p95_ms": p95, "parse_peak_mb": _peak()}
    return found | {name: _figures(run) for name, run in runs.items()}


def answered(question: Question, parsed: dict[str, Any]) -> Answered:
    """What became of a question, from ours or from a peer's output."""
    if found := parsed.get("signpost"):
        labels = [guess["label"] for guess in found["ranking"]] or [found["topic"]]
        outcome = {"unsure": "did_you_mean", "not_understood": "not_understood"}
        return Answered(
            question, outcome.get(found["intent"], "answer"), labels, found["confidence"], 1.0
        )
    ranking = [g for g in parsed["intent_ranking"] if g["name"] != _FALLBACK]
    refused = parsed["intent"]["name"] in (_FALLBACK, None)
    return Answered(
        question,
        "not_understood" if refused else "answer",
        [topic_id(guess["name"]) for guess in ranking],
        float(ranking[0]["confidence"]),
        1.0,
    )


def _figures(run: Sequence[Answered]) -> dict[str, Any]:
    shares = {n: {"part": s.part, "whole": s.whole} for n, s in measures(run).items()}
    every = share(a.is_right for a in run)
    shares["accuracy"] = {"part": every.part, "whole": every.whole}
    return {**shares, "macro_f1": macro_f1(run)}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    which, *given = sys.argv[1:]
    print("\n" + json.dumps(train(*given) if which == "train" else understand(*given)))
