"""The hand-off: asks what a person needs to know, shows it, and sends it when told to."""

from __future__ import annotations

import datetime as dt
from typing import Any, Dict, List, Optional

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from bot.actions.form import FinishForm, ValidateForm
from bot.actions.question import SKIPPED, Question, ask, buttons, chosen, words_for
from bot.actions.site import SiteError, store_hand_off
from signpost import contacts, understood
from signpost.contacts import name_in_a_sentence
from signpost.knowledge import knowledge
from signpost.reply import Option, Reply, TeamCard
from signpost.words import say_date

ABOUT, NAME, BY = "hand_off_about", "hand_off_name", "hand_off_contact_by"
CONTACT, MESSAGE, CONSENT = "hand_off_contact", "hand_off_message_ok", "hand_off_consent"
_LONGEST_NAME = 60


def _about(turn: Turn, tracker: Tracker) -> Optional[str]:
    topic = knowledge().topics.get(chosen(turn) or "")
    return topic.head.title if topic else turn.text.strip() or None


def _name(turn: Turn, tracker: Tracker) -> Optional[str]:
    if chosen(turn) == "no_name" or understood.choice(turn.text, ("no_name",)):
        return SKIPPED
    return turn.text.strip()[:_LONGEST_NAME] or None


def _contact_by(turn: Turn, tracker: Tracker) -> Optional[str]:
    return chosen(turn) or understood.choice(turn.text, ("phone", "email", "none"))


def _contact(turn: Turn, tracker: Tracker) -> Optional[str]:
    read = understood.email if tracker.get_slot(BY) == "email" else understood.phone
    return read(turn.text)


def _yes_or_no(turn: Turn, tracker: Tracker) -> Optional[str]:
    return chosen(turn) or understood.choice(turn.text, ("yes", "no"))


class ValidateHandOffForm(ValidateForm):
    """What each answer means."""

    action_name = "validate_hand_off_form"
    conversation = "hand_off"
    questions = [
        Question(ABOUT, _about, free=True, key="about"),
        Question(NAME, _name, free=True, key="name"),
        Question(BY, _contact_by, key="contact_by"),
        Question(CONTACT, _contact, key="phone"),
        Question(MESSAGE, _yes_or_no, key="message_ok"),
        Question(CONSENT, _yes_or_no, key="consent"),
    ]

    def needless(self, answers: Dict[str, Any]) -> List[str]:
        """Without a way to be reached, there is nothing to ask about it."""
        return [CONTACT, MESSAGE] if answers.get(BY) == "none" else []


class _Ask(ReplyAction):
    """Asks one question of the hand-off."""

    key: str

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the question with its buttons."""
        ask(dispatcher, tracker, turn, words_for("hand_off")[self.key])
        return []


class AskAbout(_Ask):
    """What it is about; the topic of the talk so far is offered."""

    action_name = f"action_ask_hand_off_form_{ABOUT}"
    key = "about"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the question, with the last topic as a button."""
        topic = tracker.get_slot("topic")
        known = knowledge().topics.get(topic) if topic else None
        offered = [Option(known.head.title, f"answer/{topic}")] if known else []
        ask(dispatcher, tracker, turn, words_for("hand_off")["about"], options=offered)
        return []


class AskName(_Ask):
    """What to be called."""

    action_name = f"action_ask_hand_off_form_{NAME}"
    key = "name"


class AskContactBy(_Ask):
    """How to be reached."""

    action_name = f"action_ask_hand_off_form_{BY}"
    key = "contact_by"


class AskContact(_Ask):
    """The number or the address."""

    action_name = f"action_ask_hand_off_form_{CONTACT}"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Asks for the phone number or the e-mail address."""
        key = "email" if tracker.get_slot(BY) == "email" else "phone"
        ask(dispatcher, tracker, turn, words_for("hand_off")[key])
        return []


class AskMessage(_Ask):
    """Whether a message is safe."""

    action_name = f"action_ask_hand_off_form_{MESSAGE}"
    key = "message_ok"


class AskConsent(_Ask):
    """Shows what will be sent, and asks."""

    action_name = f"action_ask_hand_off_form_{CONSENT}"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the summary and the question."""
        written = words_for("hand_off")["consent"]
        shown = [f"- {line}" for line in summary(tracker, written["lines"])]
        team = team_for(tracker, turn)
        heading = written["easy_read" if turn.easy_read else "ask"].format(
            team=name_in_a_sentence(team.name)
        )
        parts = [written["help"] if tracker.get_slot("misses") else "", heading, "\n".join(shown)]
        text = "\n\n".join(part for part in [*parts, written["after"]] if part)
        say(dispatcher, turn, Reply(kind="question", text=text, options=buttons(written)))
        return []


