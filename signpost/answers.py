"""Makes replies from what is written in `knowledge/`. No fact and no sentence of its own."""

from __future__ import annotations

import re
from typing import Iterable, Mapping

from signpost import contacts, glossary, office_hours, watch
from signpost.content import Audience, Choice
from signpost.knowledge import knowledge
from signpost.reply import Kind, Option, PageLink, Reply, SourceLink
from signpost.urgent import Urgent
from signpost.words import words

SECTION: Mapping[Audience, str] = {
    "young_person": "Young person",
    "parent": "Parent",
    "professional": "Professional",
}
_LINK = re.compile(r"\[([^\]]+)\]\((glossary|topic|page):([^)]+)\)")
_ABOUT = {"child": "Parent", "friend": "Friend", "carer": "Carer"}


def topic(
    topic_id: str, audience: Audience, easy_read: bool, confidence: float | None = None
) -> Reply:
    """The short answer to a topic, for its reader.

    Raises:
        KeyError: if there is no such topic.
    """
    found = knowledge().topics[topic_id]
    first, rest = _split(found.sections, audience, easy_read)
    return Reply(
        kind="answer",
        text=first if easy_read else _linked(first),
        topic=topic_id,
        confidence=confidence,
        options=_next_steps(topic_id),
        teams=contacts.team_cards(found.head.teams),
        pages=page_links(found.head.pages),
        sources=[SourceLink(source.title, source.url) for source in found.head.sources],
        reviewed=found.head.reviewed.isoformat(),
        more=bool(rest),
    )


def more(topic_id: str, audience: Audience, easy_read: bool) -> Reply | None:
    """The rest of what is written on a topic, or None when there is no more.

    Raises:
        KeyError: if there is no such topic.
    """
    found = knowledge().topics[topic_id]
    _, rest = _split(found.sections, audience, easy_read)
    if not rest:
        return None
    helplines = contacts.helpline_lines(found.head.helplines)
    short = topic(topic_id, audience, easy_read)
    short.text = _linked("\n\n".join(part for part in (rest, helplines) if part))
    short.more = False
    return short


def urgent(found: Urgent, audience: Audience, easy_read: bool) -> Reply:
    """The fixed reply for one kind of danger: what to do now, and whom to call or text.

    When the council has set hours, it says who will see the message and when. A person is offered;
    there is no menu.
    """
    written = knowledge().urgent[found.kind]
    who = _ABOUT.get(found.about, SECTION.get(audience, "Young person"))
    names = ["Easy read"] if easy_read and found.about == "self" else []
    section = next(
        written.sections[name] for name in [*names, who, "Young person"] if name in written.sections
    )
    unsure = [] if found.sure else [written.sections.get("Unsure", "")]
    seen = watch.who_will_see(office_hours.now(), bool(names))
    numbers = contacts.helpline_lines(written.head.helplines)
    return Reply(
        kind="urgent",
        text="\n\n".join(part for part in [*unsure, section, seen, numbers] if part),
        topic=f"urgent/{found.kind}",
        options=[person_option()],
        teams=contacts.team_cards(written.head.teams),
        reviewed=written.head.reviewed.isoformat(),
    )


def urgent_check(kind: str) -> Reply:
    """What is said on the next turns: whether they are safe, and what to do if not.

    Raises:
        KeyError: if there is no such kind.
    """
    written = knowledge().urgent[kind]
    text = written.sections.get("Next") or written.sections["Young person"]
    return Reply(
        kind="urgent",
        text=text,
        topic=f"urgent/{kind}",
        options=[person_option()],
        reviewed=written.head.reviewed.isoformat(),
    )


def talk(name: str, audience: Audience, easy_read: bool, kind: Kind = "talk") -> Reply:
    """Small talk or a system text: knowledge/talk/<name>.md.

    Raises:
        KeyError: if there is no such file.
    """
    written = knowledge().talk[name]
    section = _section(written.sections, audience, easy_read)
    topic_id = f"talk/{name}" if kind == "talk" else None
    return Reply(kind=kind, text=section, topic=topic_id, options=_options(written.head.options))


