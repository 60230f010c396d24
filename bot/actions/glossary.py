"""Says what a word or abbreviation means."""

from __future__ import annotations

import re
from typing import List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from bot.actions.heard import typed
from bot.actions.links import public_url
from signpost import answers, glossary, search
from signpost.content import Term
from signpost.conversations import conversation
from signpost.knowledge import knowledge
from signpost.reply import PageLink, Reply
from signpost.stems import content_words

TOPIC = "service/what_does_it_mean"
_LONGEST_WORD = 40
_RESULTS = 3


class ActionGlossary(ReplyAction):
    """The plain meaning, or that there is none yet and what the search finds."""

    action_name = "action_glossary"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Looks the word up in what was typed; without a word, says how to ask for one."""
        text = "" if turn.understood.get("chosen") else turn.text
        word = asked_word(text)
        mended = typed(tracker.latest_message or {})
        terms = glossary.look_up(word) or glossary.look_up(text) or glossary.look_up(mended)
        if terms:
            found = meaning(terms, word, turn)
        elif content_words(word):
            found = unknown(word, mended, turn)
        else:
            found = answers.topic(TOPIC, turn.audience, turn.easy_read)
            found.pages = [_all_words(), *found.pages]
        found.confidence = turn.understood.get("confidence")
        say(dispatcher, turn, found)
        return [SlotSet("misses", 0), *_remember(terms)]


def asked_word(text: str) -> str:
    """The part of a question that is the word asked about: “DST” of “what does DST mean”."""
    written = conversation("glossary")
    after = "|".join(re.escape(word) for word in written["after"])
    before = "|".join(re.escape(word) for word in written["before"])
    head = re.split(rf"(?<!\w)(?:{before})(?!\w)", text, maxsplit=1, flags=re.I)
    tail = re.split(rf"(?<!\w)(?:{after})(?!\w)", head[-1], maxsplit=1, flags=re.I)
    found = tail[0] if tail[0].strip() else tail[-1]
    return found.strip(" ?.!,;:\"'“”‘’")[:_LONGEST_WORD]


def meaning(terms: List[Term], word: str, turn: Turn) -> Reply:
    """What the terms mean, in the person's reading, and buttons to their topics."""
    written = conversation("glossary")
    lines = [
        written["meaning"].format(
            term=term.term, meaning=term.easy_read if turn.easy_read else term.plain
        )
        for term in terms
    ]
    if len(terms) > 1:
        lead = written["several"]["easy_read" if turn.easy_read else "ask"].format(form=word)
        lines = [lead, *(f"- {line}" for line in lines)]
    text = "\n".join(lines) if len(terms) == 1 else f"{lines[0]}\n\n" + "\n".join(lines[1:])
    topics = dict.fromkeys(t.topic for t in terms if t.topic in knowledge().topics)
    options = [answers.topic_option(topic) for topic in topics if topic]
    return Reply(kind="answer", text=text, topic=TOPIC, options=options)


def exact_meaning(turn: Turn) -> Optional[Reply]:
    """The meaning when the whole message is a word of the glossary: “dst”, “what is dst?”."""
    terms = glossary.exactly(turn.text) or glossary.exactly(asked_word(turn.text))
    return meaning(terms, turn.text.strip(" ?.!"), turn) if terms else None


def unknown(word: str, text: str, turn: Turn) -> Reply:
    """That there is no meaning for the word, with the list of words and what the search finds."""
    written = conversation("glossary")["unknown"]["easy_read" if turn.easy_read else "ask"]
    hits = [hit for hit in search.find(text) if hit.kind == "topic"][:_RESULTS]
    return Reply(
        kind="answer",
        text=written.format(word=word),
        topic=TOPIC,
        options=[*(answers.topic_option(hit.id) for hit in hits), answers.person_option()],
        pages=[_all_words()],
    )


def _all_words() -> PageLink:
    return PageLink("glossary", conversation("glossary")["all_words"], public_url("/glossary"))


def _remember(terms: List[Term]) -> List[EventType]:
    # What follows (“more”, “and when im 18?”) is about what the word belongs to.
    return [SlotSet("topic", terms[0].topic)] if len(terms) == 1 and terms[0].topic else []
