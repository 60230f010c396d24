"""The pipeline's components on real Rasa messages: trained, stored, loaded and used."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import urgent_detector
from bot.components.audience_extractor import AudienceExtractor
from bot.components.normaliser import MENDED, MessageNormaliser
from bot.components.topic_classifier import UNDERSTOOD, TopicClassifier, topic_of, understand
from bot.components.urgent_detector import LOOKED, UrgentDetector
from signpost.classifier import Guess
from signpost.urgent import Detector

PHRASES = {
    "money/pip": ["what is pip", "how do i claim pip", "personal independence payment"],
    "ehc_plan/annual_review": ["my annual review", "when is my annual review", "review meeting"],
    "talk/greet": ["hello", "hi there", "good morning"],
    "life/zedfield": ["where is zedfield", "zedfield opening hours"],  # a name no dictionary has
}
CONTEXT = ExecutionContext(GraphSchema({}))
WHERE = Resource("component")


def examples() -> TrainingData:
    """Training data as Rasa reads it from bot/data/nlu."""
    return TrainingData(
        [
            Message({"text": text, "intent": intent, "metadata": {"intent": {"topic": topic}}})
            for topic, texts in PHRASES.items()
            for text in texts
            for intent in ["talk" if topic.startswith("talk/") else "ask"]
        ]
    )


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> LocalModelStorage:
    return LocalModelStorage.create(tmp_path_factory.mktemp("storage"))


@pytest.fixture(scope="module")
def normaliser(storage: LocalModelStorage) -> MessageNormaliser:
    """Trained, stored and loaded again."""
    made = MessageNormaliser.create({}, storage, WHERE, CONTEXT)
    assert made.train(examples()) == WHERE
    return MessageNormaliser.load({}, storage, WHERE, CONTEXT)


def test_the_normaliser_mends_and_keeps_what_was_typed(normaliser: MessageNormaliser) -> None:
    message = normaliser.process([Message({"text": "wot is ANUAL zedfeild"})])[0]
    assert message.get("text") == "wot is ANUAL zedfeild"
    assert message.get(MENDED) == "what is annual zedfield"
    assert message.as_dict(only_output_properties=True)[MENDED] == "what is annual zedfield"


def test_training_phrases_are_mended_as_messages_will_be(normaliser: MessageNormaliser) -> None:
    data = normaliser.process_training_data(examples())
    assert [e.get(MENDED) for e in data.training_examples][:2] == [
        "what is pip",
        "how do i claim pip",
    ]


def test_the_vocabulary_is_what_stands_in_more_than_one_phrase(
    normaliser: MessageNormaliser, storage: LocalModelStorage
) -> None:
    with storage.read_from(WHERE) as folder:
        words = json.loads((folder / "vocabulary.json").read_text())
    assert {"pip", "annual", "review", "my"} <= set(words)
    assert "meeting" not in words


@pytest.mark.parametrize("text", ["", None, "😀", "???"])
def test_a_message_of_nothing_is_no_error(normaliser: MessageNormaliser, text: str | None) -> None:
    assert normaliser.process([Message({"text": text})])[0].get(MENDED) is not None


@pytest.fixture
def classifier(
    plain: None, normaliser: MessageNormaliser, storage: LocalModelStorage
) -> TopicClassifier:
    """Trained, stored and loaded again."""
    data = normaliser.process_training_data(examples())
    config = {"answer_at": 0.5, "ours_at": 0.3}
    made = TopicClassifier.create(config, storage, Resource("topics"), CONTEXT)
    made.train(data)
    assert made.process_training_data(data) is data
    return TopicClassifier.load(config, storage, Resource("topics"), CONTEXT)


def read(text: str, normaliser: MessageNormaliser, classifier: TopicClassifier) -> dict[str, Any]:
    message = classifier.process(normaliser.process([Message({"text": text})]))[0]
    said: dict[str, Any] = message.as_dict(only_output_properties=True)
    return said


ASKED = [
    ("wots PIP", "ask", "money/pip"),
    ("when will my anual reveiw be", "ask", "ehc_plan/annual_review"),
    ("HI there!", "talk", "talk/greet"),
]


def test_what_is_asked_is_understood_after_training_and_loading(
    normaliser: MessageNormaliser, classifier: TopicClassifier
) -> None:
    for text, intent, topic in ASKED:
        said = read(text, normaliser, classifier)
        assert (said["intent"]["name"], said[UNDERSTOOD]["topic"]) == (intent, topic), text
        assert said["intent"]["confidence"] == said[UNDERSTOOD]["confidence"] >= 0.5
    other = read("football scores on saturday", normaliser, classifier)
    assert other["intent"]["name"] == "not_understood"


def test_a_classifier_that_was_not_trained_says_nothing(storage: LocalModelStorage) -> None:
    config = TopicClassifier.get_default_config()
    made = TopicClassifier.create(config, storage, WHERE, CONTEXT)
    assert UNDERSTOOD not in made.process([Message({"text": "hi", MENDED: "hi"})])[0].data


def test_a_phrase_without_a_topic_is_not_learnt_from() -> None:
    assert topic_of(Message({"text": "hi"})) is None
    assert topic_of(Message({"text": "hi", "metadata": {"intent": {"topic": "a/b"}}})) == "a/b"


RANKINGS = [
    # label, probability, nearness; from which probability, from which product; what follows
    ("sure and near", [("money/pip", 0.9, 0.9)], "ask"),
    ("just sure enough", [("money/pip", 0.65, 0.9)], "ask"),
    ("sure, of small talk", [("talk/greet", 0.9, 0.9)], "talk"),
    ("sure, of a wish for a person", [("service/talk_to_a_person", 0.9, 0.9)], "hand_off"),
    ("between two", [("money/pip", 0.64, 0.9), ("money/dla", 0.3, 0.9)], "unsure"),
    ("far ahead of all others", [("money/pip", 0.55, 0.9), ("money/dla", 0.13, 0.9)], "ask"),
    ("ahead, but it may be chance", [("money/pip", 0.49, 0.9), ("money/dla", 0.1, 0.9)], "unsure"),
    ("sure, but far from all we know", [("money/pip", 0.9, 0.2)], "not_understood"),
    ("torn, but the second is near", [("a/b", 0.4, 0.1), ("c/d", 0.39, 0.9)], "unsure"),
]


@pytest.mark.parametrize(("why", "guesses", "intent"), RANKINGS, ids=[r[0] for r in RANKINGS])
def test_what_a_ranking_amounts_to(
    why: str, guesses: list[tuple[str, float, float]], intent: str
) -> None:
    found = understand([Guess(*guess) for guess in guesses], answer_at=0.65, ours_at=0.25)
    assert found["intent"] == intent
    assert found["topic"] == guesses[0][0]
    assert [row["label"] for row in found["ranking"]] == [guess[0] for guess in guesses]
    json.dumps(found)  # it travels as JSON


@pytest.fixture(scope="module")
def phrases_alone() -> Detector:
    """Reads by the written phrases alone, so that no trained file is needed."""
    return Detector(None)


@pytest.fixture
def detector(phrases_alone: Detector, monkeypatch: pytest.MonkeyPatch) -> UrgentDetector:
    monkeypatch.setattr(urgent_detector, "detector", lambda: phrases_alone)
    return UrgentDetector.create({}, None, WHERE, CONTEXT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["i want to kill myself", "I WANT TO KILL MYSELF!!", "gonna kil myself"]
)
def test_danger_comes_before_what_the_classifier_made_of_it(
    detector: UrgentDetector, text: str
) -> None:
    before = Message({"text": text, "intent": {"name": "ask", "confidence": 0.99}})
    said = detector.process([before])[0].as_dict(only_output_properties=True)
    assert said["intent"] == {"name": "urgent", "confidence": 1.0}
    assert said[UNDERSTOOD]["topic"] == "urgent/suicide_or_self_harm"
    assert said[UNDERSTOOD]["urgent"]["sure"] is True


@pytest.mark.parametrize("text", ["what is pip", "", None])
def test_an_ordinary_message_is_left_as_it_was(detector: UrgentDetector, text: str | None) -> None:
    intent = {"name": "ask", "confidence": 0.9}
    message = detector.process([Message({"text": text, "intent": intent})])[0]
    assert message.get("intent") == intent
    assert message.get(UNDERSTOOD) is None


def test_only_a_message_that_our_site_has_read_is_not_read_again(detector: UrgentDetector) -> None:
    for metadata, urgent in (({LOOKED: True}, False), ({LOOKED: False}, True), ({}, True)):
        message = Message({"text": "i want to kill myself", "metadata": metadata})
        assert (detector.process([message])[0].get(UNDERSTOOD) is not None) == urgent


def test_who_is_asking_becomes_an_entity() -> None:
    extractor = AudienceExtractor.create({}, None, WHERE, CONTEXT)  # type: ignore[arg-type]
    earlier = {"entity": "other", "value": "x"}
    message = Message({"text": "My SON is 17", MENDED: "my son is 17", "entities": [earlier]})
    found = extractor.process([message])[0].get("entities")
    assert found[0] == earlier
    assert (found[1]["entity"], found[1]["value"]) == ("audience", "parent")
    assert (found[1]["start"], found[1]["end"]) == (0, 12)
    silent = extractor.process([Message({"text": "what is pip", MENDED: "what is pip"})])[0]
    assert silent.get("entities") is None
