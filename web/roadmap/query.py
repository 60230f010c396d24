"""What the address of a roadmap says: an age in months and groups, and how to show it."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import msgspec
from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict

from signpost.office_hours import now
from signpost.roadmap import GROUPS, OLDEST, YOUNGEST, Roadmap, roadmap


class Asked(msgspec.Struct, frozen=True):
    """A roadmap that was asked for: `exact` when the age is right to the month."""

    roadmap: Roadmap
    exact: bool
    easy_read: bool
    today: dt.date

    def query(self, **changes: bool) -> str:
        """The same request as a query string, with changes."""
        flags = {"exact": self.exact, "easy_read": self.easy_read, **changes}
        groups = ",".join(self.roadmap.groups)
        wanted = {"age": str(self.roadmap.age), "groups": groups}
        return urlencode({**wanted, **{name: 1 for name, on in flags.items() if on}})


def asked(request: HttpRequest) -> Asked:
    """The roadmap that the address asks for.

    Raises:
        BadRequest: if the age is missing, no number, or outside 11 to 25 years.
    """
    today = now().date()
    exact = request.GET.get("exact") == "1"
    try:
        mine = roadmap(_months(request.GET), _groups(request.GET), today if exact else None)
    except ValueError as error:
        raise BadRequest(str(error)) from error
    return Asked(mine, exact, request.GET.get("easy_read") == "1", today)


def _months(query: QueryDict) -> int:
    if "years" in query and "age" not in query:
        return int(query.get("years", "")[:3]) * 12
    return int(query.get("age", "")[:4])


def _groups(query: QueryDict) -> list[str]:
    """From one value with commas, as we write it, or from several, as a form sends them."""
    given = {group for value in query.getlist("groups") for group in value.split(",")}
    return [group for group in GROUPS if group in given]


def years_on_offer() -> list[int]:
    """The ages in years for which there is a roadmap."""
    return list(range(YOUNGEST // 12, OLDEST // 12))
