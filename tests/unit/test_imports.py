"""Who may import whom: bot/ and web/ import signpost/; signpost/ neither; bot/ and web/ never."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
MAY_NOT = {
    "signpost": {"bot", "web", "tools", "tests", "rasa", "rasa_sdk", "django", "httpx", "sanic"},
    "bot": {"web", "tools", "tests", "django"},
    "web": {"bot", "tools", "tests", "rasa", "rasa_sdk", "sanic"},
}


def imported(source: str) -> Iterator[str]:
    """The packages that a source file imports, wherever in the file and in whatever way."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            first = node.args[0] if node.args else None
            if name in ("import_module", "__import__") and isinstance(first, ast.Constant):
                yield str(first.value)


@pytest.mark.parametrize("package", sorted(MAY_NOT))
def test_no_file_imports_what_it_may_not(package: str) -> None:
    files = sorted((HOME / package).rglob("*.py"))
    assert len(files) > 10
    wrong = [
        f"{path.relative_to(HOME)}: {name}"
        for path in files
        for name in imported(path.read_text(encoding="utf-8"))
        if name.partition(".")[0] in MAY_NOT[package]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "source",
    ["import web", "import web.chat.api as api", "from web.chat import api",
     "def f():\n    from web import x", "import_module('web.chat')", "x.import_module('web')",
     "__import__('web')", "if True:\n    import os, web"],
)  # fmt: skip
def test_every_way_to_import_is_seen(source: str) -> None:
    assert "web" in {name.partition(".")[0] for name in imported(source)}


def test_a_relative_import_or_a_string_is_none() -> None:
    assert list(imported("from . import web\nx = 'import web'\nprint('web')")) == []
