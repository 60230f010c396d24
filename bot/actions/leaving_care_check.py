"""Check what I can get: asks about time in care and says which kind of care leaver that makes."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.base import Turn, say
from bot.actions.form import FinishForm, ValidateForm
from bot.actions.leaving_care_result import result
from bot.actions.question import SKIPPED, Question, askers, chosen, one_of
from signpost import spoken_age
from signpost.leaving_care import ADULT, END, Care

NAME = "leaving_care_check"
FORM = f"{NAME}_form"
AGE, IN_CARE, LEFT, HOW, WEEKS = "lcc_age", "lcc_in_care", "lcc_left", "lcc_how", "lcc_weeks"
HOME, INSIDE, ALONE, COUNCIL = "lcc_home", "lcc_inside", "lcc_alone", "lcc_council"
_BANDS = {"under_16": 15.0, "16_17": 16.0, "18_20": 18.0, "21_24": 21.0, "25_over": 25.0}
"""An age for each button: the law does not tell apart the ages of one band."""
_ENOUGH = 13.0
_SINCE = re.compile(r"\b(?:since|from)\b.*?\b(\d{1,2})\b")


def _age(turn: Turn, tracker: Tracker) -> Any:
    said = one_of(NAME, "age")(turn, tracker)
    return said if said else None if chosen(turn) else spoken_age.age(turn.text)


def _left(turn: Turn, tracker: Tracker) -> Optional[str]:
    said = one_of(NAME, "left")(turn, tracker)
    years = None if chosen(turn) else spoken_age.age(turn.text)
    if said is None and years is not None:
        said = "under_16" if years < 16 else "16_17" if years < ADULT else "18"
    now = years_of(tracker.get_slot(AGE))
    # Nobody of 17 left care at 18: that has to be asked again.
    return None if said == "18" and now is not None and now < ADULT else said


def _weeks(turn: Turn, tracker: Tracker) -> Optional[str]:
    if chosen(turn):
        return one_of(NAME, "weeks")(turn, tracker)
    said = spoken_age.weeks(turn.text)
    if said is None:
        since = _SINCE.search(turn.text.lower())
        said = _weeks_since(float(since[1]), tracker) if since else None
    if said is None:
        return one_of(NAME, "weeks")(turn, tracker)
    # “3 months” may be a day short of 13 weeks or a day over: that is for the file to say.
    if "month" in turn.text.lower() and abs(said - _ENOUGH) < 1:
        return "unsure"
    return "enough" if said >= _ENOUGH else "fewer"


def _weeks_since(start: float, tracker: Tracker) -> Optional[float]:
    """The weeks since 14 of somebody in care since that age, as far as they are certain."""
    ended = {"16_17": 16.0, "18": 18.0}.get(tracker.get_slot(LEFT) or "")
    end = ended or years_of(tracker.get_slot(AGE))
    if end is None:
        return None
    years = min(end, float(ADULT)) - max(start, 14.0)
    return years * 52 if years >= 1 else None


class ValidateLeavingCareCheckForm(ValidateForm):
    """What each answer means, and which questions the others make needless."""

    action_name = f"validate_{FORM}"
    conversation = NAME
    questions = [
        Question(AGE, _age, key="age"),
        Question(IN_CARE, one_of(NAME, "in_care"), key="in_care"),
        Question(LEFT, _left, key="left"),
        Question(HOW, one_of(NAME, "how"), key="how"),
        Question(WEEKS, _weeks, key="weeks"),
        Question(HOME, one_of(NAME, "home"), key="home"),
        Question(INSIDE, one_of(NAME, "inside"), key="inside"),
        Question(ALONE, one_of(NAME, "alone"), key="alone"),
        Question(COUNCIL, one_of(NAME, "council"), key="council"),
    ]

    def needless(self, answers: Dict[str, Any]) -> List[str]:
        """The questions whose answer cannot change the result."""
        return needless(answers)


def needless(given: Dict[str, Any]) -> List[str]:
    """The slots that need not be asked, given the answers so far."""
    years = years_of(given.get(AGE))
    in_care, left, how, weeks = (given.get(slot) for slot in (IN_CARE, LEFT, HOW, WEEKS))
    if years is not None and years >= END:
        return [IN_CARE, LEFT, HOW, WEEKS, HOME, INSIDE, ALONE, COUNCIL]
    found: List[str] = []
    if in_care == "never":
        found += [LEFT, HOW, WEEKS, HOME, INSIDE, ALONE, COUNCIL]
    if in_care in ("now", "unsure"):
        found += [LEFT, HOW, HOME, INSIDE]
    if in_care == "unsure":
        found += [WEEKS, ALONE]
    if years is not None and years < 16:
        found += [LEFT, HOW, WEEKS, HOME, INSIDE, ALONE]
    if left == "18":
        found += [HOW, HOME, INSIDE]
    if left == "under_16" and how not in (None, "custody", "hospital", "unsure"):
        found.append(WEEKS)
    if (
        left == "under_16"
        or how not in (None, "home", "sgo", "adopted")
        or weeks in ("fewer", "short_breaks")
    ):
        found.append(HOME)
    if left in ("16_17", "unsure") or how not in (None, "custody", "hospital"):
        found.append(INSIDE)
    return found


def years_of(said: Any) -> Optional[float]:
    """The age in an answer: a number, or the button of a band."""
    return _BANDS.get(said) if isinstance(said, str) else said


LeavingCareCheckAskers = askers(FORM, NAME, ValidateLeavingCareCheckForm.questions)


class LeavingCareCheckResult(FinishForm):
    """Says the result: a guide, what it brings, until when, from whom, and what to do next."""

    action_name = f"action_{NAME}_result"

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Says the result with its team and the topics to read next."""
        asked = ValidateLeavingCareCheckForm.questions
        given = {question.slot: tracker.get_slot(question.slot) for question in asked}
        said = {question.key: given[question.slot] for question in asked}
        say(dispatcher, turn, result(care_of(given), said, turn))


def care_of(given: Dict[str, Any]) -> Care:
    """The answers as the rules take them: not sure, and not asked, are None."""

    def known(slot: str) -> Any:
        value = given.get(slot)
        return None if value in (None, SKIPPED, "unsure") else value

    inside = known(INSIDE)
    return Care(
        age=years_of(known(AGE)),
        in_care=known(IN_CARE),
        left=known(LEFT),
        how=known(HOW),
        weeks=known(WEEKS),
        home=known(HOME),
        inside=None if inside is None else inside == "yes",
    )
