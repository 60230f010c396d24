"""A small knowledge of our own, so that what a test expects can be read in one place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from signpost import encoder as encoder_module
from signpost import encoder_export, glossary, redact
from signpost.knowledge import Knowledge, knowledge

TOPIC = """\
---
title: Your annual review
reviewed: 2026-11-21
review_by: 2027-02-21
owner: plan-team
sources:
  - {title: The Act, url: "https://law.example/44"}
pages: [send-page]
teams: [plan-team]
helplines: [advice-line]
see_also: [money/pip, money/loan, money/grant, money/rent]
flow: find_a_team
---

## Young person

Your EHC plan is checked [at a meeting](glossary:annual-review). Ask your college.

You can bring a friend to it.

## Parent

The council must review the plan.

## Easy read

There is a meeting about your EHC plan.
You can go.

## More

- Read [the page](page:send-page) and [the next answer](topic:money/pip).
"""
PLAIN_TOPIC = """\
---
title: {title}
reviewed: 2026-11-20
review_by: 2027-02-21
owner: plan-team
sources: [{{title: A source, url: "https://law.example/{title}"}}]
---

## Young person

This is about {title}.

## Parent

This tells a parent about {title}.

## Professional

This tells staff about {title}.
"""
URGENT = """\
---
title: Danger
reviewed: 2026-11-21
review_by: 2027-05-21
owner: plan-team
sources: []
helplines: [advice-line, text-line]
teams: [plan-team, closed-team]
sign_off: nobody yet
---

## Young person

Get away if you can.

## Parent

Keep your child near you.

## Friend

Stay with your friend.

## Easy read

Go to a safe place.

## Unsure

I may have read this wrong.
"""
TALK = """\
---
title: {name}
options: [{{label: Money, choose: money/pip}}, {{label: Hello, choose: talk/greet}}]
---

## Young person

{name} for a young person.

## Parent

{name} for a parent.

## Easy read

{name} in easy words.
"""
TEAM = """\
name: The Plan Team
what: Plans.
easy_read: They write plans.
ages: [0, 25]
groups: [send]
areas: [leicester]
sources: ["https://team.example/"]
checked: 2026-11-21
confidence: high
phone: "0116 496 0001"
email: plans@team.example
web_page: https://team.example/
open: {mon-thu: "08:30-17:00", fri: "08:30-16:30"}
"""
HELPLINES = """\
- {id: advice-line, name: Advice Line, what: Advice., who: anyone, sources: [], checked: 2026-11-21,
   confidence: high, phone: "0808 157 0001", hours: weekdays, free: true}
- {id: text-line, name: Text Line, what: Talk., who: anyone, sources: [], checked: 2026-11-21,
   confidence: high, phone: "116 000", text: {number: 85000, words: HELLO},
   webchat: "https://chat.example/", web_page: "https://line.example/"}
- {id: web-line, name: Web Line, what: Talk., who: anyone, sources: [], checked: 2026-11-21,
   confidence: high, web_page: "https://web.example/"}
- {id: text-only, name: Text Only, what: Talk., who: anyone, sources: [], checked: 2026-11-21,
   confidence: high, text: {number: "07860 000001"}}
"""
PAGES = """\
- {id: send-page, title: SEND page, url: "https://pages.example/send", about: SEND,
   checked: 2026-11-21}
"""
GLOSSARY = """\
- {id: ehc-plan, term: EHC plan, also: [ehcp, education health and care plan], plain: A plan.,
   easy_read: A plan.}
- {id: annual-review, term: annual review, plain: A meeting., easy_read: A meeting.}
- {id: adhd, term: ADHD, also: [attention deficit], everyday: true, plain: A condition.,
   easy_read: A condition.}
- {id: plan, term: Plan, plain: What to do., easy_read: What to do.}
- {id: pa-care, term: PA (leaving care), also: [personal adviser], plain: They help., easy_read: X.}
- {id: pa-home, term: PA (direct payments), plain: A helper., easy_read: A helper.}
"""
MILESTONES = """\
- {id: at-18, at: {age: 18}, title: You are an adult, groups: [everyone], what: It is the law.,
   you_can: Vote., easy_read: You can vote., lead: you, source: {title: Law, url: "https://l.example"}}
"""
TALKS = (
    "welcome",
    "help",
    "did_you_mean",
    "unavailable",
    "not_understood",
    "offer_person",
    "greet",
)


def write(root: Path) -> Path:
    """The small knowledge, as files under `root`."""
    files = {
        "topics/ehc_plan/annual_review.md": TOPIC,
        "topics/service/talk_to_a_person.md": PLAIN_TOPIC.format(title="a person"),
        **{
            f"topics/money/{name}.md": PLAIN_TOPIC.format(title=name)
            for name in ("pip", "loan", "grant", "rent")
        },
        "urgent/danger_now.md": URGENT,
        **{f"talk/{name}.md": TALK.format(name=name) for name in TALKS},
        "teams/plan-team.yml": TEAM,
        "teams/unsure-team.yml": TEAM.replace("confidence: high", "confidence: low"),
        "teams/closed-team.yml": TEAM.split("open:")[0],
        "helplines.yml": HELPLINES,
        "pages.yml": PAGES,
        "glossary.yml": GLOSSARY,
        "milestones.yml": MILESTONES,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def forget() -> None:
    """What was read of `knowledge/` is read again when it is next asked for."""
    for cached in (
        knowledge,
        glossary._forms,
        glossary._every_form,
        glossary._pattern,
        redact._our_numbers,
        redact._our_hosts,
    ):
        cached.cache_clear()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Knowledge]:
    """The small knowledge in place of the real one."""
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", str(write(tmp_path / "knowledge")))
    forget()
    yield knowledge()
    forget()


@pytest.fixture(scope="session")
def plain_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published encoder as an ONNX file, without our adapter."""
    target = tmp_path_factory.mktemp("encoder") / "plain.onnx"
    encoder_export.export(encoder_export.packaged_folder(), target, adapter=Path("none.npz"))
    return target


@pytest.fixture
def plain(plain_encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The process uses the published encoder, and keeps its vectors in a file of the test."""
    monkeypatch.setenv("SIGNPOST_ENCODER", str(plain_encoder))
    monkeypatch.setenv("SIGNPOST_VECTORS", str(tmp_path / "vectors.npz"))
    encoder_module.encoder.cache_clear()
    yield
    encoder_module.encoder.cache_clear()
