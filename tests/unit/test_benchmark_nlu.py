"""The benchmark measures what it says: fair draws, honest counting, tables in their places."""

from __future__ import annotations

import pytest

from tools.benchmark_nlu.in_rasa import answered
from tools.benchmark_nlu.method import Found
from tools.benchmark_nlu.phrasings import draw, intent_name, topic_id, write_nlu
from tools.benchmark_nlu.pipelines import PIPELINES
from tools.benchmark_nlu.public import figures
from tools.benchmark_nlu.report import DOCUMENT, TABLES, put
from tools.evaluation.questions import Question

_EXAMPLES = [(f"{label} {number}", label) for label in ("a/x", "a/y") for number in range(9)]


def test_a_draw_takes_the_same_number_of_each_label_and_repeats() -> None:
    drawn = draw(_EXAMPLES, 3, seed=1)
    assert [sum(label == x for _, label in drawn) for x in ("a/x", "a/y")] == [3, 3]
    assert drawn == draw(_EXAMPLES, 3, seed=1)
    assert drawn != draw(_EXAMPLES, 3, seed=2)
    assert sorted(draw(_EXAMPLES, None)) == sorted(_EXAMPLES)


def test_topics_survive_as_intents_and_in_the_file_for_rasa(tmp_path) -> None:
    assert "/" not in intent_name("turning_18/money")
    assert topic_id(intent_name("turning_18/money")) == "turning_18/money"
    write_nlu(_EXAMPLES, tmp_path / "nlu.yml")
    text = (tmp_path / "nlu.yml").read_text(encoding="utf-8")
    assert "\nnlu:" in text  # Rasa looks for this line
    assert "topic: a/x" in text


def test_the_peers_are_what_they_are_said_to_be() -> None:
    diet = {
        name: next((c for c in p.components if c["name"] == "DIETClassifier"), {})
        for name, p in PIPELINES.items()
    }
    assert (diet["rasa-init"]["epochs"], diet["buerokratt"]["epochs"]) == (100, 40)
    fallback = PIPELINES["buerokratt"].components[-1]
    assert (fallback["name"], fallback["threshold"]) == ("FallbackClassifier", 0.8)
    assert not any(diet[name] for name in PIPELINES if name.startswith("ours"))


def test_a_peer_that_falls_back_has_not_answered_but_keeps_its_first_choice() -> None:
    ranking = [{"name": "nlu_fallback", "confidence": 0.8}, {"name": "a.x", "confidence": 0.4}]
    parsed = {"intent": ranking[0], "intent_ranking": ranking}
    found = answered(Question("?", "a/x"), parsed)
    assert (found.outcome, found.top, found.is_right) == ("not_understood", ["a/x"], True)


def test_ours_is_read_from_what_the_pipeline_understood() -> None:
    understood = {"intent": "unsure", "topic": "a/x", "confidence": 0.4}
    parsed = {"signpost": {**understood, "ranking": [{"label": "a/x"}, {"label": "a/y"}]}}
    found = answered(Question("?", "a/y"), parsed)
    assert (found.outcome, found.top) == ("did_you_mean", ["a/x", "a/y"])


def test_refusing_costs_accuracy_in_scope_and_earns_recall_outside() -> None:
    asked = [Found(["x"], 0.9), Found(["y", "x"], 0.6), Found(["y"], 0.15)]
    outside = [Found(["x"], 0.12), Found(["y"], 0.7)]
    found = figures(["x", "x", "y"], asked, outside)
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert found["top_three"] == 1
    by_threshold = {t: (right, caught) for t, right, caught in found["by_threshold"]}
    assert by_threshold[0.05] == pytest.approx((2 / 3, 0))
    assert by_threshold[0.2] == pytest.approx((1 / 3, 0.5))
    assert by_threshold[0.8] == pytest.approx((1 / 3, 1))
    assert found["trade"][0] == pytest.approx((0, 2 / 3))
    assert found["trade"][100] == pytest.approx((1, 1 / 3))


def test_a_table_is_put_between_its_marks_and_nowhere_else() -> None:
    text = "before\n<!-- t -->\nold\n<!-- end of t -->\nafter"
    assert put(text, "t", "| new |") == "before\n<!-- t -->\n| new |\n<!-- end of t -->\nafter"
    with pytest.raises(ValueError, match="needs"):
        put("no marks", "t", "")


def test_the_document_has_a_place_for_every_table() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    for name in TABLES:
        assert f"<!-- {name} -->" in text
        assert f"<!-- end of {name} -->" in text
