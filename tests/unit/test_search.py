"""The search of pages and topics: by words, by meaning, and quietly when nothing fits."""

from __future__ import annotations

import pytest

from signpost import encoder, search
from signpost.stems import stem, stems

FINDS = [
    # what somebody types, and a topic or page that must be among the first three
    ("college transport", "ehc_plan/transport"),
    ("where on the website can i find transport information", "lo-post16-transport-faq"),
    ("i need the web page for short breaks", "families-short-breaks"),
    ("link for the ehcp request form", "ehc_plan/request_assessment"),
    ("page about supported living", "adult_care/supported_living"),
    ("preparing for adulthood", "lcc-pfa-strategy-2021-2025"),
    ("respite", "adult_care/short_breaks"),
    ("dentist", "health/gp_and_dentist"),
    ("who can i complain to", "turning_18/complaints"),
    ("pip", "money/dla_to_pip"),
    ("blue badge", "life/bus_pass_and_blue_badge"),
]
NOTHING = [
    "what is the weather tomorrow",
    "who won the match last night",
    "asdkjh qwlekj",
    "",
    "?!",
]


@pytest.mark.parametrize(("query", "wanted"), FINDS)
def test_finds(query: str, wanted: str) -> None:
    assert wanted in [hit.id for hit in search.find(query)[:5]]


@pytest.mark.parametrize("query", NOTHING)
def test_finds_nothing_worth_showing(query: str) -> None:
    assert search.find(query, at_least=search.GOOD) == []


def test_what_was_refused_is_left_out() -> None:
    first = search.find("short breaks")[0].id
    assert first not in [hit.id for hit in search.find("short breaks", skip=[first])]


def test_scores_fall_and_stay_between_none_and_one() -> None:
    scores = [hit.score for hit in search.find("annual review", at_least=0.0)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_words_alone_do_when_there_is_no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> encoder.Encoder:
        raise encoder.EncoderError("no file")

    monkeypatch.setattr(search, "encoder", missing)
    index = search.Index(search.index().entries)
    assert index.find("dentist")[0].id == "health/gp_and_dentist"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reviews", "review"),
        ("reviewing", "review"),
        ("complaints", "complaint"),
        ("colleges", "college"),
        ("carers", "carer"),
        ("policies", "policy"),
        ("assessments", "assessment"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_little_words_carry_no_meaning() -> None:
    assert stems("can you find me the page about this") == []
