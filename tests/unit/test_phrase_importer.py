"""Our importer hands Rasa the same phrases as its own; a change to a copy stays in the copy."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import phrase_importer, training_data
from bot.phrase_importer import Example, PhraseImporter

FILE = """version: "3.1"
nlu:
- intent: ask
  metadata: {topic: money/pip}
  examples: |
    - what's pip: the "new" one?
    - claim pip (again) #2
- intent: talk
  metadata: {topic: talk/greet}
  examples: |
    - hello
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "some.yml").write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(phrase_importer, "phrases", lambda: training_data.phrases(tmp_path))
    return tmp_path


def test_the_phrases_are_those_that_rasa_reads(folder: Path) -> None:
    by_rasa = RasaFileImporter(training_data_paths=[str(folder)]).get_nlu_data()
    ours = PhraseImporter().get_nlu_data()
    assert [e.data for e in ours.training_examples] == [e.data for e in by_rasa.training_examples]
    assert ours.fingerprint() == by_rasa.fingerprint()


def test_a_changed_copy_leaves_the_original_alone() -> None:
    first = Example({"text": "hello", "intent": "talk"})
    before = first.fingerprint()
    twin = copy.deepcopy(first)
    twin.set("mended", "hello", add_to_output=True)
    assert twin.fingerprint() != before
    assert (first.fingerprint(), first.get("mended")) == (before, None)
    assert "mended" not in first.output_properties


def test_a_property_set_anew_changes_the_fingerprint_only_if_its_value_does() -> None:
    example = Example({"text": "hello", "intent": "talk"})
    before = example.fingerprint()
    example.set("intent", "talk")
    assert example.fingerprint() == before == Message(example.data).fingerprint()
    example.set("intent", "ask")
    assert example.fingerprint() == Message(example.data).fingerprint() != before


def test_a_phrase_that_stands_twice_is_learnt_once() -> None:
    twice = [Example({"text": "hello", "intent": "talk"}) for _ in range(2)]
    assert len(TrainingData(twice).merge(TrainingData(twice)).training_examples) == 1
