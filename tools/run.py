"""`make run`: prepares everything, starts the four processes, and says where they are."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import Any

import httpx

from tools.surroundings import HOME, NotReady, check_ports_free, environment

_WAIT_SECONDS = 120


def prepare(env: dict[str, str]) -> None:
    """Brings the database and the model up to date.

    Raises:
        NotReady: if a step failed; its own words are already on the screen.
    """
    for what, arguments in (
        ("settings", ["manage.py", "setup"]),
        ("database", ["manage.py", "migrate", "--verbosity", "0"]),
        ("model", ["-m", "bot.train"]),
        ("first account", ["manage.py", "first_account"]),
    ):
        if subprocess.run(
            [sys.executable, "-W", "ignore", *arguments], env=env, cwd=HOME
        ).returncode:
            raise NotReady(f"The {what} could not be prepared, so nothing was started.")


def health(env: dict[str, str]) -> dict[str, Any]:
    """Each part and whether it is ok, as far as the site can say yet."""
    try:
        parts: dict[str, Any] = httpx.get(f"{env['WEB_URL']}/api/health", timeout=2).json()["parts"]
        return parts
    except (httpx.HTTPError, ValueError, KeyError):
        return {"web": "not up yet"}


def wait_until_ready(env: dict[str, str], processes: subprocess.Popen[bytes]) -> None:
    """Waits until every part says ok.

    Raises:
        NotReady: if a process ended or a part is not ok in time, saying which.
    """
    ends = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < ends:
        if processes.poll() is not None:
            raise NotReady("One of the processes stopped while starting: its words are above.")
        parts = health(env)
        if all(state == "ok" for state in parts.values()):
            return
        time.sleep(0.3)
    waiting = ", ".join(f"{part} ({why})" for part, why in parts.items() if why != "ok")
    raise NotReady(f"Not ready after {_WAIT_SECONDS} seconds: {waiting}.")


def main() -> int:
    """Runs until Ctrl-C or until a process ends; 1 and one sentence if it could not start."""
    started = time.monotonic()
    processes: subprocess.Popen[bytes] | None = None
    for stopped in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopped, signal.default_int_handler)
    try:
        env = environment()
        check_ports_free(env)
        prepare(env)
        command = [sys.executable, "-m", "honcho", "start", "--no-prefix", "--no-colour"]
        # A session of its own, so that Ctrl-C reaches honcho once, from us, and it stops all four.
        processes = subprocess.Popen(command, env=env, cwd=HOME, start_new_session=True)
        wait_until_ready(env, processes)
        print(
            f"\nSignpost is ready after {time.monotonic() - started:.0f} seconds.\n"
            f"  Demo page   {env['WEB_URL']}/\n"
            f"  No script   {env['WEB_URL']}/ask\n"
            f"  Staff desk  {env['WEB_URL']}/desk/   (how to sign in is said above)\n"
            "Ctrl-C stops it.",
            flush=True,
        )
        return processes.wait()
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
        return 0
    except NotReady as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if processes is not None and processes.poll() is None:
            processes.send_signal(signal.SIGTERM)
            processes.wait(15)


if __name__ == "__main__":
    sys.exit(main())
