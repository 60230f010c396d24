"""Puts danger before every other meaning of a message, on every channel."""

from __future__ import annotations

from typing import Any, Dict, List

import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.topic_classifier import UNDERSTOOD
from bot.intents import URGENT
from signpost.urgent import detector

LOOKED = "looked_for_danger"
"""The key in a message's metadata with which our site says that it has found no danger in it."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class UrgentDetector(GraphComponent):
    """Sets the intent `urgent`, whatever the classifier made of the message.

    The site looks before it asks the bot, with the same detector, and need not wait for it twice.
    """

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> UrgentDetector:
        """Makes the component; the detector itself is loaded here, not at the first message."""
        detector()
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets intent and kind on each message about danger."""
        for message in messages:
            if (message.get(METADATA) or {}).get(LOOKED):
                continue
            found = detector().detect(message.get(TEXT) or "")
            if found is None:
                continue
            understood = {
                "intent": URGENT,
                "topic": f"urgent/{found.kind}",
                "confidence": 1.0,
                "ranking": [],
                "urgent": msgspec.to_builtins(found),
            }
            message.set(UNDERSTOOD, understood, add_to_output=True)
            message.set(INTENT, {"name": URGENT, "confidence": 1.0}, add_to_output=True)
        return messages
