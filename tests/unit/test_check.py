# ruff: noqa: E501
"""Each rule of the content check fails on a fault planted in a copy of knowledge/."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from signpost.check import check
from signpost.check.dates import due
from signpost.knowledge import ROOT, load

TOPIC = "topics/ehc_plan/annual_review.md"
TEAM = "teams/leicester-duty-and-advice-service.yml"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT, tmp_path / "knowledge"))


def put_first(section: str, words: str) -> Callable[[str], str]:
    """Puts words at the start of a section."""
    return lambda text: text.replace(f"## {section}\n", f"## {section}\n\n{words}\n", 1)


def instead(old: str, new: str) -> Callable[[str], str]:
    """Replaces the first `old`."""

    def edit(text: str) -> str:
        assert old in text, f"the test expects “{old}” in the file"
        return text.replace(old, new, 1)

    return edit


LONG = "The council has to look at the plan again and again. " * 7
HARD = (
    "Notwithstanding aforementioned considerations, multidisciplinary professionals "
    "systematically operationalise comprehensive organisational accountability."
)
FAULTS = [
    ("schema: unknown field", TOPIC, instead("title:", "tilte:"), "schema", "tilte"),
    ("schema: a field is missing", TOPIC, instead("owner:", "confirm: []\nxowner:"), "schema", "owner"),
    ("schema: broken YAML", "helplines.yml", lambda t: t + "\n- id: [", "schema", "helplines.yml"),
    ("an id of nobody", TOPIC, None, "inventory", "no file"),
    ("a version is missing", TOPIC, instead("## Easy read", "## Easier"), "versions", "Easy read"),
    ("no source", "topics/work/apprenticeships.md", None, "sources", "No source"),
    ("an unknown team", TOPIC, instead("\nteams: [", "\nteams: [team-of-nobody, "), "links", "team-of-nobody"),
    ("an unknown page", TOPIC, instead("\npages: [", "\npages: [no-such-page, "), "links", "no-such-page"),
    ("an unknown helpline", "topics/health/mental_health_help.md", instead("\nhelplines: [", "\nhelplines: [no-line, "), "links", "no-line"),
    ("an unknown topic", TOPIC, instead("\nsee_also: [", "\nsee_also: [ehc_plan/no, "), "links", "ehc_plan/no"),
    ("an unknown word", TOPIC, put_first("More", "See [this](glossary:no-word)."), "links", "no-word"),
    ("it leads nowhere", TOPIC, None, "leads-on", "leads nowhere"),
    ("a phone number", TOPIC, put_first("More", "Ring 0116 496 0123."), "contact", "0116 496 0123"),
    ("an e-mail address", TOPIC, put_first("More", "Write to jay@example.org."), "contact", "jay@"),
    ("a web address", TOPIC, put_first("More", "See www.example.org."), "contact", "www."),
    ("a street address", TOPIC, put_first("More", "Go to 12 High Street."), "contact", "12 High Street"),
    ("review before it was reviewed", TOPIC, None, "review-date", "due on"),
    ("a long first paragraph", TOPIC, put_first("Parent", LONG), "first-paragraph", "words"),
    ("a hard text for the young person", TOPIC, put_first("Young person", HARD * 3), "grade", "Young person"),
    ("a hard text for the parent", TOPIC, put_first("Parent", HARD * 4), "grade", "Parent"),
    ("a hard Easy read", TOPIC, put_first("Easy read", HARD * 2), "grade", "Easy read"),
    ("a long Easy read sentence", TOPIC, put_first("Easy read", "We go to see a man and a dog and a cat and a bird and a fish."), "easy-sentence", "words"),
    ("two Easy read sentences", TOPIC, put_first("Easy read", "You can go. You can sit."), "easy-sentence", "Two sentences"),
    ("a word to avoid", TOPIC, put_first("More", "Go in order to see."), "plain-words", "in order to"),
    ("an exclamation mark", TOPIC, put_first("More", "Go now!"), "plain-words", "exclamation"),
    ("American spelling", TOPIC, put_first("More", "The center is open."), "british", "center"),
    ("“you” to the wrong person", TOPIC, put_first("Parent", "This is about your EHC plan."), "parent-you", "your EHC plan"),
    ("a contact that is not sure", TEAM, instead("confidence: high", "confidence: low"), "contact-confidence", "low"),
    ("hours that cannot be read", TEAM, lambda t: t + "\nopen: {monday: 9 to 5}\n" if "open:" not in t else instead("always: true", "monday: 9 to 5")(t), "hours", "monday"),
]  # fmt: skip


def plant(copy: Path, name: str, file: str, edit: Callable[[str], str] | None) -> None:
    path = copy / file
    if edit is not None:
        path.write_text(edit(path.read_text()))
        return
    lines = path.read_text().splitlines()
    drop = {"no source": ("sources",), "it leads nowhere": ("teams", "pages", "see_also", "flow")}
    if name == "an id of nobody":
        path.rename(path.with_name("another.md"))
    elif name == "review before it was reviewed":
        kept = [x if not x.startswith("review_by:") else "review_by: 2020-01-01" for x in lines]
        path.write_text("\n".join(kept))
    else:
        path.write_text("\n".join(without(lines, drop[name])))


def without(lines: list[str], fields: tuple[str, ...]) -> list[str]:
    """The lines of a front matter without these fields; `sources` becomes an empty list."""
    kept: list[str] = []
    dropping = False
    for line in lines:
        if not line.startswith((" ", "-")) or line == "---":
            dropping = line.split(":")[0] in fields
            if dropping and line.startswith("sources"):
                kept.append("sources: []")
        if not dropping:
            kept.append(line)
    return kept


@pytest.mark.parametrize(
    ("name", "file", "edit", "rule", "words"), FAULTS, ids=[f[0] for f in FAULTS]
)
def test_a_planted_fault_is_found(
    copy: Path, name: str, file: str, edit: Callable[[str], str] | None, rule: str, words: str
) -> None:
    plant(copy, name, file, edit)
    found = [str(p) for p in check(copy) if p.rule == rule]
    assert any(words in line and Path(file).parent.name in line for line in found), found


def test_what_is_written_has_no_fault() -> None:
    assert [str(problem) for problem in check(ROOT)] == []


def test_an_exception_beside_the_text_excuses_it(copy: Path) -> None:
    path = copy / TOPIC
    text = put_first("More", "Go in order to see.")(path.read_text())
    path.write_text(
        text.replace("title:", "exceptions: {plain-words: the form says so}\ntitle:", 1)
    )
    assert not [p for p in check(copy) if p.rule == "plain-words"]


def test_due_names_what_must_be_read_again() -> None:
    known = load(ROOT)
    assert due(known, dt.date(2000, 1, 1)) == []
    everything = due(known, dt.date(2100, 1, 1))
    assert len(everything) == len(known.topics) + len(known.urgent)
    assert everything == sorted(everything)
