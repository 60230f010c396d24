"""What the search finds, as a person sees it: links to pages, and topics as buttons."""

from __future__ import annotations

import logging
import threading
from typing import Any, Dict, List

from bot.actions.base import Turn
from signpost import answers, search
from signpost.conversations import conversation
from signpost.reply import Option, Reply
from signpost.stems import content_words
from signpost.words import words

TOPIC = "service/find_a_page"
LONGEST = 80
"""Characters of a query that are kept and shown."""
_PAGES, _TOPICS = 3, 3

logger = logging.getLogger(__name__)


def found(query: str, turn: Turn) -> Reply:
    """The pages and topics for a query, or that there is none and where to look instead."""
    hits = search.find(query)
    pages = [hit.id for hit in hits if hit.kind == "page"][:_PAGES]
    topics = [hit.id for hit in hits if hit.kind == "topic"][:_TOPICS]
    key = "found" if pages else "found_topics" if topics else "nothing"
    about = " ".join(content_words(query))[:LONGEST]
    options = [answers.topic_option(topic) for topic in topics]
    if not topics:
        written: Dict[str, Any] = conversation("find_a_page")
        options = [Option(written["search_again"], "flow/find_a_page"), answers.person_option()]
        pages = pages or written["nothing_pages"]
    return Reply(
        kind="answer",
        text=worded(key, turn).format(about=about),
        topic=TOPIC,
        confidence=turn.understood.get("confidence"),
        options=options,
        pages=answers.page_links(pages),
    )


def add_results(reply: Reply, query: str, turn: Turn, skip: List[str]) -> bool:
    """Puts up to three good results before the buttons of a reply; whether there were any.

    Topics become buttons and pages links. Ids in `skip` were refused already.
    """
    skip = [*skip, answers.person_option().choose]
    hits = search.find(query, at_least=search.GOOD, skip=skip)[:_TOPICS]
    if not hits:
        return False
    reply.text += "\n\n" + worded("maybe", turn)
    buttons = [answers.topic_option(hit.id) for hit in hits if hit.kind == "topic"]
    reply.options = [*buttons, *reply.options]
    reply.pages = answers.page_links(hit.id for hit in hits if hit.kind == "page")
    return True


def find_page_option() -> Option:
    """The button that starts a search."""
    return Option(words()["flows"]["find_a_page"], "flow/find_a_page")


def worded(key: str, turn: Turn) -> str:
    """A text of knowledge/conversations/find_a_page.yml for its reader."""
    written = conversation("find_a_page")[key]
    return str(written["easy_read"] if turn.easy_read else written["ask"])


def _warm() -> None:
    try:
        search.index().warm()
    except Exception:
        logger.warning("the search will warm up at its first use", exc_info=True)


# A second of work that nobody should wait for. Not a daemon: it may not be cut off half-way.
threading.Thread(target=_warm).start()
