"""What comes next on a roadmap as calendar entries (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event

from signpost.roadmap import month_of
from signpost.roadmap_words import written
from web.roadmap.query import Asked


def calendar(mine: Asked) -> bytes:
    """One all-day entry on the first of the month for each step to come; it blocks no time."""
    says = written()["page"]
    entries = Calendar()
    entries.add("prodid", "-//Signpost//Roadmap//EN")
    entries.add("version", "2.0")
    entries.add("x-wr-calname", says["calendar_name"])
    stamp = dt.datetime.combine(mine.today, dt.time(), dt.UTC)
    for step in mine.roadmap.of("next"):
        day, milestone = month_of(step, mine.roadmap.age, mine.today), step.milestone
        event = Event()
        # The same entry again replaces the one that is there already.
        event.add("uid", f"{milestone.id}-{day:%Y%m}@signpost")
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
        event.add("summary", milestone.title)
        text = milestone.easy_read if mine.easy_read else milestone.what
        you_can = says["you_can"].format(you_can=milestone.you_can)
        lead = says["leads"].format(lead=milestone.lead)
        event.add("description", "\n".join([text, you_can, lead, says["calendar_note"]]))
        event.add("transp", "TRANSPARENT")
        entries.add_component(event)
    return bytes(entries.to_ical())
