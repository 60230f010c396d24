"""Finds pages and topics for what somebody is looking for."""

from __future__ import annotations

import logging
import threading
from typing import Any, Dict, List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from bot.actions.form import FinishForm, Question, ValidateForm
from bot.actions.question import ask
from bot.actions.heard import typed
from signpost import answers, search
from signpost.conversations import conversation
from signpost.knowledge import knowledge
from signpost.reply import Option, Reply
from signpost.stems import content_words, stems
from signpost.words import words

TOPIC = "service/find_a_page"
ABOUT = "fp_about"
FORM = "find_a_page_form"
_PAGES, _TOPICS = 3, 3
_LONGEST = 80

logger = logging.getLogger(__name__)


class ActionFindPage(ReplyAction):
    """Searches for what was typed, or asks what the page should be about."""

    action_name = "action_find_page"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says what was found; a message that names nothing means the last topic, or is asked."""
        query = typed(tracker.latest_message or {})
        topic = knowledge().topics.get(tracker.get_slot("topic") or "")
        if stems(query):
            say(dispatcher, turn, found(query, turn))
        elif query and topic and topic.head.pages:
            written = _words("found", turn).format(about=topic.head.title)
            pages = answers.page_links(topic.head.pages)
            again = Option(conversation("find_a_page")["search_again"], "flow/find_a_page")
            say(
                dispatcher,
                turn,
                Reply(kind="answer", text=written, topic=TOPIC, pages=pages, options=[again]),
            )
        else:
            return [FollowupAction(FORM)]
        return [SlotSet("misses", 0)]


def _about(turn: Turn, tracker: Tracker) -> Optional[str]:
    query = typed(tracker.latest_message or {})
    return query[:_LONGEST] if stems(query) else None


class ValidateFindPageForm(ValidateForm):
    """Any words that can be searched for are an answer."""

    action_name = f"validate_{FORM}"
    conversation = "find_a_page"
    questions = [Question(ABOUT, _about, free=True, key="subject")]


class AskFindPageAbout(ReplyAction):
    """What the page should be about."""

    action_name = f"action_ask_{FORM}_{ABOUT}"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Asks the one question."""
        written = conversation("find_a_page")["subject"]
        ask(dispatcher, tracker, turn, written, topic=TOPIC)
        return []


class SubmitFindPage(FinishForm):
    """Says what the search found for the answer."""

    action_name = "action_find_page_submit"

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Says the results."""
        say(dispatcher, turn, found(str(tracker.get_slot(ABOUT) or ""), turn))


def found(query: str, turn: Turn) -> Reply:
    """The pages and topics for a query, or that there is none and where to look instead."""
    hits = search.find(query)
    pages = [hit.id for hit in hits if hit.kind == "page"][:_PAGES]
    topics = [hit.id for hit in hits if hit.kind == "topic"][:_TOPICS]
    key = "found" if pages else "found_topics" if topics else "nothing"
    about = " ".join(content_words(query))[:_LONGEST]
    options = [answers.topic_option(topic) for topic in topics]
    if not topics:
        written: Dict[str, Any] = conversation("find_a_page")
        options = [Option(written["search_again"], "flow/find_a_page"), answers.person_option()]
        pages = pages or written["nothing_pages"]
    return Reply(
        kind="answer",
        text=_words(key, turn).format(about=about),
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
    reply.text += "\n\n" + _words("maybe", turn)
    buttons = [answers.topic_option(hit.id) for hit in hits if hit.kind == "topic"]
    reply.options = [*buttons, *reply.options]
    reply.pages = answers.page_links(hit.id for hit in hits if hit.kind == "page")
    return True


def find_page_option() -> Option:
    """The button that starts a search."""
    return Option(words()["flows"]["find_a_page"], "flow/find_a_page")


def _words(key: str, turn: Turn) -> str:
    written = conversation("find_a_page")[key]
    return str(written["easy_read"] if turn.easy_read else written["ask"])


def _warm() -> None:
    try:
        search.index().warm()
    except Exception:
        logger.warning("the search will warm up at its first use", exc_info=True)


# A second of work that nobody should wait for.
threading.Thread(target=_warm, daemon=True).start()
