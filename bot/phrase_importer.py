"""Hands Rasa the training phrases without the wait.

Rasa's own importer parses each file about ten times, and each time it merges what it read it
copies every example deeply and hashes it anew: with 18,000 phrases, most of the training. This one
reads them once, and its examples are cheap to copy and to hash. Named in bot/config.yml.
"""

from __future__ import annotations

from typing import Any, Optional

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from bot.training_data import phrases


class PhraseImporter(RasaFileImporter):
    """Reads rules and domain as Rasa does, and the phrases from bot/data/nlu."""

    @cached_method
    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """The training phrases, with the topic of each in the metadata of its intent."""
        return TrainingData(
            [
                Example({TEXT: p.text, INTENT: p.intent, METADATA: {INTENT: {"topic": p.topic}}})
                for p in phrases()
            ]
        )


class Example(Message):
    """A message that remembers its fingerprint until something in it changes."""

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Sets a property; one that already has that value keeps the fingerprint."""
        if add_to_output or self.data.get(prop) != info:
            super().set(prop, info, add_to_output)

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """A copy that can be given properties of its own; the values are never changed in place."""
        twin = Example(self.data, set(self.output_properties), self.time, list(self.features))
        twin._cached_fingerprint = self._cached_fingerprint
        return twin
