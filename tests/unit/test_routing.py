"""“Find the right team”: every topic, age, group and place ends at a team that fits.

The table in the middle reads as a social worker would say it; the matrix checks all the rest.
"""

from __future__ import annotations

import pytest

from signpost.knowledge import knowledge
from signpost.route_table import written
from signpost.routing import ELSEWHERE, by_council_of_care, depends_on_group, routes

AGES = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]
GROUPS = [None, "none", "care", "send", "carer", "youth_justice"]
AREAS = ["leicester", "leicestershire", "rutland"]
TOPICS = sorted(knowledge().topics)

CASES = [
    # topic, age, group, area, the team, who takes over and from what birthday
    # EHC plans: one team to 25.
    ("ehc_plan/annual_review", 16, None, "leicester", "leicester-send-integrated-service", None),
    ("ehc_plan/annual_review", 16, None, "leicestershire", "leicestershire-sena", None),
    ("ehc_plan/annual_review", 16, None, "rutland", "rutland-information-service", None),
    ("ehc_plan/refused", 19, None, "rutland", "sendiass-rutland", None),
    # Social care: children's until 18, then adults'.
    (
        "adult_care/disabled_childrens_service",
        16,
        None,
        "leicester",
        "leicester-disabled-childrens-service",
        ("leicester-asc-transitions-team", 18),
    ),
    ("adult_care/what_is_it", 19, None, "leicester", "leicester-adult-social-care-contact", None),
    (
        "adult_care/transition_assessment",
        17,
        None,
        "leicestershire",
        "leicestershire-first-response",
        ("leicestershire-adult-social-care", 18),
    ),
    (
        "adult_care/what_is_it",
        17,
        None,
        "rutland",
        "rutland-childrens-duty",
        ("rutland-adult-safeguarding", 18),
    ),
    ("adult_care/what_is_it", 12, None, "leicester", "leicester-duty-and-advice-service", None),
    # Leaving care: the social worker, then the leaving care team from 16 to the 25th birthday.
    (
        "leaving_care/pathway_plan",
        15,
        "care",
        "leicester",
        "leicester-looked-after-children-service",
        ("leicester-leaving-care-team", 16),
    ),
    ("leaving_care/personal_adviser", 21, "care", "leicester", "leicester-leaving-care-team", None),
    ("leaving_care/what_support", 19, None, "leicestershire", "leicestershire-care-leavers", None),
    ("leaving_care/what_support", 17, None, "rutland", "rutland-leaving-care", None),
    (
        "leaving_care/what_support",
        24,
        "care",
        "leicester",
        "leicester-leaving-care-team",
        ("leicester-adult-social-care-contact", 25),
    ),
    # A care leaver asks their own team first about money and a home, others do not.
    ("money/universal_credit", 19, "care", "leicester", "leicester-leaving-care-team", None),
    ("money/universal_credit", 19, "none", "leicester", "citizens-advice-leicestershire", None),
    ("home/council_housing", 20, "none", "leicester", "leicester-housing-options", None),
    # Nowhere to live before 18 is for children's services.
    (
        "home/homelessness_help",
        16,
        "none",
        "leicester",
        "leicester-duty-and-advice-service",
        ("leicester-housing-options", 18),
    ),
    # Mental health: the children's door until 18.
    (
        "health/mental_health_help",
        16,
        None,
        "rutland",
        "llr-cyp-triage-navigation",
        ("llr-mental-health-central-access-point", 18),
    ),
    (
        "health/camhs_to_adult",
        17,
        None,
        "leicester",
        "lpt-camhs",
        ("lpt-adult-community-mental-health", 18),
    ),
    (
        "service/find_a_team",
        15,
        "youth_justice",
        "leicestershire",
        "leicestershire-youth-justice",
        None,
    ),
    ("service/find_a_team", 20, "carer", "leicestershire", "leicestershire-carers", None),
    ("service/find_a_team", 13, "none", "leicester", "leicester-duty-and-advice-service", None),
]


@pytest.mark.parametrize(("topic", "age", "group", "area", "team", "then"), CASES)
def test_case(
    topic: str, age: int, group: str | None, area: str, team: str, then: tuple[str, int] | None
) -> None:
    found = routes(topic, age, group, area)
    assert found[0].team == team
    if then is not None:
        assert (found[1].team, found[1].from_age) == then


@pytest.mark.parametrize("topic", TOPICS)
def test_matrix(topic: str) -> None:
    teams = knowledge().teams
    for age in AGES:
        for group in GROUPS:
            for area in AREAS:
                found = routes(topic, age, group, area)
                case = (topic, age, group, area, found)
                assert 1 <= len(found) <= 2, case
                for route, at in zip(found, (age, found[-1].from_age), strict=False):
                    assert route.team, case
                    assert at, case
                    youngest, oldest = teams[route.team].ages
                    assert (youngest or 0) <= at <= (oldest or 200), case
                    assert area in teams[route.team].areas, case
                    if teams[route.team].groups == ["care"]:
                        assert at < 25, case
                        assert by_council_of_care(topic, group), case
                if len(found) == 2:
                    assert age < (found[1].from_age or 0) <= 25, case
                    assert found[0].team != found[1].team, case


@pytest.mark.parametrize("topic", TOPICS)
def test_elsewhere_is_a_national_team_or_the_page_to_find_a_council(topic: str) -> None:
    for age in AGES:
        for group in GROUPS:
            for route in routes(topic, age, group, ELSEWHERE):
                if route.team is None:
                    assert route.page in knowledge().pages
                else:
                    assert "national" in knowledge().teams[route.team].areas


def test_the_group_is_asked_only_where_it_matters() -> None:
    assert depends_on_group("money/universal_credit")
    assert depends_on_group("service/find_a_team")
    assert not depends_on_group("ehc_plan/annual_review")
    assert not depends_on_group("leaving_care/pathway_plan")


def test_what_is_written_names_only_what_there_is() -> None:
    teams, topics = knowledge().teams, knowledge().topics
    areas = {topic.partition("/")[0] for topic in topics}
    for job, members in written().jobs.items():
        assert not [team for team in members if team not in teams], job
    for name in [*written().from_age, *written().to_age, *written().helpers]:
        assert name in teams
    for place in written().fallback:
        assert place in topics or place in areas
    for jobs in written().fallback.values():
        assert all(job in written().jobs for job in jobs)
    for group in written().groups.values():
        assert group.job in written().jobs
        assert all(
            place in topics or place in areas for place in [*group.before, *group.exceptions]
        )
    assert written().elsewhere_page in knowledge().pages
    assert all(topic in topics for found in written().districts.values() for topic in found)
