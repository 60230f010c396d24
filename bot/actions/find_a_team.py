"""Finds the right team: what it is about, age, group if it matters, and place."""

from __future__ import annotations

import asyncio
from typing import Any, Dict, List

import msgspec
from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.actions import team_answers
from bot.actions.base import Turn, say
from bot.actions.form import FinishForm, ValidateForm
from bot.actions.heard import typed
from bot.actions.question import SKIPPED, Ask, Question, ask, chosen, one_of, words_for
from bot.actions.team_words import result
from signpost import contacts, places, spoken_age
from signpost.knowledge import knowledge
from signpost.reply import TeamCard
from signpost.route_table import written
from signpost.routing import by_council_of_care, depends_on_group, routes

NAME, FORM = "find_a_team", "find_a_team_form"
ABOUT, AGE, GROUP, PLACE = "fat_about", "fat_age", "fat_group", "fat_place"
TOPIC = "service/find_a_team"


class ValidateFindATeamForm(ValidateForm):
    """What each answer means."""

    action_name = f"validate_{FORM}"
    conversation = NAME
    questions = [
        Question(ABOUT, team_answers.about, free=True, key="subject"),
        Question(AGE, team_answers.age, key="age"),
        Question(GROUP, one_of(NAME, "group"), key="group"),
        Question(PLACE, team_answers.place, key="place"),
    ]

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Looks up a postcode beside the other work of this process, then reads the answer."""
        postcode = places.postcode_in(turn.text)
        if postcode and tracker.get_slot("requested_slot") == PLACE and not chosen(turn):
            area = await asyncio.to_thread(places.area_of, postcode)
            turn = msgspec.structs.replace(
                turn, understood={**turn.understood, team_answers.AREA: area}
            )
        return await super().reply(dispatcher, tracker, turn)

    def start(self, tracker: Tracker, turn: Turn) -> List[EventType]:
        """What the request itself says, or the topic of the talk, need not be asked."""
        text = typed(tracker.latest_message or {})
        last = tracker.get_slot("topic") or ""
        about = team_answers.topic_named(text, team_answers.PLAIN)
        if about is None and last in knowledge().topics and not team_answers.is_general(last):
            about = last
        years = spoken_age.age(text) if text else None
        known: Dict[str, Any] = {}
        if about:
            known[ABOUT] = about
            if not depends_on_group(about):
                known[GROUP] = SKIPPED
        if years is not None and int(years) in team_answers.LIKELY_AGES:
            known[AGE] = int(years)
        filled = [SlotSet(slot, value) for slot, value in known.items()]
        return [*super().start(tracker, turn), *filled]

    def needless(self, answers: Dict[str, Any]) -> List[str]:
        """The group is asked only where it can change the team."""
        about = answers.get(ABOUT)
        return [GROUP] if about and not depends_on_group(about) else []


class AskFindATeamSubject(Ask):
    """Asks what it is about; the others ask in the same way."""

    action_name = f"action_ask_{FORM}_{ABOUT}"
    conversation, key = NAME, "subject"

    async def reply(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
    ) -> List[EventType]:
        """Says the question, marked as part of finding a team."""
        ask(dispatcher, tracker, turn, self.written(tracker), lead=self.lead(tracker), topic=TOPIC)
        return []

    def lead(self, tracker: Tracker) -> str:
        """What is said before the question."""
        return ""

    def written(self, tracker: Tracker) -> Dict[str, Any]:
        """The words of the question."""
        found: Dict[str, Any] = words_for(NAME)[self.key]
        return found


class AskFindATeamAge(AskFindATeamSubject):
    """Asks the age; says first what it is taken to be about."""

    action_name = f"action_ask_{FORM}_{AGE}"
    key = "age"

    def lead(self, tracker: Tracker) -> str:
        """The topic by its title, unless it is none in particular or was said before."""
        about = tracker.get_slot(ABOUT) or TOPIC
        if about == TOPIC or tracker.get_slot("misses"):
            return ""
        title = knowledge().topics[about].head.title
        return str(words_for(NAME)["taken_as"]).format(title=title)


class AskFindATeamGroup(AskFindATeamSubject):
    """Asks what the person is, where that can change the team."""

    action_name = f"action_ask_{FORM}_{GROUP}"
    key = "group"


class AskFindATeamPlace(AskFindATeamSubject):
    """Asks where, or which council looks after the person when that is what counts."""

    action_name = f"action_ask_{FORM}_{PLACE}"
    key = "place"

    def written(self, tracker: Tracker) -> Dict[str, Any]:
        """The question in the words that fit what was answered before."""
        found = super().written(tracker)
        if by_council_of_care(tracker.get_slot(ABOUT) or TOPIC, tracker.get_slot(GROUP)):
            return {**found, **words_for(NAME)["place_care"]}
        return found


class SubmitFindATeam(FinishForm):
    """Says the team and why, or the two of a handover."""

    action_name = f"action_{NAME}_submit"

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Says the result."""
        about, age = tracker.get_slot(ABOUT), int(tracker.get_slot(AGE))
        group, area = tracker.get_slot(GROUP) or None, tracker.get_slot(PLACE)
        found = routes(about, age, group, area)
        say(dispatcher, turn, result(found, about, group, area, turn))

    def teams_if_stuck(self, tracker: Tracker, turn: Turn) -> List[TeamCard]:
        """The front doors of the home area."""
        return contacts.team_cards(written().jobs["social_care"][:2])
