"""Small talk and steering: hello, thanks, more, simpler, again, start again, stop."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import careful
from bot.actions.base import ReplyAction, Turn, last_reply, say
from bot.actions.forget import forget_answers
from bot.actions.unsure import not_understood
from signpost import answers
from signpost.knowledge import knowledge
from signpost.reply import from_dict

Handler = Callable[[CollectingDispatcher, Tracker, Turn], List[EventType]]


class ActionTalk(ReplyAction):
    """What is not a question."""

    action_name = "action_talk"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Does what was asked, or says the text of that name."""
        kept = careful.instead(dispatcher, tracker, turn)
        if kept is not None:
            return kept
        name = turn.topic.partition("/")[2]
        handler = _HANDLERS.get(name)
        if handler is not None:
            return handler(dispatcher, tracker, turn)
        known = name if name in knowledge().talk and turn.topic.startswith("talk/") else "help"
        say(dispatcher, turn, answers.talk(known, turn.audience, turn.easy_read))
        return [] if known == "out_of_scope" else [SlotSet("misses", 0)]


class ActionStop(ReplyAction):
    """Ends the guided conversation that is running, if any, and forgets its answers."""

    action_name = "action_stop"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says that it stopped, or that there was nothing to stop."""
        running = bool((tracker.active_loop or {}).get("name"))
        name = "stop" if running else "nothing_to_stop"
        say(dispatcher, turn, answers.talk(name, turn.audience, turn.easy_read))
        return forget_answers(tracker)


def _more(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
    topic = tracker.get_slot("topic")
    rest = answers.more(topic, turn.audience, turn.easy_read) if topic else None
    say(dispatcher, turn, rest or answers.talk("nothing_more", turn.audience, turn.easy_read))
    return []


def _reading(easy_read: bool) -> Handler:
    def handler(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
        topic = tracker.get_slot("topic")
        name = "simpler" if easy_read else "standard"
        if topic:
            say(dispatcher, turn, answers.topic(topic, turn.audience, easy_read))
        else:
            say(dispatcher, turn, answers.talk(name, turn.audience, easy_read))
        return [SlotSet("easy_read", easy_read)]

    return handler


def _repeat(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
    said: Dict[str, Any] | None = last_reply(tracker)
    if said is None:
        say(dispatcher, turn, answers.talk("nothing_to_repeat", turn.audience, turn.easy_read))
    else:
        say(dispatcher, turn, from_dict(said))
    return []


def _start_again(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
    say(dispatcher, turn, answers.talk("start_again", turn.audience, turn.easy_read))
    return [ActiveLoop(None), AllSlotsReset()]


def _none(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
    return not_understood(dispatcher, tracker, turn)


def _no(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
    said = last_reply(tracker) or {}
    if said.get("kind") == "did_you_mean":
        return not_understood(dispatcher, tracker, turn)
    say(dispatcher, turn, answers.talk("no", turn.audience, turn.easy_read))
    return []


def _yes(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
    said = last_reply(tracker) or {}
    offered = [option["topic"] for option in said.get("options") or [] if option.get("topic")]
    if said.get("kind") == "did_you_mean" and offered:
        say(dispatcher, turn, answers.topic(offered[0], turn.audience, turn.easy_read))
        return [SlotSet("topic", offered[0])]
    if said.get("more"):
        return _more(dispatcher, tracker, turn)
    say(dispatcher, turn, answers.talk("yes", turn.audience, turn.easy_read))
    return []


def _audience(who: str) -> Handler:
    def handler(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> List[EventType]:
        topic = tracker.get_slot("topic")
        audience: Any = who
        said = (
            answers.topic(topic, audience, turn.easy_read)
            if topic
            else answers.talk(f"audience_{who}", audience, turn.easy_read)
        )
        say(dispatcher, turn, said)
        return [SlotSet("audience", who)]

    return handler


_HANDLERS: Dict[str, Handler] = {
    "more": _more,
    "simpler": _reading(True),
    "standard": _reading(False),
    "repeat": _repeat,
    "start_again": _start_again,
    "none": _none,
    "yes": _yes,
    "no": _no,
    "audience_young_person": _audience("young_person"),
    "audience_parent": _audience("parent"),
}
