"""Shared by all tests: the whole service, really running, on free ports and its own files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tools.surroundings import HOME, environment, free_port

_READY_SECONDS = 90


class Service:
    """The four processes of Signpost. Each can be stopped and started by name."""

    def __init__(self, var: Path, **settings: str) -> None:
        ports = {name: str(free_port()) for name in ("PORT", "BOT_PORT", "ACTIONS_PORT")}
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("SIGNPOST_", "PORT"))}
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update({**keep, **ports})
        try:
            base = environment(var)
        finally:
            os.environ.clear()
            os.environ.update(before)
        self.env = {**base, "SIGNPOST_RATE_LIMIT": "off", "SIGNPOST_VAR": str(var), **settings}
        self.env.setdefault("EMAIL_PORT", str(free_port()))
        # Another site, allowed to embed the chat: the browser tests serve their pages there.
        self.host_site = f"http://127.0.0.1:{free_port()}"
        self.env.setdefault("SIGNPOST_EMBED_ORIGINS", self.host_site)
        self.url = self.env["WEB_URL"]
        self.var = var
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def manage(self, *arguments: str) -> str:
        """What a management command printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=HOME,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def start(self, *names: str) -> None:
        """Starts processes by their Procfile names and waits until health says ok."""
        lines = (HOME / "Procfile").read_text().splitlines()
        commands = dict(line.split(": ", 1) for line in lines if line)
        for name in names or commands:
            log = (self.var / f"{name}.log").open("ab")
            self.processes[name] = subprocess.Popen(
                ["/bin/sh", "-c", f"exec {commands[name]}"],
                cwd=HOME,
                env={**self.env, "PATH": f"{Path(sys.executable).parent}:{self.env['PATH']}"},
                stdout=log,
                stderr=log,
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Waits for every started part; fails with the logs of the processes."""
        ends = time.monotonic() + _READY_SECONDS
        parts: object = None
        while time.monotonic() < ends:
            if any(process.poll() is not None for process in self.processes.values()):
                break
            try:
                answer = httpx.get(f"{self.url}/api/health", timeout=3)
                parts = answer.json()["parts"]
                if answer.status_code == 200:
                    return
            except (httpx.HTTPError, ValueError, KeyError) as error:
                parts = error
            time.sleep(0.2)
        logs = "\n".join(p.read_text()[-2000:] for p in self.var.glob("*.log"))
        raise AssertionError(f"not ready: {parts}\n{logs}")

    def stop(self, *names: str, sig: signal.Signals = signal.SIGKILL) -> None:
        """Kills processes by name, all of them when none is named."""
        for name in names or list(self.processes):
            process = self.processes.pop(name)
            process.send_signal(sig)
            process.wait(20)


@pytest.fixture(scope="session")
def model() -> None:
    """The model, trained from what is in the tree now."""
    subprocess.run([sys.executable, "-m", "bot.train"], cwd=HOME, check=True)


@pytest.fixture(scope="session")
def service(model: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The whole service, shared by the tests that leave it as they found it."""
    # A busy machine may be slow; that the site does not wait long is tested in tests/services.
    running = Service(tmp_path_factory.mktemp("service"), SIGNPOST_BOT_SECONDS="10")
    running.manage("migrate", "--verbosity", "0")
    running.start()
    yield running
    running.stop(sig=signal.SIGTERM)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; missing, the test is skipped, or fails when a browser is required."""
    found = shutil.which("chromium")
    if found is None:
        message = "no Chromium: apt-get install chromium"
        if os.environ.get("SIGNPOST_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found
