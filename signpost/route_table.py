"""knowledge/routes.yml as typed objects: which team does which job, and in which area."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from signpost.knowledge import ROOT
from signpost.yaml_file import read_yaml


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """How being in a group changes who answers (knowledge/routes.yml)."""

    job: str
    before: list[str]
    exceptions: list[str] = msgspec.field(name="except", default_factory=list)


class Routes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of knowledge/routes.yml."""

    home: str
    areas: dict[str, dict[str, str]]
    elsewhere_page: str
    from_age: dict[str, int]
    to_age: dict[str, int]
    helpers: list[str]
    districts: dict[str, list[str]]
    jobs: dict[str, list[str]]
    fallback: dict[str, list[str]]
    groups: dict[str, Group]


@lru_cache(maxsize=1)
def written() -> Routes:
    """knowledge/routes.yml.

    Raises:
        msgspec.ValidationError: if the file does not have the fields above.
    """
    data: Any = read_yaml(ROOT / "routes.yml")
    return msgspec.convert(data, Routes)
