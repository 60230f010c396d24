"""Notices who is asking, as the entity `audience`."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.normaliser import MENDED
from signpost.audience import audience_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AudienceExtractor(GraphComponent):
    """Adds the entity `audience`; the domain maps it to the slot of that name."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AudienceExtractor:
        """Makes the component."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Adds the entity to each message in which it shows who is asking."""
        for message in messages:
            who = audience_of(message.get(MENDED) or "")
            if who is None:
                continue
            text = message.get(TEXT) or ""
            entity = {"entity": "audience", "value": who, "start": 0, "end": len(text)}
            entity["extractor"] = type(self).__name__
            message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages
