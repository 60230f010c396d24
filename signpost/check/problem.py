"""What a check finds, and what it looks at."""

from __future__ import annotations

from typing import Mapping

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend: where, which rule, what is wrong and what to do."""

    file: str
    line: int
    rule: str
    wrong: str
    do: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.wrong} {self.do} [{self.rule}]"


class Text(msgspec.Struct, frozen=True):
    """One section of a file: who it is for, its words, the line it starts on.

    `kind` is "topic", "urgent" or "talk"; `section` the heading; `exceptions` rule to reason.
    """

    file: str
    kind: str
    section: str
    body: str
    line: int
    exceptions: Mapping[str, str]

    def line_of(self, position: int) -> int:
        """The line in the file of a position in `body`."""
        return self.line + self.body.count("\n", 0, position)
