"""Reads settings from the environment, and says in one plain sentence which one is missing."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import environ  # type: ignore[import-untyped,unused-ignore]
from django.core.exceptions import ImproperlyConfigured

BASE = Path(__file__).resolve().parent.parent
env = environ.Env()
PRODUCTION: bool = env.str("SIGNPOST_ENV", default="development") == "production"
VAR = Path(env.str("SIGNPOST_VAR", default=str(BASE / "var")))


def needed(name: str, what: str, development: str) -> str:
    """The value of a setting: in production it must be set, elsewhere `development` serves."""
    value = str(env.str(name, default=""))
    if value:
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(f"The setting {name} is missing: {what}.")
    return development


def secret(name: str, file_name: str) -> str:
    """A secret from the environment, else from a file in var/ made on first use.

    In production nothing is made on the way: `manage.py setup` makes the file, or the setting is
    given.
    """
    value = str(env.str(name, default=""))
    if value:
        return value
    path = VAR / file_name
    if not path.exists():
        if PRODUCTION and not env.bool("SIGNPOST_SETUP", default=False):
            raise ImproperlyConfigured(
                f"The setting {name} is missing: give it, or run “manage.py setup” once"
                f" to make {path}."
            )
        make_secret(path)
    return path.read_text(encoding="utf-8").strip()


def make_secret(path: Path) -> None:
    """Write a new random secret that only this account can read; an existing one is kept."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48))


def database(name: str, file_name: str) -> dict[str, Any]:
    """Django's settings of one database, from a URL; SQLite in var/ when there is none."""
    VAR.mkdir(parents=True, exist_ok=True)
    config: dict[str, Any] = dict(env.db_url(name, default=f"sqlite:///{VAR / file_name}"))
    # A connection that is a minute old is closed after its work, and one that failed at once.
    config["CONN_MAX_AGE"] = 60
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "timeout": 3,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        config["TEST"] = {"NAME": str(VAR / f"test-{os.getpid()}-{file_name}")}
    return config


def pairs(name: str) -> dict[str, str]:
    """A setting of the form `team=address,team=address` as a dictionary."""
    found: dict[str, str] = {}
    for item in env.list(name, default=[]):
        key, sign, value = str(item).partition("=")
        if not sign or not key.strip() or not value.strip():
            raise ImproperlyConfigured(
                f"The setting {name} must look like “team=address,team=address”; “{item}” does not."
            )
        found[key.strip()] = value.strip()
    return found
