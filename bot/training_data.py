"""The training phrases as they stand in bot/data/nlu: read without Rasa, for checks and tools."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, NamedTuple

from signpost.yaml_file import read_yaml

NLU = Path(__file__).parent / "data" / "nlu"


class Phrase(NamedTuple):
    """One training phrase, its topic id and intent, and the file it stands in."""

    text: str
    topic: str
    intent: str
    file: str


def phrases(folder: Path = NLU) -> Iterator[Phrase]:
    """Every training phrase, file by file."""
    for path in sorted(folder.glob("*.yml")):
        for block in read_yaml(path)["nlu"]:
            topic = block.get("metadata", {}).get("topic", "")
            for line in block["examples"].splitlines():
                if text := line.strip().removeprefix("- ").strip():
                    yield Phrase(text, topic, block["intent"], path.name)
