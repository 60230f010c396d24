"""Whether adult social care is likely, on what somebody said. A guide: only an assessment decides.

The law is the Care Act 2014 and the Care and Support (Eligibility Criteria) Regulations 2015
(SI 2015/313). Section 9: anyone who may have needs is assessed, whatever they would be entitled to.
Section 13: the needs are then held against the criteria. Before 18, sections 58 to 66.
"""

from __future__ import annotations

from typing import Literal, Mapping, get_args

import msgspec

Outcome = Literal[
    "food", "washing", "toilet", "dressing", "safe_home", "clean_home",
    "people", "work", "going_out", "child",
]  # fmt: skip
"""The ten outcomes of SI 2015/313 reg. 2(2), (a) to (j) in order; `people` is (g), relationships,
`going_out` (i), facilities and services in the community, `child` (j), caring for a child."""
Way = Literal["help", "pain", "unsafe", "slow", "varies", "none"]
"""Reg. 2(3), when somebody counts as unable: (a) not without assistance, (b) with significant pain,
distress or anxiety, (c) endangering health or safety, (d) taking much longer. `varies`: some days
only, for which reg. 2(4) looks at a longer time. `none`: none of these."""
Chance = Literal["likely", "unlikely", "cant_tell"]
Kind = Literal["adult", "before_18"]
Route = Literal["carer", "childs_carer", "young_carer", "young_carers_transition"]

ADULT = 18
"""Age in years from which the Care Act covers somebody's own needs (sections 9, 18 and 66)."""
NEEDED = 2
"""How many outcomes somebody must be unable to achieve: reg. 2(1)(b), “two or more”."""
_UNABLE: frozenset[Way] = frozenset(("help", "pain", "unsafe", "slow"))


class Needs(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said. None means that they do not know or would not say.

    age       in years
    condition needs come from a physical or mental impairment or illness; no diagnosis is needed
    hard      each outcome that was asked about: hard (True), not (False), not sure (None)
    ways      in what way it is hard
    effect    it has, or will have, a big effect on wellbeing (section 1(2))
    benefit   under 18: something is coming up that makes it useful to plan now
    helped    a relative or friend helps without being paid
    carer     looks after somebody else who is ill or disabled, without being paid
    """

    age: float | None = None
    condition: bool | None = None
    hard: Mapping[Outcome, bool | None] = {}
    ways: frozenset[Way] | None = None
    effect: bool | None = None
    benefit: bool | None = None
    helped: bool | None = None
    carer: bool | None = None


class Conditions(msgspec.Struct, frozen=True):
    """The three conditions of reg. 2(1)(a) to (c): met, not met, or None when it cannot be told."""

    condition: bool | None
    outcomes: bool | None
    wellbeing: bool | None


class Finding(msgspec.Struct, frozen=True):
    """How it looks, for whom, the conditions, and whose assessment is worth asking for besides."""

    kind: Kind | None
    chance: Chance
    conditions: Conditions
    unable: tuple[Outcome, ...]
    benefit: bool | None
    routes: tuple[Route, ...]


def assess(said: Needs) -> Finding:
    """The finding; an unknown answer never counts as a no."""
    kind: Kind | None = None
    if said.age is not None:
        kind = "adult" if said.age >= ADULT else "before_18"
    conditions = Conditions(said.condition, enough_outcomes(said), said.effect)
    return Finding(
        kind=kind,
        chance=chance(conditions),
        conditions=conditions,
        unable=unable(said),
        benefit=said.benefit if kind == "before_18" else None,
        routes=routes(said),
    )


def chance(conditions: Conditions) -> Chance:
    """All three conditions must be met (section 13; reg. 2(1)).

    Before 18 the same criteria tell whether needs after 18 are likely (section 58(1), 59(1)).
    """
    met = (conditions.condition, conditions.outcomes, conditions.wellbeing)
    if False in met:
        return "unlikely"
    return "likely" if all(met) else "cant_tell"


def is_unable(ways: frozenset[Way] | None) -> bool | None:
    """Whether what is hard in these ways counts as being unable to do it: reg. 2(3) and (4)."""
    if ways is None:
        return None
    if ways & _UNABLE:
        return True
    return None if "varies" in ways else False


def unable(said: Needs) -> tuple[Outcome, ...]:
    """The outcomes that somebody is unable to achieve, in the order of the Regulations."""
    if not is_unable(said.ways):
        return ()
    return tuple(outcome for outcome in get_args(Outcome) if said.hard.get(outcome))


def enough_outcomes(said: Needs) -> bool | None:
    """Condition 2, reg. 2(1)(b): unable to achieve two or more outcomes. What was not said is open.

    An outcome that does not apply, such as caring for a child, is given as False.
    """
    hard = sum(said.hard.get(outcome) is True for outcome in get_args(Outcome))
    open_ones = sum(said.hard.get(outcome) is None for outcome in get_args(Outcome))
    counts = is_unable(said.ways)
    if (0 if counts is False else hard) + open_ones < NEEDED:
        return False
    return True if counts and hard >= NEEDED else None


def routes(said: Needs) -> tuple[Route, ...]:
    """Other assessments that may be due.

    carer                    somebody who helps an adult: section 10
    childs_carer             an adult who helps somebody under 18, about life after 18: section 60
    young_carer              somebody under 18 who cares: Children Act 1989, section 17ZA
    young_carers_transition  and who is likely to need support after 18: Care Act, section 63
    """
    if said.age is None:
        return ()
    grown = said.age >= ADULT
    found: list[Route] = []
    if said.helped:
        found.append("carer" if grown else "childs_carer")
    if said.carer:
        found += ["carer"] if grown else ["young_carer", "young_carers_transition"]
    return tuple(dict.fromkeys(found))
