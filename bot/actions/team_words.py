"""The result of “Find the right team” in the words of knowledge/conversations/find_a_team.yml."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from bot.actions.base import Turn
from bot.actions.question import for_reader, worded, words_for
from signpost import answers, contacts
from signpost.knowledge import knowledge
from signpost.reply import Option, Reply
from signpost.routing import Route, by_council_of_care
from signpost.words import words

NAME = "find_a_team"
TOPIC = "service/find_a_team"


def result(found: List[Route], about: str, group: Optional[str], area: str, turn: Turn) -> Reply:
    """The team and the reason, or two in order, with their cards and what to do next."""
    says = _Words(about, area, turn)
    if found[0].team is None:
        lines = [says.elsewhere(group)]
    elif found[0].page:
        lines = [str(words_for(NAME)["district"]), says.team("advice", found[0])]
    elif len(found) == 1:
        lines = [says.team("one", found[0]), says.reason(found[0]), *says.how(found[0])]
    else:
        now, then = found
        lines = [
            says.team("now", now, then.from_age),
            says.team("then", then, then.from_age),
            says.reason(now),
            says.plain("handover"),
        ]
    pages = [route.page for route in found if route.page]
    if found[0].team:
        lines.append(says.plain("guide"))
    return Reply(
        kind="result",
        text=for_reader("\n\n".join(lines), turn),
        topic=TOPIC,
        options=_options(about),
        teams=contacts.team_cards(route.team for route in found if route.team),
        pages=answers.page_links(dict.fromkeys(pages)),
    )


class _Words:
    """The written sentences, filled in for one topic, place and reader."""

    def __init__(self, about: str, area: str, turn: Turn) -> None:
        self._written: Dict[str, Any] = words_for(NAME)
        self._title = knowledge().topics[about].head.title
        self._about = about
        self._place = str(self._written["place_words"].get(area, ""))
        self._turn = turn

    def plain(self, key: str) -> str:
        return worded(self._written[key], self._turn)

    def team(self, key: str, route: Route, age: Optional[int] = None) -> str:
        team = knowledge().teams[str(route.team)]
        what = team.easy_read if self._turn.easy_read else team.what
        return self.plain(key).format(team=team.name, what=what, age=age, they="{they}")

    def reason(self, route: Route) -> str:
        written = worded(self._written["reasons"][route.reason], self._turn)
        return written.format(topic=self._title, place=self._place, they="{they}")

    def how(self, route: Route) -> List[str]:
        how = knowledge().teams[str(route.team)].how
        return [str(self._written["how"]).format(how=how)] if how else []

    def elsewhere(self, group: Optional[str]) -> str:
        care = by_council_of_care(self._about, group)
        return self.plain("elsewhere_care" if care else "elsewhere")


def _options(about: str) -> List[Option]:
    again = Option(words()["flows"][NAME], f"flow/{NAME}")
    read_on = [answers.topic_option(about)] if about != TOPIC else []
    return [*read_on, answers.person_option(), again]
