"""The environment that all processes share: ports, addresses, files, quiet libraries."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent


class NotReady(Exception):
    """Something that stops the start, in one plain sentence."""


def environment(var: Path = HOME / "var") -> dict[str, str]:
    """The environment for every process; what is already set is kept.

    Raises:
        NotReady: if a port is not a number.
    """
    env = dict(os.environ)
    for name, default in (("PORT", "8000"), ("BOT_PORT", "5005"), ("ACTIONS_PORT", "5055")):
        if not env.setdefault(name, default).isdigit():
            raise NotReady(f"{name} must be a number, and it is “{env[name]}”.")
    var.mkdir(parents=True, exist_ok=True)
    defaults = {
        "HOST": "127.0.0.1",
        # honcho gives each process a PORT of its own choosing, so ours travels by another name.
        "WEB_PORT": env["PORT"],
        "SANIC_HOST": "127.0.0.1",
        "WEB_URL": f"http://127.0.0.1:{env['PORT']}",
        "BOT_URL": f"http://127.0.0.1:{env['BOT_PORT']}",
        "ACTIONS_URL": f"http://127.0.0.1:{env['ACTIONS_PORT']}",
        "SIGNPOST_TRACKER_URL": f"sqlite:///{var}/tracker.db",
        "SIGNPOST_EVENTS_URL": f"sqlite:///{var}/events.db",
        "SIGNPOST_DATABASE_URL": f"sqlite:///{var}/signpost.db",
        "SIGNPOST_ENCODER": str(HOME / "var" / "encoder.onnx"),
        "SIGNPOST_URGENT_HEAD": str(HOME / "var" / "urgent.npz"),
        "SIGNPOST_SECRET": _kept_secret(var / "signpost_secret"),
        "DJANGO_SETTINGS_MODULE": "web.settings",
        "PYTHONPATH": str(HOME),
        "PYTHONUNBUFFERED": "1",
        # Old libraries: quiet, on one thread each, and telling nobody anything.
        "PYTHONWARNINGS": "ignore",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "LOG_LEVEL": "WARNING",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    return {**defaults, **env}


def check_ports_free(env: dict[str, str]) -> None:
    """Looks whether each port can be had.

    Raises:
        NotReady: naming the first port that is in use and the setting that moves it.
    """
    for name in ("PORT", "BOT_PORT", "ACTIONS_PORT"):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", int(env[name])))
            except OSError:
                raise NotReady(
                    f"Port {env[name]} is in use: stop what uses it, or choose another "
                    f"with {name}=… make run."
                ) from None


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text().strip()
