"""Finds pages and topics for what somebody is looking for."""

from __future__ import annotations

from typing import List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from bot.actions.form import FinishForm, ValidateForm
from bot.actions.found import LONGEST, TOPIC, found, worded
from bot.actions.heard import typed
from bot.actions.question import Question, ask
from signpost import answers
from signpost.conversations import conversation
from signpost.knowledge import knowledge
from signpost.reply import Option, Reply
from signpost.stems import stems

ABOUT = "fp_about"
FORM = "find_a_page_form"


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
            written = worded("found", turn).format(about=topic.head.title)
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
    return query[:LONGEST] if stems(query) else None


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
