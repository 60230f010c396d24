"""Mends spelling and text speak, and keeps the result beside what was typed."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from signpost.normalise import Normaliser, trusted_words

MENDED = "mended"
_FILE = "vocabulary.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MessageNormaliser(GraphComponent):
    """Sets `mended` on each message; its vocabulary is every word of the training phrases."""

    def __init__(self, storage: ModelStorage, resource: Resource, vocabulary: List[str]) -> None:
        self._storage = storage
        self._resource = resource
        self._vocabulary = vocabulary

    @cached_property
    def _mend(self) -> Normaliser:
        """Made when it is first needed: before training it would be made in vain."""
        return Normaliser(self._vocabulary)

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageNormaliser:
        """Makes an untrained component."""
        return cls(model_storage, resource, [])

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MessageNormaliser:
        """Reads the vocabulary that training stored."""
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, words)

    def train(self, training_data: TrainingData) -> Resource:
        """Collects the vocabulary from the training phrases."""
        phrases = (example.get(TEXT) or "" for example in training_data.training_examples)
        words = sorted(trusted_words(phrases))
        self._vocabulary = words
        with self._storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(words), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mends the training phrases as messages will be."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets `mended` on each message."""
        for message in messages:
            message.set(MENDED, self._mend(message.get(TEXT) or ""), add_to_output=True)
        return messages