class SubmitHandOff(FinishForm):
    """Sends what was agreed to, or says that nothing was sent."""

    action_name = "action_hand_off_submit"

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Stores first, then confirms with the reference; a failure gives the number at once."""
        written = words_for("hand_off")
        team = team_for(tracker, turn)
        if tracker.get_slot(CONSENT) != "yes":
            text = written["not_sent"].format(team=name_in_a_sentence(team.name))
        else:
            try:
                stored = await store_hand_off(hand_off_of(tracker, turn, team))
                text = confirmation(written, stored, team, tracker.get_slot(BY) == "none")
            except SiteError:
                text = written["failed"].format(team=name_in_a_sentence(team.name))
        say(dispatcher, turn, Reply(kind="hand_off", text=text, teams=[team]))

    def teams_if_stuck(self, tracker: Tracker, turn: Turn) -> List[TeamCard]:
        """The team itself, to be rung."""
        return [team_for(tracker, turn)]


def team_for(tracker: Tracker, turn: Turn) -> TeamCard:
    """The council's team for the topic that was talked about, else the door for everything.

    Others (an advice charity, the police) are shown with answers but have promised us no reply.
    """
    default = words_for("hand_off")["default_team"][turn.audience]
    topic = knowledge().topics.get(tracker.get_slot("topic") or "")
    teams = knowledge().teams
    ids = [i for i in (topic.head.teams if topic else []) if teams[i].takes_hand_offs]
    return contacts.team_cards([*ids, default])[0]


def summary(tracker: Tracker, lines: Dict[str, str]) -> List[str]:
    """What will be sent, line by line."""
    by = tracker.get_slot(BY)
    name = tracker.get_slot(NAME) or words_for("hand_off")["nameless"]
    shown = [lines["about"].format(value=tracker.get_slot(ABOUT)), lines["name"].format(value=name)]
    shown.append(lines[by].format(value=tracker.get_slot(CONTACT)))
    if tracker.get_slot(MESSAGE):
        shown.append(lines[f"message_{tracker.get_slot(MESSAGE)}"])
    topics = [entry["title"] for entry in asked(tracker)]
    return shown + ([lines["asked"].format(value=", ".join(topics))] if topics else [])


def asked(tracker: Tracker) -> List[Dict[str, str]]:
    """The topics that were answered in this conversation, first asked first."""
    seen: Dict[str, Dict[str, str]] = {}
    for event in tracker.events:
        custom = (event.get("data") or {}).get("custom") or {}
        topic = knowledge().topics.get(custom.get("topic") or "")
        if custom.get("kind") == "answer" and topic:
            seen[topic.id] = {"topic": topic.id, "title": topic.head.title}
    return list(seen.values())


def hand_off_of(tracker: Tracker, turn: Turn, team: TeamCard) -> Dict[str, Any]:
    """The hand-off as the site stores it."""
    message = tracker.get_slot(MESSAGE)
    return {
        "sender": tracker.sender_id,
        "team": team.id,
        "about": tracker.get_slot(ABOUT),
        "name": tracker.get_slot(NAME) or "",
        "contact_by": tracker.get_slot(BY),
        "contact": tracker.get_slot(CONTACT) or "",
        "safe_to_leave_message": message == "yes" if message else None,
        "audience": turn.audience,
        "asked": [{"question": e["title"], "topic": e["topic"]} for e in asked(tracker)],
    }


def confirmation(
    written: Dict[str, Any], stored: Dict[str, Any], team: TeamCard, no_contact: bool
) -> str:
    """The reference, who answers by when, and whether they are there now."""
    due = say_date(dt.date.fromisoformat(stored["due"]))
    sent = written["sent_no_contact" if no_contact else "sent"]
    sent = sent.format(reference=stored["reference"], team=name_in_a_sentence(team.name), due=due)
    if team.open_now is None:
        hours = written["hours_unknown"]
    else:
        hours = written["open_now" if team.open_now else "closed_now"].format(hours=team.hours)
    return f"{sent}\n\n{hours}"
