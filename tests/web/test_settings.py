"""Settings and commands as they are run: a missing setting is one plain sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from web.environment import BASE


def manage(var: Path, *command: str, **settings: str) -> subprocess.Popen[str]:
    environment = {"PATH": os.environ["PATH"], "SIGNPOST_VAR": str(var), **settings}
    return subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=BASE,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_missing_setting_in_production(tmp_path: Path) -> None:
    run = manage(tmp_path, "check", SIGNPOST_ENV="production")
    _, said = run.communicate(timeout=60)
    assert run.returncode == 1
    assert said.strip().startswith("The setting DJANGO_SECRET_KEY is missing:")
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("value", ["nonsense", "a="])
def test_a_wrong_setting(tmp_path: Path, value: str) -> None:
    run = manage(tmp_path, "check", SIGNPOST_TEAM_MAILBOXES=value)
    _, said = run.communicate(timeout=60)
    assert "SIGNPOST_TEAM_MAILBOXES must look like" in said
    assert "Traceback" not in said


def test_set_up_and_worker(tmp_path: Path) -> None:
    run = manage(tmp_path, "setup")
    _, fault = run.communicate(timeout=60)
    assert run.returncode == 0, fault
    assert (tmp_path / "signpost_secret").stat().st_mode & 0o777 == 0o600
    worker = manage(tmp_path, "worker")
    time.sleep(4)
    worker.send_signal(signal.SIGTERM)
    _, fault = worker.communicate(timeout=20)
    assert worker.returncode == 0, fault
    assert "Traceback" not in fault
