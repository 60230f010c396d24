"""The questions of a guided conversation: how they are asked, and how an answer is read."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Type

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from signpost import understood
from signpost.conversations import conversation
from signpost.reply import Option, Reply
from signpost.understood import questions

SKIPPED = ""
"""The value of a question that need not be asked; None would make Rasa ask it."""
_EXPLAIN_AT = 2
NOTHING, EVERYTHING = "none", "all"
"""The buttons that end a list to choose several from: no more of it, and the whole of it."""


class Question(msgspec.Struct, frozen=True):
    """One question: its slot and how a message answers it (None when it does not).

    `free` questions take any words, so only a clear question of another kind interrupts them.
    `key` is its name in the words of the conversation.
    """

    slot: str
    read: Callable[[Turn, Tracker], Any]
    free: bool = False
    key: str = ""


class Partial(msgspec.Struct, frozen=True):
    """Part of an answer: what was chosen so far. The question stays open for the rest."""

    values: List[str]


def some_slot(slot: str) -> str:
    """The slot that keeps a Partial."""
    return f"{slot}_some"


def one_of(name: str, key: str) -> Callable[[Turn, Tracker], Optional[str]]:
    """Reads one of the buttons written for a question, pressed or typed."""

    def read(turn: Turn, tracker: Tracker) -> Optional[str]:
        return understood.one_of(words_for(name)[key]["options"], turn.text, chosen(turn))

    return read


def several_of(name: str, key: str, slot: str) -> Callable[[Turn, Tracker], Any]:
    """Reads several of the buttons written for a question, one after the other or in one go."""

    def read(turn: Turn, tracker: Tracker) -> Any:
        offered = words_for(name)[key]["options"]
        values = [understood.value_of(option) for option in offered]
        things = [value for value in values if value not in (NOTHING, EVERYTHING, "unsure")]
        had: List[str] = tracker.get_slot(some_slot(slot)) or []
        picked = understood.several_of(offered, turn.text, chosen(turn))
        if EVERYTHING in picked:
            return things
        now = [value for value in things if value in had or value in picked]
        if "unsure" in picked and not now:
            return ["unsure"]
        if NOTHING in picked or "unsure" in picked or len(now) == len(things):
            return now or [NOTHING]
        return Partial(now) if len(now) > len(had) else None

    return read


class Ask(ReplyAction):
    """Asks one question with its buttons."""

    conversation: str
    key: str
    slot: str = ""

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the question; what was chosen from a list before is not offered again."""
        written = words_for(self.conversation)[self.key]
        had = tracker.slots.get(some_slot(self.slot)) or []
        ask(dispatcher, tracker, turn, the_rest(written, had) if had else written)
        return []


def the_rest(written: Dict[str, Any], had: List[str]) -> Dict[str, Any]:
    """The question for more of a list: what was chosen is said, and not offered again."""
    so_far = [o["label"] for o in written["options"] if understood.value_of(o) in had]
    left = [o for o in written["options"] if understood.value_of(o) not in (*had, EVERYTHING)]
    enough = {"label": written["more"]["enough"]}
    options = [{**o, **enough} if understood.value_of(o) == NOTHING else o for o in left]
    texts = {
        name: text.replace("{so_far}", ", ".join(so_far)) for name, text in written["more"].items()
    }
    return {**written, **texts, "options": options}


def askers(form: str, name: str, asked: List[Question]) -> List[Type[Ask]]:
    """One action for each question of a form: Rasa looks for action_ask_<form>_<slot>."""
    return [
        type(
            f"Ask_{question.slot}",
            (Ask,),
            {
                "__doc__": f"Asks {question.key}.",
                "action_name": f"action_ask_{form}_{question.slot}",
                "conversation": name,
                "key": question.key,
                "slot": question.slot,
            },
        )
        for question in asked
    ]


def ask(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    turn: Turn,
    written: Dict[str, Any],
    lead: str = "",
    options: Optional[List[Option]] = None,
    topic: Optional[str] = None,
) -> None:
    """Asks one question, with an explanation when the last answers were not understood."""
    misses = tracker.get_slot("misses") or 0
    explained = [written["help"]] if misses else []
    if misses >= _EXPLAIN_AT:
        explained.append(manners("explain")["easy_read" if turn.easy_read else "ask"])
    parts = [*explained, lead, worded(written, turn)]
    text = "\n\n".join(for_reader(part, turn) for part in parts if part)
    offered = options if options is not None else buttons(written)
    say(dispatcher, turn, Reply(kind="question", text=text, topic=topic, options=offered))


def worded(written: Dict[str, Any], turn: Turn) -> str:
    """The version of a text for its reader: `ask` and `easy_read` to a young person, `about` to
    somebody who asks for one.
    """
    if turn.audience != "young_person" and "about" in written:
        return str(written["about"])
    return str(
        written["easy_read"] if turn.easy_read and "easy_read" in written else written["ask"]
    )


def for_reader(text: str, turn: Turn) -> str:
    """The text with {they} as the reader would call the young person."""
    return text.replace("{they}", manners("they")[turn.audience])


def buttons(written: Dict[str, Any]) -> List[Option]:
    """The buttons written beside a question."""
    return [Option(option["label"], option["choose"]) for option in written.get("options", [])]


def chosen(turn: Turn) -> Optional[str]:
    """The value of the button that was pressed, or None when the person typed."""
    return turn.understood.get("value") if turn.understood.get("chosen") else None


def words_for(name: str) -> Dict[str, Any]:
    """The words of one conversation, from knowledge/questions.yml or knowledge/conversations/."""
    found: Dict[str, Any] = questions()[name] if name in questions() else conversation(name)
    return found


def manners(name: str) -> Dict[str, Any]:
    """The words that every guided conversation shares: `manners:` in knowledge/questions.yml."""
    found: Dict[str, Any] = questions()["manners"][name]
    return found
