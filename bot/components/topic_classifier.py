"""Finds the topic of a message and how sure it is, and from that the intent."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import msgspec
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.normaliser import MENDED
from bot.intents import NOT_UNDERSTOOD, UNSURE, intent_of
from signpost import vector_cache
from signpost.classifier import Classifier, Guess
from signpost.encoder import encoder
from signpost.follow_up import in_its_light, is_follow_up
from signpost.knowledge import knowledge
from signpost.questions_in import questions_in

UNDERSTOOD = "signpost"
"""The key under which each message carries what was understood of it."""
_FILE = "classifier.npz"
_CLEAR = 0.6
"""The probability from which a part of a message, or a short message alone, speaks for itself."""

_LEAD_FROM, _LEAD = 0.5, 4.0
"""A smaller probability is enough when the second choice has not a quarter of it."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Sentence vectors and logistic regression, one label for each topic id.

    Config: `answer_at`, the probability from which an answer is given outright; `ours_at`, the
    probability times nearness under which the message is taken to be about something else. Both
    come from the tuning set (docs/benchmarks.md).
    """

    def __init__(
        self,
        config: Dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        head: Optional[Classifier] = None,
    ) -> None:
        self._answer_at = float(config["answer_at"])
        self._ours_at = float(config["ours_at"])
        self._storage = storage
        self._resource = resource
        self._head = head

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The thresholds, when config.yml names none."""
        return {"answer_at": 0.65, "ours_at": 0.08}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """Makes an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """Reads the head that training stored."""
        with model_storage.read_from(resource) as folder:
            head = Classifier.load(folder / _FILE)
        return cls(config, model_storage, resource, head)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the head to the phrases; each carries its topic id as metadata of its intent."""
        examples = [example for example in training_data.intent_examples if topic_of(example)]
        texts = [str(example.get(MENDED)) for example in examples]
        labels = [str(topic_of(example)) for example in examples]
        self._head = Classifier.train(vector_cache.encode(texts), texts, labels)
        with self._storage.write_to(self._resource) as folder:
            self._head.save(folder / _FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the training data as it is: nothing later in the pipeline learns from it."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets the intent and what was understood on each message."""
        for message in messages:
            if self._head is None or not message.get(TEXT):
                continue
            understood = self._understand(message.get(MENDED), previous_topic(message))
            message.set(UNDERSTOOD, understood, add_to_output=True)
            intent = {"name": understood["intent"], "confidence": understood["confidence"]}
            message.set(INTENT, intent, add_to_output=True)
        return messages

    def _understand(self, mended: str, previous: Optional[str]) -> Dict[str, Any]:
        """What a mended message asks, in the light of the topic before where it needs that."""
        assert self._head is not None
        parts = questions_in(mended)
        texts = [mended, *(parts if len(parts) > 1 else [])]
        follows = previous is not None and is_follow_up(mended)
        if follows:
            title = knowledge().topics[str(previous)].head.title
            texts.append(in_its_light(mended, title))
        vectors = encoder().encode(texts)
        ranked = [self._head.rank(*pair) for pair in zip(vectors, texts, strict=True)]
        alone = ranked[0]
        if follows and not (alone[0].probability >= _CLEAR and is_topic(alone[0].label)):
            found = understand(ranked[-1], self._answer_at, self._ours_at)
            return {**found, "follows": previous}
        found = understand(alone, self._answer_at, self._ours_at)
        asked = distinct_topics(ranked[1 : len(parts) + 1] if len(parts) > 1 else [])
        if len(asked) > 1:
            first, second = asked[:2]
            found |= {"intent": intent_of(first.label), "topic": first.label}
            found |= {"confidence": round(first.probability, 4), "second": second.label}
        return found


def previous_topic(message: Message) -> Optional[str]:
    """The topic that was answered before this message, from the channel, if it is still known."""
    topic: Optional[str] = (message.get(METADATA) or {}).get("previous")
    return topic if topic in knowledge().topics else None


def is_topic(label: str) -> bool:
    """Whether a label is an ordinary topic and not small talk."""
    return label in knowledge().topics


def distinct_topics(ranked: List[List[Guess]]) -> List[Guess]:
    """The clear first choices of each question in a message that are ordinary topics, once each."""
    firsts = [r[0] for r in ranked if r[0].probability >= _CLEAR and is_topic(r[0].label)]
    return list({guess.label: guess for guess in reversed(firsts)}.values())[::-1]


def topic_of(example: Message) -> Optional[str]:
    """The topic id of a training phrase, from the metadata of its intent."""
    metadata = example.get(METADATA) or {}
    topic: Optional[str] = (metadata.get(INTENT) or {}).get("topic")
    return topic


def leads(ranked: List[Guess]) -> bool:
    """Whether the first choice is far ahead of every other, and not by chance."""
    first, *others = ranked
    return first.probability >= max([_LEAD_FROM, *(_LEAD * g.probability for g in others)])


def understand(ranked: List[Guess], answer_at: float, ours_at: float) -> Dict[str, Any]:
    """What the ranked guesses amount to: intent, topic, confidence and the ranking itself."""
    best = ranked[0]
    if max(guess.ours for guess in ranked) < ours_at:
        intent = NOT_UNDERSTOOD
    elif best.probability < answer_at and not leads(ranked):
        intent = UNSURE
    else:
        intent = intent_of(best.label)
    return {
        "intent": intent,
        "topic": best.label,
        "confidence": round(best.probability, 4),
        "ours": round(best.ours, 4),
        "ranking": [
            {**msgspec.to_builtins(guess), "ours": round(guess.ours, 4)} for guess in ranked
        ],
    }
