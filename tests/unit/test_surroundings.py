"""The environment of the processes, and a plain sentence when the start cannot go on."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from tools.surroundings import NotReady, check_ports_free, environment, free_port

NAMES = ("PORT", "BOT_PORT", "ACTIONS_PORT")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("SIGNPOST_") or name in {*NAMES, "WEB_URL", "BOT_URL", "ACTIONS_URL"}:
            monkeypatch.delenv(name)


def test_a_port_in_use_is_named_with_the_setting_that_moves_it() -> None:
    ports = {name: str(free_port()) for name in NAMES}
    check_ports_free(ports)
    for name in NAMES:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", int(ports[name])))
            taken.listen()
            with pytest.raises(NotReady) as refused:
                check_ports_free(ports)
        assert str(refused.value) == (
            f"Port {ports[name]} is in use: stop what uses it, or choose another with "
            f"{name}=… make run."
        )


def test_a_port_that_is_no_number_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PORT", "five")
    with pytest.raises(NotReady, match="BOT_PORT must be a number, and it is “five”"):
        environment(tmp_path)


def test_the_addresses_follow_the_ports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    env = environment(tmp_path)
    assert env["WEB_URL"] == "http://127.0.0.1:9001"
    assert env["BOT_URL"] == "http://127.0.0.1:5005"
    assert env["SIGNPOST_DATABASE_URL"] == f"sqlite:///{tmp_path}/signpost.db"


def test_what_is_set_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_DATABASE_URL", "postgres://db.example/signpost")
    monkeypatch.setenv("SIGNPOST_SECRET", "given")
    env = environment(tmp_path)
    assert env["SIGNPOST_DATABASE_URL"] == "postgres://db.example/signpost"
    assert env["SIGNPOST_SECRET"] == "given"


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first, again = environment(tmp_path / "var"), environment(tmp_path / "var")
    other = environment(tmp_path / "other")
    assert first["SIGNPOST_SECRET"] == again["SIGNPOST_SECRET"] != other["SIGNPOST_SECRET"]
    assert len(first["SIGNPOST_SECRET"]) >= 32
    mode = (tmp_path / "var" / "signpost_secret").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_nothing_is_told_to_anybody(tmp_path: Path) -> None:
    assert environment(tmp_path)["RASA_TELEMETRY_ENABLED"] == "false"
    assert environment(tmp_path)["HOST"] == "127.0.0.1"