def system(name: str, audience: Audience, easy_read: bool) -> Reply:
    """A text about the conversation itself, such as `too_long` or `empty`."""
    reply = talk(name, audience, easy_read)
    reply.topic = None
    return reply


def welcome(audience: Audience, easy_read: bool, page: str | None = None) -> Reply:
    """The first words, with the topic of the host page offered first when it names one."""
    reply = talk("welcome", audience, easy_read)
    if page in knowledge().topics:
        reply.options = [topic_option(page), *reply.options]
    reply.topic = None
    return reply


def unavailable(audience: Audience, easy_read: bool) -> Reply:
    """What is said when a part of the service is down: helplines, the duty team, what to do now."""
    reply = talk("unavailable", audience, easy_read, kind="unavailable")
    down = words()["when_down"]
    reply.text += "\n\n" + contacts.helpline_lines(down["helplines"])
    reply.teams = contacts.team_cards(down["teams"])
    return reply


def did_you_mean(topics: list[tuple[str, float]], audience: Audience, easy_read: bool) -> Reply:
    """Two or three topics (id, confidence) in plain words, none of these, and a person."""
    reply = talk("did_you_mean", audience, easy_read, kind="did_you_mean")
    reply.options = [topic_option(topic_id) for topic_id, _ in topics]
    reply.options += [Option(words()["none_of_these"], "talk/none"), person_option()]
    reply.confidence = topics[0][1] if topics else None
    return reply


def topic_option(topic_id: str) -> Option:
    """A button for a topic, labelled with its title."""
    return Option(knowledge().topics[topic_id].head.title, topic_id, topic_id)


def person_option() -> Option:
    """The button that is always there."""
    return Option(words()["person_button"], "service/talk_to_a_person", "service/talk_to_a_person")


def page_links(ids: Iterable[str]) -> list[PageLink]:
    """The pages by id, in order; one that is not there is left out (the check refuses it)."""
    pages = knowledge().pages
    return [PageLink(i, pages[i].title, pages[i].url) for i in ids if i in pages]


def _next_steps(topic_id: str) -> list[Option]:
    head = knowledge().topics[topic_id].head
    flow = [Option(words()["flows"][head.flow], f"flow/{head.flow}")] if head.flow else []
    return flow + [topic_option(i) for i in head.see_also if i in knowledge().topics][:3]


def _section(sections: Mapping[str, str], audience: Audience, easy_read: bool) -> str:
    wanted = [SECTION[audience], "Young person"]
    if easy_read:
        wanted.insert(0, "Easy read")
    if audience == "professional":
        wanted.insert(-1, "Parent")
    found = [sections[name] for name in wanted if name in sections]
    return found[0] if found else next(iter(sections.values()))


def _split(sections: Mapping[str, str], audience: Audience, easy_read: bool) -> tuple[str, str]:
    """The reply and the rest: the first paragraph, then what follows it and `## More`."""
    section = _section(sections, audience, easy_read)
    if easy_read:
        return section, ""
    first, _, rest = section.partition("\n\n")
    return first, "\n\n".join(part for part in (rest, sections.get("More", "")) if part)


def _linked(text: str) -> str:
    """Links by id become real links; a link to a topic keeps only its words."""

    def real(match: re.Match[str]) -> str:
        label, what, target = match.groups()
        if what == "glossary" and target in knowledge().glossary:
            return f"[{label}](/glossary#{target})"
        if what == "page" and target in knowledge().pages:
            return f"[{label}]({knowledge().pages[target].url})"
        return label

    return glossary.link_first_uses(_LINK.sub(real, text))


def _options(choices: Iterable[Choice]) -> list[Option]:
    topics = knowledge().topics
    return [Option(c.label, c.choose, c.choose if c.choose in topics else None) for c in choices]
