"""Check if it is for me: the three conditions of the Care Act, and a summary to keep."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.adult_care_result import result, summary
from bot.actions.base import Turn, say
from bot.actions.form import FinishForm, ValidateForm
from bot.actions.question import NOTHING, SKIPPED, Question, askers, chosen, one_of, several_of
from signpost import spoken_age
from signpost.adult_care import ADULT, Needs, Outcome, assess

NAME = "adult_care_check"
FORM = f"{NAME}_form"
AGE, CONDITION, CHILD, WAYS = "acc_age", "acc_condition", "acc_child", "acc_ways"
LISTS = PERSONAL, HOME, OUT = "acc_personal", "acc_home", "acc_out"
EFFECT, TIMING, HELPED, CARER = "acc_effect", "acc_timing", "acc_helped", "acc_carer"
AREA, WORDS = "acc_area", "acc_words"
GROUPS: Dict[str, tuple[Outcome, ...]] = {
    PERSONAL: ("food", "washing", "toilet", "dressing"),
    HOME: ("safe_home", "clean_home"),
    OUT: ("people", "work", "going_out"),
}
"""The outcomes of each question; caring for a child has a question of its own."""
_BANDS = {"under_16": 15.0, "16_17": 16.0, "18_over": 18.0}
_LONGEST_WORDS = 400
_PARENT_FROM = 16
"""Below this age in years nobody is asked about bringing up a child."""


def _age(turn: Turn, tracker: Tracker) -> Any:
    said = one_of(NAME, "age")(turn, tracker)
    return said if said else None if chosen(turn) else spoken_age.age(turn.text)


def _words(turn: Turn, tracker: Tracker) -> Optional[str]:
    nothing = one_of(NAME, "words")(turn, tracker)
    return nothing or turn.text.strip()[:_LONGEST_WORDS] or None


def _yes_no(slot: str) -> Question:
    key = slot.removeprefix("acc_")
    return Question(slot, one_of(NAME, key), key=key)


def _list(slot: str) -> Question:
    key = slot.removeprefix("acc_")
    return Question(slot, several_of(NAME, key, slot), key=key)


class ValidateAdultCareCheckForm(ValidateForm):
    """What each answer means, and which questions the others make needless."""

    action_name = f"validate_{FORM}"
    conversation = NAME
    questions = [
        Question(AGE, _age, key="age"),
        _yes_no(CONDITION),
        *map(_list, LISTS),
        _yes_no(CHILD),
        _list(WAYS),
        *map(_yes_no, (EFFECT, TIMING, HELPED, CARER, AREA)),
        Question(WORDS, _words, free=True, key="words"),
    ]

    def needless(self, answers: Dict[str, Any]) -> List[str]:
        """The questions whose answer cannot change the result."""
        return needless(answers)


AdultCareCheckAskers = askers(FORM, NAME, ValidateAdultCareCheckForm.questions)


class AdultCareCheckResult(FinishForm):
    """Says the result, and then the summary to keep."""

    action_name = f"action_{NAME}_result"

    async def finish(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
        """Says the result with its team, the other routes and what to read next; the summary."""
        given = {q.slot: tracker.get_slot(q.slot) for q in ValidateAdultCareCheckForm.questions}
        needs = needs_of(given)
        found = assess(needs)
        say(dispatcher, turn, result(found, needs.age, given.get(AREA) or "unsure", turn))
        if needs.condition is False:
            return
        kept = {slot.removeprefix("acc_"): value for slot, value in given.items()}
        say(dispatcher, turn, summary(needs, kept))


def needless(given: Dict[str, Any]) -> List[str]:
    """The slots that need not be asked, given the answers so far."""
    years = years_of(given.get(AGE))
    if given.get(CONDITION) == "no":
        return [*LISTS, CHILD, WAYS, EFFECT, TIMING, HELPED, WORDS]
    found: List[str] = []
    if years is not None and years < _PARENT_FROM:
        found.append(CHILD)
    if years is None or years >= ADULT:
        found.append(TIMING)
    asked = [slot for slot in (*LISTS, CHILD) if slot not in found]
    if all(given.get(slot) in ([NOTHING], "no", "no_child") for slot in asked):
        found += [WAYS, EFFECT, TIMING, HELPED]
    return found


def years_of(said: Any) -> Optional[float]:
    """The age in an answer: a number, or the button of a band."""
    return _BANDS.get(said) if isinstance(said, str) else said


def needs_of(given: Dict[str, Any]) -> Needs:
    """The answers as the rules take them: not sure, and not asked, are None."""
    hard: Dict[Outcome, Optional[bool]] = {}
    for slot, outcomes in GROUPS.items():
        said = given.get(slot) or ["unsure"]
        for outcome in outcomes:
            hard[outcome] = None if "unsure" in said else outcome in said
    child = given.get(CHILD)
    hard["child"] = None if child == "unsure" else child == "yes"
    ways = given.get(WAYS) or ["unsure"]
    return Needs(
        age=years_of(given.get(AGE)),
        condition=_known(given.get(CONDITION)),
        hard=hard,
        ways=None if "unsure" in ways else frozenset(ways),
        effect=_known(given.get(EFFECT)),
        benefit=_known(given.get(TIMING)),
        helped=_known(given.get(HELPED)),
        carer=_known(given.get(CARER)),
    )


def _known(said: Any) -> Optional[bool]:
    return None if said in (None, SKIPPED, "unsure") else said == "yes"
