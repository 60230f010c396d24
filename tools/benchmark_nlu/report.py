"""Writes the tables of docs/benchmarks.md from what was measured; the words around them stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tools.benchmark_nlu.tables import (
    evaluation_table,
    hint3_table,
    mixed,
    outside_table,
    peers_table,
    public_table,
)
from tools.surroundings import HOME

DOCUMENT = HOME / "docs" / "benchmarks.md"
TABLES: dict[str, Callable[[], Iterable[str]]] = {
    "evaluation": evaluation_table,
    "peers": peers_table,
    "public": public_table,
    "outside": outside_table,
    "hint3": hint3_table,
}


def write() -> None:
    """Replaces each table between its marks, `<!-- name -->` and `<!-- end of name -->`.

    Raises:
        ValueError: if the document has lost the marks of a table.
    """
    text = DOCUMENT.read_text(encoding="utf-8")
    for name, table in TABLES.items():
        text = put(text, name, "\n".join(table()))
    DOCUMENT.write_text(text, encoding="utf-8")
    for shots in mixed():
        print(f"Phrases changed between rows at {shots} phrasings: measure them with --again.")
    print(f"Written to {DOCUMENT}.")


def put(text: str, name: str, table: str) -> str:
    """`text` with `table` between the marks of `name`."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    new, count = pattern.subn(lambda _: f"{begin}\n{table}\n{end}", text)
    if count != 1:
        raise ValueError(f"docs/benchmarks.md needs {begin} and {end} once")
    return new
