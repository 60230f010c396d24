"""The tables of docs/benchmarks.md: Markdown lines, a row only for what was measured."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from statistics import mean, pstdev
from typing import Any

from bot.train import VAR
from tools.benchmark_nlu import results
from tools.benchmark_nlu.pipelines import NO_ADAPTER, OWN_ADAPTER, PIPELINES
from tools.benchmark_nlu.public import BOTS, SEEDS, THRESHOLDS, run_name
from tools.benchmark_nlu.published import FEW_SHOT, HINT3_RASA
from tools.evaluation.measures import Share

_OURS = {NO_ADAPTER: "ours, no adapter", OWN_ADAPTER: "ours, adapter taught the same examples"}
_PEER = re.compile(r"peer (\S+) (\d+|all)\.json")
_SHARES = {
    "right first choice": "right first",
    "right in the top three": "top three",
    "answered outright": "outright",
    "wrong among answered outright": "wrong of outright",
    "out of scope not answered with a topic": "out of scope caught",
}


def peers_table() -> Iterator[str]:
    """What each pipeline understands, then what it costs."""
    runs = list(_peer_runs())
    yield "| pipeline | phrasings | set | " + " | ".join([*_SHARES.values(), "macro-F1"]) + " |"
    yield "|---|---|---|" + "---|" * (len(_SHARES) + 1)
    for what, shots, run in runs:
        for copy in ("clean", "noisy"):
            cells = [_percent(run[copy][name]) for name in _SHARES]
            cells.append(f"{run[copy]['macro_f1']:.1%}")
            yield f"| {what} | {shots} | {copy} | " + " | ".join(cells) + " |"
    yield ""
    yield "| pipeline | phrasings | training, processor s | adapter, s | model | memory, training |"
    yield "|---|---|---|---|---|---|"
    for what, shots, run in runs:
        taught = run.get("adapter_seconds") or 0
        yield (
            f"| {what} | {shots} ({run['phrasings']:,}) "
            f"| {run['training_processor_seconds']:.0f} | {f'{taught:.0f}' if taught else '–'} "
            f"| {run['model_mb']:.1f} MB | {run['training_peak_mb']:.0f} MB |"
        )
    yield ""
    yield "| pipeline | phrasings | p50 | p95 | memory, understanding |"
    yield "|---|---|---|---|---|"
    for what, shots, run in runs:
        times = f"{run['p50_ms']:.1f} ms | {run['p95_ms']:.1f} ms"
        yield f"| {what} | {shots} | {times} | {run['parse_peak_mb']:.0f} MB |"


def evaluation_table() -> Iterator[str]:
    """What `make evaluate` wrote last."""
    path = VAR / "evaluation" / "test.json"
    if not path.exists():
        return
    runs: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    yield "| | " + " | ".join(runs) + " |"
    yield "|---|" + "---|" * len(runs)
    for figure in next(iter(runs.values())):
        if not figure.startswith("coverage"):
            yield f"| {figure} | " + " | ".join(run[figure] for run in runs.values()) + " |"


def mixed() -> list[str]:
    """The numbers of phrasings whose rows were not all measured on the same data."""
    seen: dict[str, set[str]] = {}
    for _, shots, run in _peer_runs():
        seen.setdefault(shots, set()).add(run.get("data", ""))
    return [shots for shots, data in seen.items() if len(data) > 1]


def _peer_runs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, pipeline in PIPELINES.items():
        found = [_PEER.fullmatch(path.name) for path in results.FOLDER.glob(f"peer {name} *.json")]
        shots = [m[2] for m in found if m and m[1] == name]
        for count in sorted(shots, key=lambda s: (s == "all", int(s) if s != "all" else 0)):
            if run := results.read(f"peer {name} {count}"):
                yield pipeline.what, count, run


def public_table() -> Iterator[str]:
    """Ten examples of each intent: our means and the published figures."""
    yield "| method | BANKING77 | CLINC150 | CLINC150, macro-F1 | top three, both |"
    yield "|---|---|---|---|---|"
    for adapter, what in _OURS.items():
        cells = [_over("banking77", adapter, "accuracy"), _over("clinc150", adapter, "accuracy")]
        if any(cells):
            cells.append(_over("clinc150", adapter, "macro_f1"))
            top = [_over(name, adapter, "top_three") for name in ("banking77", "clinc150")]
            cells.append(" / ".join(filter(None, top)))
            yield f"| {what} | " + " | ".join(cell or "–" for cell in cells) + " |"
    for what, (bank, clinc) in FEW_SHOT.items():
        yield f"| {what} | {bank:.2f} | {clinc:.2f} | – | – |"


def outside_table() -> Iterator[str]:
    """CLINC150: how out-of-scope questions are told apart."""
    yield "| method | AUROC | caught when 5% in scope is refused | caught when 10% is |"
    yield "|---|---|---|---|"
    for adapter, what in _OURS.items():
        runs = _runs("clinc150", adapter)
        if runs:
            auroc = _mean([run["auroc"] for run in runs])
            caught = [_mean([run["caught_when_refused"][i][1] for run in runs]) for i in (0, 1)]
            yield f"| {what} | {auroc} | {caught[0]} | {caught[1]} |"


def hint3_table() -> Iterator[str]:
    """HINT3: in-scope accuracy / out-of-scope recall by threshold, and side by side with Rasa."""
    yield "| bot | method | " + " | ".join(f"{t:g}" for t in THRESHOLDS) + " |"
    yield "|---|---|" + "---|" * len(THRESHOLDS)
    for bot in BOTS:
        published = {t: f"{a:.1f} / {r:.1f}" for t, a, r in HINT3_RASA[bot]}
        cells = [published.get(t, "–") for t in THRESHOLDS]
        yield f"| {bot} | Rasa, DIET and ConveRT (published) | " + " | ".join(cells) + " |"
        for adapter, what in _OURS.items():
            for run in _runs(f"hint3-{bot}", adapter):
                cells = [f"{a:.1%} / {r:.1%}".replace("%", "") for _, a, r in run["by_threshold"]]
                yield f"| {bot} | {what} | " + " | ".join(cells) + " |"
    yield ""
    yield "| bot | out of scope refused | Rasa (published), in scope right | " + (
        " | ".join(f"{what}" for what in _OURS.values()) + " |"
    )
    yield "|---|---|---|" + "---|" * len(_OURS)
    for bot in BOTS:
        for _, accuracy, recall in HINT3_RASA[bot]:
            cells = [_at_recall(bot, adapter, recall) for adapter in _OURS]
            yield f"| {bot} | {recall:.1f} | {accuracy:.1f} | " + " | ".join(cells) + " |"


def _at_recall(bot: str, adapter: str, recall: float) -> str:
    """In-scope accuracy, in percent, where at least `recall` percent out of scope is refused."""
    for run in _runs(f"hint3-{bot}", adapter):
        accuracy = next(a for caught, a in run["trade"] if caught * 100 >= recall)
        return f"{accuracy * 100:.1f}"
    return "–"


def _runs(name: str, adapter: str) -> list[dict[str, Any]]:
    found = (results.read(run_name(name, seed, adapter)) for seed in SEEDS)
    return [run for run in found if run is not None]


def _over(name: str, adapter: str, figure: str) -> str:
    return _mean([run[figure] for run in _runs(name, adapter)])


def _mean(values: list[float]) -> str:
    """Mean and population deviation over seeds in percent; how many, if not all of them."""
    if not values:
        return ""
    spread = f" ± {pstdev(values) * 100:.2f}" if len(values) > 1 else ""
    part = "" if len(values) == len(SEEDS) else f" ({len(values)} of {len(SEEDS)} seeds)"
    return f"{mean(values) * 100:.2f}{spread}{part}"


def _percent(found: dict[str, int]) -> str:
    share = Share(found["part"], found["whole"])
    low, high = share.interval
    return f"{share.value:.1%} ({low * 100:.1f}–{high * 100:.1f})"
