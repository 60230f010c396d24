"""Every section that a person may read, with its place in its file."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Mapping

from signpost.check.problem import Text
from signpost.knowledge import Knowledge


def texts_of(known: Knowledge, root: Path) -> list[Text]:
    """The sections of topics, urgent replies and small talk."""
    found: list[Text] = []
    for topic_id, topic in known.topics.items():
        path = root / "topics" / f"{topic_id}.md"
        found += _sections(path, root, "topic", topic.sections, topic.head.exceptions)
    for kind, urgent in known.urgent.items():
        path = root / "urgent" / f"{kind}.md"
        found += _sections(path, root, "urgent", urgent.sections, urgent.head.exceptions)
    for name, talk in known.talk.items():
        found += _sections(root / "talk" / f"{name}.md", root, "talk", talk.sections, {})
    return found


def _sections(
    path: Path,
    root: Path,
    kind: str,
    sections: Mapping[str, str],
    exceptions: Mapping[str, str],
) -> Iterator[Text]:
    written = path.read_text(encoding="utf-8")
    for name, body in sections.items():
        heading = written.find(f"\n## {name}")
        line = written.count("\n", 0, written.find(body, max(heading, 0))) + 1
        yield Text(f"knowledge/{path.relative_to(root)}", kind, name, body, line, exceptions)
