"""Every question of the inventory has its file, and no file answers one that is not in it."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

from signpost.check.problem import Problem
from signpost.knowledge import Knowledge
from signpost.yaml_file import read_yaml

VERSIONS = ("Young person", "Parent", "Easy read", "More")
_URGENT_VERSIONS = ("Young person", "Parent", "Friend", "Easy read", "Next")


def complete(known: Knowledge, root: Path) -> Iterator[Problem]:
    """Ids of knowledge/inventory.yml and the files under topics/, urgent/ and talk/ agree."""
    inventory = read_yaml(root / "inventory.yml")
    wanted = {f"{area}/{name}" for area, topics in inventory.items() for name in topics}
    ordinary = {i for i in wanted if i.split("/")[0] not in ("urgent", "talk")}
    urgent = {i.split("/")[1] for i in wanted if i.startswith("urgent/")}
    talk = {i.split("/")[1] for i in wanted if i.startswith("talk/")}
    for folder, missing in (
        ("topics", ordinary - set(known.topics)),
        ("urgent", urgent - set(known.urgent)),
        ("talk", talk - set(known.talk)),
    ):
        for name in sorted(missing):
            yield _problem(folder, name, "There is no file for this id.", "Write it.")
    for folder, unknown in (
        ("topics", set(known.topics) - ordinary),
        ("urgent", set(known.urgent) - urgent),
    ):
        for name in sorted(unknown):
            wrong = "This id is not in inventory.yml."
            yield _problem(folder, name, wrong, "Is the file name misspelt?")


def versions(known: Knowledge, root: Path) -> Iterator[Problem]:
    """Every topic has each version, and every urgent reply its own."""
    for topic_id, topic in known.topics.items():
        for name in VERSIONS:
            if name not in topic.sections:
                wrong = f"The section “## {name}” is missing."
                yield _problem("topics", topic_id, wrong, "Write it.", "versions")
    for kind, reply in known.urgent.items():
        for name in _URGENT_VERSIONS:
            if name not in reply.sections:
                wrong = f"The section “## {name}” is missing."
                yield _problem("urgent", kind, wrong, "Write it.", "versions")


def _problem(folder: str, name: str, wrong: str, do: str, rule: str = "inventory") -> Problem:
    return Problem(f"knowledge/{folder}/{name}.md", 1, rule, wrong, do)


RULES = (complete, versions)
