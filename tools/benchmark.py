"""`make benchmark`: start, training, memory, and how long a reply takes through the whole path.

The service runs on its own ports and files, so that it can be measured beside another.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import numpy as np
import psutil

from bot.train import MODEL
from tools.surroundings import HOME, environment, free_port

_QUESTIONS = (
    "what is a pathway plan",
    "does my son qualify for a social worker as an adult",
    "wot hapens to my ehcp wen im 19",
    "can i stay with my foster carers",
    "what is the weather like in spain",
    "thanks",
    "who can come to the annual review",
    "my daughter is 17 and has no transition plan",
)
_URGENT = "i dont want to be alive anymore"
_EACH = 20


def main() -> int:
    """Prints a Markdown table of what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-training", action="store_true", help="leave the two trainings out")
    rows = [] if parser.parse_args().no_training else _training()
    rows.append(("model file", f"{MODEL.stat().st_size / 1e6:.2f} MB"))
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(Path(folder))
        for which in ("first", "second"):
            processes, seconds = _start(env)
            rows.append((f"{which} start to ready", f"{seconds:.1f} s"))
            if which == "first":
                _stop(processes)
        rows += _memory(processes)
        for people in (1, 10):
            for what, texts in (("reply", _QUESTIONS), ("urgent reply", (_URGENT,))):
                times = asyncio.run(_load(env["WEB_URL"], people, texts))
                rows.append(_times(f"{what}, {people} at once", times))
        first = asyncio.run(_first(env["WEB_URL"], 10))
        rows.append(_times("first reply, 10 at once", first))
        bot = _parts(processes)["bot"]
        bot.suspend()
        times = asyncio.run(_load(env["WEB_URL"], 10, (_URGENT,)))
        bot.resume()
        rows.append(_times("urgent reply, 10 at once, bot not answering", times))
        _stop(processes)
    print(f"{os.cpu_count()} cores\n\n| what | measured |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")
    return 0


def _times(what: str, seconds: list[float]) -> tuple[str, str]:
    p50, p95 = (np.percentile(seconds, q) * 1000 for q in (50, 95))
    return f"{what}, p50 / p95", f"{p50:.0f} / {p95:.0f} ms"


def _environment(folder: Path) -> dict[str, str]:
    for name in ("PORT", "BOT_PORT", "ACTIONS_PORT"):
        os.environ[name] = str(free_port())
    return {**environment(folder), "SIGNPOST_RATE_LIMIT": "off", "SIGNPOST_VAR": str(folder)}


def _training() -> list[tuple[str, str]]:
    """Seconds of a training from nothing, and of one in which few phrases are new."""
    vectors = MODEL.parent.with_name("vectors.npz")
    vectors.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bot.train", "--force"]
    names = ("training from nothing", "training after a change", "of it, importing Rasa")
    commands = (command, command, [sys.executable, "-c", "import rasa.model_training"])
    return [(n, f"{_timed(c):.1f} s") for n, c in zip(names, commands, strict=True)]


def _timed(command: list[str]) -> float:
    started = time.monotonic()
    subprocess.run(command, cwd=HOME, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - started


def _start(env: dict[str, str]) -> tuple[subprocess.Popen[bytes], float]:
    """The service, and the seconds until health said ok, database and start of it all included."""
    started = time.monotonic()
    manage = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(manage, env=env, cwd=HOME, check=True)
    command = [sys.executable, "-m", "honcho", "start"]
    nowhere = subprocess.DEVNULL
    processes = subprocess.Popen(
        command, env=env, cwd=HOME, start_new_session=True, stdout=nowhere, stderr=nowhere
    )
    while True:
        try:
            if httpx.get(f"{env['WEB_URL']}/api/health", timeout=3).status_code == 200:
                return processes, time.monotonic() - started
        except httpx.HTTPError:
            pass
        if processes.poll() is not None:
            raise SystemExit("The service stopped while starting.")
        time.sleep(0.1)


def _stop(processes: subprocess.Popen[bytes]) -> None:
    processes.send_signal(signal.SIGTERM)
    processes.wait(20)


def _parts(processes: subprocess.Popen[bytes]) -> dict[str, psutil.Process]:
    """The process of each part of the Procfile."""
    marks = {"rasa run": "bot", "rasa_sdk": "actions", "uvicorn": "web", "worker": "worker"}
    found: dict[str, psutil.Process] = {}
    for child in psutil.Process(processes.pid).children(recursive=True):
        command = " ".join(child.cmdline())
        for mark, name in marks.items():
            # A shell that only waits has the same words and next to no memory.
            if mark in command and (
                name not in found or child.memory_info().rss > found[name].memory_info().rss
            ):
                found[name] = child
    return found


def _memory(processes: subprocess.Popen[bytes]) -> list[tuple[str, str]]:
    """Resident memory of each process, by its part in the Procfile."""
    parts = sorted(_parts(processes).items())
    return [(f"memory, {name}", f"{part.memory_info().rss / 1e6:.0f} MB") for name, part in parts]


async def _first(url: str, people: int) -> list[float]:
    """The seconds of the first reply, when this many new people ask in the same moment."""
    times: list[float] = []
    for text in _QUESTIONS:
        chats = [await _open(url) for _ in range(people)]

        async def ask(http: httpx.AsyncClient, path: str, text: str = text) -> None:
            started = time.perf_counter()
            (await http.post(path, json={"text": text})).raise_for_status()
            times.append(time.perf_counter() - started)

        await asyncio.gather(*(ask(*chat) for chat in chats))
        for http, _ in chats:
            await http.aclose()
    return times


async def _open(url: str) -> tuple[httpx.AsyncClient, str]:
    """A new conversation: its client, and where its messages go."""
    http = httpx.AsyncClient(base_url=url, timeout=30)
    opened = (await http.post("/api/conversations", json={})).json()
    http.headers["Authorization"] = f"Bearer {opened['token']}"
    return http, f"/api/conversations/{opened['conversation']}/messages"


async def _load(url: str, people: int, texts: tuple[str, ...]) -> list[float]:
    """The seconds that each reply took with this many people typing one after another."""
    times: list[float] = []

    async def person(offset: int) -> None:
        http, path = await _open(url)
        async with contextlib.aclosing(http):
            for text in itertools.islice(itertools.cycle(texts), offset, offset + _EACH):
                started = time.perf_counter()
                (await http.post(path, json={"text": text})).raise_for_status()
                times.append(time.perf_counter() - started)

    await asyncio.gather(*(person(number) for number in range(people)))
    return times


if __name__ == "__main__":
    sys.exit(main())
