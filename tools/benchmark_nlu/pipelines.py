"""The pipelines that are compared, as Rasa configurations for understanding alone."""

from __future__ import annotations

from typing import Any, NamedTuple

from bot.train import BOT
from signpost.yaml_file import read_yaml

OWN_ADAPTER, SHIPPED_ADAPTER, NO_ADAPTER = "own", "shipped", "none"


class Pipeline(NamedTuple):
    """A pipeline: what it is, its components, and (ours only) which adapter its encoder has.

    `at_all` says that it is measured with all phrasings too; the others would take hours.
    """

    what: str
    components: list[dict[str, Any]]
    adapter: str | None = None
    at_all: bool = False


def _shipped() -> list[dict[str, Any]]:
    config = read_yaml(BOT / "config.yml")
    components: list[dict[str, Any]] = config["pipeline"]
    return components


def _without_danger() -> list[dict[str, Any]]:
    """Ours without the danger detector: its head is for the vectors of the shipped encoder only."""
    return [c for c in _shipped() if not c["name"].endswith(".UrgentDetector")]


def _words(**second: Any) -> list[dict[str, Any]]:
    """Tokens, and counts of words and of pieces of words: how both peers begin."""
    names = ("WhitespaceTokenizer", "RegexFeaturizer", "LexicalSyntacticFeaturizer")
    counts = {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1}
    return [
        *({"name": name} for name in names),
        {"name": "CountVectorsFeaturizer"},
        {**counts, "max_ngram": 4},
    ]


# What `rasa init` of Rasa 3.6.21 writes into config.yml.
_RASA_INIT: list[dict[str, Any]] = [
    *_words(),
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
    {"name": "EntitySynonymMapper"},
    {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]
_BUEROKRATT: list[dict[str, Any]] = [
    *_words(),
    {"name": "DIETClassifier", "epochs": 40},
    {"name": "FallbackClassifier", "threshold": 0.8},
]

PIPELINES = {
    "rasa-init": Pipeline("what `rasa init` writes (DIET, 100 epochs)", _RASA_INIT),
    "buerokratt": Pipeline("Bürokratt's (DIET, 40 epochs)", _BUEROKRATT),
    "ours-plain": Pipeline("ours without the adapter", _without_danger(), NO_ADAPTER),
    "ours-own": Pipeline(
        "ours, adapter taught these phrasings only", _without_danger(), OWN_ADAPTER
    ),
    "ours": Pipeline("ours as shipped", _shipped(), SHIPPED_ADAPTER, at_all=True),
}
