# ruff: noqa: E501
"""A broken file of knowledge/ is refused with a sentence that names the file and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from signpost.knowledge import KnowledgeError, load, sections_of
from tests.unit.conftest import write

TOPIC = "topics/ehc_plan/annual_review.md"
TEAM = "teams/plan-team.yml"
# What an editor did, the file, what stood there, what stands there now, and what we say.
SLIPS = [
    ("misspelt a field", TOPIC, "title:", "tilte:", ["knowledge/" + TOPIC, "“tilte”", "misspelt"]),
    ("left a field out", TOPIC, "owner: plan-team\n", "", [TOPIC, "“owner” is missing"]),
    ("wrote no date", TOPIC, "2026-11-21", "soon", [TOPIC, "“reviewed” is wrong"]),
    ("wrote one word for a list", TOPIC, "[send-page]", "send-page", [TOPIC, "“pages” is wrong"]),
    ("misspelt inside a source", TOPIC, "url:", "ulr:", [TOPIC, "“ulr”"]),
    ("emptied a section", TOPIC, "The council must review the plan.", "", [TOPIC, "“Parent”"]),
    ("wrote no section", TOPIC, "## ", "", [TOPIC, "no “## …” section"]),
    ("broke the front matter", TOPIC, "pages: [send-page]", "pages: [", [TOPIC, "line", "YAML"]),
    ("wrote a word that is no choice", TEAM, "confidence: high", "confidence: sure", [TEAM, "“confidence” is wrong"]),
    ("gave one age", TEAM, "ages: [0, 25]", "ages: [25]", [TEAM, "“ages” is wrong"]),
    ("gave a number for a phone", TEAM, '"0116 496 0001"', "999", [TEAM, "“phone” is wrong"]),
    ("broke a list file", "pages.yml", "- {id", "{id", ["knowledge/pages.yml", "list"]),
    ("used an id twice", "glossary.yml", "id: adhd", "id: plan", ["glossary.yml", "“plan”", "twice"]),
    ("left an id out", "glossary.yml", "id: adhd, ", "", ["glossary.yml", "“id” is missing"]),
    ("broke a helpline", "helplines.yml", "free: true", "free: perhaps", ["helplines.yml", "“advice-line”", "“free” is wrong"]),
    ("broke a milestone", "milestones.yml", "age: 18", "age: old", ["milestones.yml", "“at-18”", "“at.age” is wrong"]),
    ("broke an urgent reply", "urgent/danger_now.md", "sign_off: nobody yet\n", "", ["urgent/danger_now.md", "“sign_off” is missing"]),
    ("broke small talk", "talk/help.md", "label:", "lable:", ["talk/help.md", "“lable”"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("slip", "file", "was", "now", "says"), SLIPS, ids=[slip[0] for slip in SLIPS]
)
def test_a_broken_file_is_refused_with_a_sentence(
    slip: str, file: str, was: str, now: str, says: list[str], tmp_path: Path
) -> None:
    path = write(tmp_path) / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refused:
        load(tmp_path)
    said = str(refused.value)
    assert not [words for words in says if words not in said], said
    assert said.endswith((".", "?")), said


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (write(tmp_path) / "pages.yml").unlink()
    with pytest.raises(KnowledgeError, match=r"knowledge/pages\.yml: the file is missing"):
        load(tmp_path)


def test_everything_is_found_by_its_id(tmp_path: Path) -> None:
    known = load(write(tmp_path))
    assert set(known.topics) >= {"ehc_plan/annual_review", "money/pip"}
    assert known.topics["ehc_plan/annual_review"].head.title == "Your annual review"
    assert list(known.topics["ehc_plan/annual_review"].sections) == [
        "Young person",
        "Parent",
        "Easy read",
        "More",
    ]
    assert known.teams["plan-team"].ages == (0, 25)
    assert known.urgent["danger_now"].sections["Friend"] == "Stay with your friend."
    assert known.glossary["plan"].plain == "What to do."
    assert known.milestones["at-18"].at.age == 18


def test_sections_end_where_the_next_begins() -> None:
    text = "Before.\n\n## One\n\na\n\n### Deeper\n\nb\n\n## Two words\nc"
    assert sections_of(text) == {"One": "a\n\n### Deeper\n\nb", "Two words": "c"}


def test_what_is_really_written_can_be_loaded() -> None:
    known = load()
    assert len(known.topics) > 100
    assert known.urgent
    assert known.teams
