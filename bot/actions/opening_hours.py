"""Whether a team is there now, and who is there at any hour."""

from __future__ import annotations

from typing import List

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import ReplyAction, Turn, say
from signpost import answers, contacts, teams
from signpost.conversations import conversation
from signpost.knowledge import knowledge
from signpost.reply import TeamCard

TOPIC = "service/opening_hours"


class ActionOpeningHours(ReplyAction):
    """The hours of the team that is meant, then the general answer."""

    action_name = "action_opening_hours"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says whether the team named, or of the last topic, is there; else the front doors.

        The topic of the talk stays: “is anyone there now” is asked about it.
        """
        written = conversation("opening_hours")
        reply = answers.topic(
            TOPIC, turn.audience, turn.easy_read, turn.understood.get("confidence")
        )
        named = teams.named_in(turn.text)
        topic = knowledge().topics.get(tracker.get_slot("topic") or "")
        meant = contacts.team_cards(named or (topic.head.teams if topic else []))
        doors = contacts.team_cards(written["doors"])
        if meant:
            reply.text = f"{_hours(meant[0])}\n\n{reply.text}"
        known = {card.id for card in meant}
        reply.teams = [*meant, *(card for card in doors if card.id not in known)]
        reply.more = False
        say(dispatcher, turn, reply)
        return [SlotSet("misses", 0)]


def _hours(team: TeamCard) -> str:
    written = conversation("opening_hours")
    if team.open_now is None:
        return str(written["unknown"]).format(team=team.name)
    key = "open_now" if team.open_now else "closed_now"
    return str(written[key]).format(team=team.name, hours=team.hours)
