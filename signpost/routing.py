"""From what it is about, age, group and place to one team, or two when one hands over to the other.

Which team does which job stands in knowledge/routes.yml, whom a team works with in its own file. A
team of the wrong age or area is never named.
"""

from __future__ import annotations

from typing import Iterator, Literal

import msgspec

from signpost.knowledge import knowledge
from signpost.route_table import Group, written
from signpost.teams import fits

Reason = Literal["topic", "job", "group", "door", "elsewhere"]
ELSEWHERE = "elsewhere"
ADULT = 18
OLDEST = 25
# Preparing for adulthood starts at 14 (Year 9), so from then on it is said who comes next.
_PLANNING = 14
# Support for care leavers ends on the 25th birthday (Children Act 1989, sections 23C and 23CZB).
_CARE_ENDS = 25
_CARE_ONLY = ["care"]
_LAST_RESORT = "social_care"


class Route(msgspec.Struct, frozen=True):
    """One team and why; no team (None) for people elsewhere, who find their own council on `page`.

    A page beside a team says that the district council also has a part in it.

    `reason` is a key of `reasons` in knowledge/conversations/find_a_team.yml. `from_age` is set on
    the second of two: the birthday (in years) from which that team takes over.
    """

    team: str | None
    reason: Reason
    page: str | None = None
    from_age: int | None = None


def routes(topic: str, age: int, group: str | None, area: str) -> list[Route]:
    """The team for somebody of `age` (whole years), and the one that takes over soon, if any.

    `area` is one of the areas of knowledge/routes.yml or `elsewhere`.

    Raises:
        KeyError: if there is no such topic.
    """
    now = _route(topic, age, group, area)
    if now.team is None:
        return [now]
    for later in range(age + 1, _horizon(age) + 1):
        then = _route(topic, later, group, area)
        if then.team not in (None, now.team):
            return [now, msgspec.structs.replace(then, from_age=later)]
    return [now]


def depends_on_group(topic: str) -> bool:
    """Whether it matters for a topic which group somebody is in."""
    if by_council_of_care(topic, None):
        return False
    return any(_group_first(topic, group) for group in written().groups.values())


def by_council_of_care(topic: str, group: str | None) -> bool:
    """Whether the council that counts is the one that looks (or looked) after the person.

    A care leaver stays with that council wherever they live (Children Act 1989, section 23A(4)).
    """
    return topic.startswith("leaving_care/") or group == "care"


def _horizon(age: int) -> int:
    """The age up to which a change of team is said now."""
    if age < _PLANNING:
        return age
    return min(max(ADULT, age + 1), OLDEST)


def _route(topic: str, age: int, group: str | None, area: str) -> Route:
    for team_id, reason in _candidates(topic, group, area):
        if _answers(team_id, topic, age, group, area):
            districts = written().districts.get(area, []) if age >= ADULT else []
            return Route(team_id, reason, written().elsewhere_page if topic in districts else None)
    return Route(None, "elsewhere", page=written().elsewhere_page)


def _answers(team_id: str, topic: str, age: int, group: str | None, area: str) -> bool:
    """Whether a team answers for this person: age, area, and not a care team for somebody else."""
    team = knowledge().teams[team_id]
    for_care = team.groups == _CARE_ONLY
    if for_care and (age >= _CARE_ENDS or not by_council_of_care(topic, group)):
        return False
    if not written().from_age.get(team_id, 0) <= age <= written().to_age.get(team_id, age):
        return False
    return fits(team, age, area)


def _candidates(topic: str, group: str | None, area: str) -> Iterator[tuple[str, Reason]]:
    """Teams with the reason for each, the likeliest first, whatever their ages and areas."""
    routes_file = written()
    jobs = routes_file.jobs
    if group in routes_file.groups and _group_first(topic, routes_file.groups[group]):
        yield from ((team, "group") for team in jobs[routes_file.groups[group].job])
    own = _helpers_last(knowledge().topics[topic].head.teams)
    if area == routes_file.home:
        # Here the topic's own teams are known by name; one that only helps does not stand in.
        mine = [team for team in own if team not in routes_file.helpers or team == own[0]]
        yield from ((team, "topic") for team in mine)
    for team in own:
        yield (team, "topic")
        yield from ((same, "job") for same in _same_job(team))
    for job in _named(routes_file.fallback, topic) or []:
        yield from ((team, "job") for team in jobs[job])
    yield from ((team, "door") for team in jobs[_LAST_RESORT])


def _helpers_last(own: list[str]) -> list[str]:
    """A topic's teams, those that only help with another's work last, unless named first."""
    helpers = [team for team in own[1:] if team in written().helpers]
    return [team for team in own if team not in helpers] + helpers


def _group_first(topic: str, group: Group) -> bool:
    area = topic.partition("/")[0]
    return topic not in group.exceptions and (topic in group.before or area in group.before)


def _same_job(team: str) -> list[str]:
    """The teams of the first job that names this team."""
    return next((teams for teams in written().jobs.values() if team in teams), [])


def _named(table: dict[str, list[str]], topic: str) -> list[str] | None:
    """What is written for a topic, or else for its area of topics."""
    return table.get(topic, table.get(topic.partition("/")[0]))
