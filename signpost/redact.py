"""Takes personal details out of a text before it is kept for review.

Phone numbers, e-mail and web addresses, account names, NHS and National Insurance numbers,
postcodes, dates of birth, and names that were given in the hand-off. A number or an address that we
print ourselves (999, a team's, a helpline's) stays.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Iterable

import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.gb import nhs

from signpost.knowledge import knowledge

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|\bwww\.)[^\s()<>\[\]]+", re.I)
_ACCOUNT = re.compile(r"(?<![\w@])@\w[\w.]*\w")
# Two letters, six digits and A to D; wider than HMRC's rule, since a mistyped one is personal too.
# The last letter is often left out.
_NINO = re.compile(r"\b[A-Z]{2}(?:\s?(?:\d\s?){6}[A-D]|\d{6})\b", re.I)
# Royal Mail's format (BS 7666), with or without the space.
_POSTCODE = re.compile(
    r"\b(?:GIR\s?0AA|[A-PR-UWYZ](?:\d[A-HJKPSTUW\d]?|[A-HK-Y]\d[ABEHMNPRV-Y\d]?)\s?\d[ABD-HJLNP-UW-Z]{2})\b",
    re.I,
)
_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)")
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_BIRTH_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:{_YEAR}|\d\d)|(?<!/){_YEAR}-\d\d-\d\d"
    rf"|{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR})\b",
    re.I,
)
_SHORTEST_NAME = 2


def redact(text: str, names: Iterable[str] = ()) -> str:
    """The text with each personal detail replaced by what kind it was, in square brackets."""
    text = _EMAIL.sub("[e-mail]", text)
    text = _WEB.sub(_web_address, text)
    text = _ACCOUNT.sub("[account]", text)
    text = _NINO.sub("[NI number]", text)
    text = _POSTCODE.sub("[postcode]", text)
    text = _BIRTH_DATE.sub("[date]", text)
    text = _TEN_DIGITS.sub(_nhs_number, text)
    text = _phones(text)
    for name in sorted({n.strip() for n in names}, key=len, reverse=True):
        if len(name) >= _SHORTEST_NAME:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name]", text, flags=re.I)
    return text


def _web_address(match: re.Match[str]) -> str:
    return match.group() if _host(match.group()) in _our_hosts() else "[web address]"


def _nhs_number(match: re.Match[str]) -> str:
    # A UK phone number starts with 0 and an NHS number in use does not: both are taken out.
    try:
        nhs.validate(match.group())
    except ValidationError:
        return match.group()
    return "[NHS number]"


def _phones(text: str) -> str:
    """`text` without the phone numbers that are not ours."""
    lenient = phonenumbers.Leniency.POSSIBLE
    found = list(phonenumbers.PhoneNumberMatcher(text, "GB", leniency=lenient))
    for match in reversed(found):
        digits = re.sub(r"\D", "", match.raw_string)
        if len(digits) >= 9 and digits not in _our_numbers():
            text = text[: match.start] + "[phone number]" + text[match.end :]
    return text


@lru_cache(maxsize=1)
def _our_numbers() -> frozenset[str]:
    """The digits of every number that Signpost itself prints."""
    known = knowledge()
    numbers = [number for team in known.teams.values() for number in (team.phone, team.text)]
    numbers += [line.phone for line in known.helplines.values()]
    numbers += [str(line.text.number) for line in known.helplines.values() if line.text]
    return frozenset(re.sub(r"\D", "", number) for number in numbers if number)


@lru_cache(maxsize=1)
def _our_hosts() -> frozenset[str]:
    """The sites that Signpost itself links to."""
    known = knowledge()
    links = [page.url for page in known.pages.values()]
    links += [team.web_page or "" for team in known.teams.values()]
    links += [line.web_page or "" for line in known.helplines.values()]
    links += [source.url for topic in known.topics.values() for source in topic.head.sources]
    return frozenset(_host(link) for link in links if link)


def _host(link: str) -> str:
    return re.sub(r"^https?://|^www\.", "", link.lower()).removeprefix("www.").split("/")[0]
