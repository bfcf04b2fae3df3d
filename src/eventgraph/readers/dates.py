"""Publication dates as sources write them -> ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

# No newspaper is older; what is (0001-01-01) was put there by a program that had no date.
FIRST_YEAR: Final = 1600
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"  # codespell:ignore nd
YEAR: Final = r"(?P<year>\d{4})"
TIME: Final = r"(?:(?:,|\s+at|\s+-)?\s+\d{1,2}[:.]\d{2}\b.{0,20})?"
DAY_FIRST: Final = rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}"
MONTH_FIRST: Final = rf"{MONTH}\s+{DAY},?\s+{YEAR}"
WORDED: Final = tuple(
    re.compile(rf"{WEEKDAY}{pattern}{TIME}", re.IGNORECASE) for pattern in (DAY_FIRST, MONTH_FIRST)
)
RFC_2822: Final = re.compile(rf"{WEEKDAY}\d{{1,2}} [a-z]{{3}} \d{{4}} \d\d:\d\d(?::\d\d)? \S+", re.IGNORECASE)
NAMED: Final = tuple(re.compile(rf"\b{pattern}\b", re.IGNORECASE) for pattern in (DAY_FIRST, MONTH_FIRST))
SCRIPTED: Final = re.compile(
    r"[a-z]{3} ([a-z]{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})(?: \(.{1,40}\))?", re.IGNORECASE
)
NUMBERED: Final = re.compile(r"(?<![\d/.-])\d{4}[-/.]\d{2}[-/.]\d{2}(?![\d/.-])")
SLASHED: Final = re.compile(r"(\d{4})[/.](\d{2})[/.](\d{2})")
ZONE_GAP: Final = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)")
ZONE_NAME: Final = re.compile(r"\s*(?:UTC|GMT)$", re.IGNORECASE)


def parse_date(text: str) -> str | None:
    """Return an ISO 8601 date, or date and time with zone; None when it is no complete date.

    Read are ISO 8601 (also basic), RFC 2822, `2026/07/05` and English words ("5 July 2026",
    "July 5, 2026"). UTC is written `Z` and other zones as given; a time without a zone names no
    instant and is dropped. Numbers alone, and orders that could be read in two ways, are no dates.
    """
    text = " ".join(text.split())
    if not text or text.isdigit():
        return None
    return _iso(text) or _rfc_2822(text) or _scripted(text) or _worded(text)


def find_date(line: str) -> str | None:
    """Return the first date in a line, in English words or as `2026-07-05` ("By Ann Lee, July 6, 2026")."""
    matches = (pattern.search(line) for pattern in NAMED)
    worded = _in_words(min(filter(None, matches), key=lambda match: match.start(), default=None))
    return worded or next(filter(None, map(_iso, NUMBERED.findall(line))), None)


def leading_date(name: str) -> str | None:
    """Return the ISO date that a file name begins with ("2026-07-05-harbour-wire.txt")."""
    return parse_date(name[:10]) if re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", name) else None


def _iso(text: str) -> str | None:
    text = SLASHED.sub(r"\1-\2-\3", ZONE_NAME.sub("Z", ZONE_GAP.sub("", text)))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _written(moment)


def _rfc_2822(text: str) -> str | None:
    if not RFC_2822.fullmatch(text):
        return None
    try:
        return _written(parsedate_to_datetime(text))
    except ValueError:
        return None


def _scripted(text: str) -> str | None:
    """Read what JavaScript makes of a date when it is turned into a string (ECMA-262)."""
    match = SCRIPTED.fullmatch(text)
    try:
        return (
            _written(datetime.strptime(" ".join(match.groups()), "%b %d %Y %H:%M:%S %z")) if match else None
        )
    except ValueError:
        return None


def _worded(text: str) -> str | None:
    return _in_words(next((match for pattern in WORDED if (match := pattern.fullmatch(text))), None))


def _in_words(match: re.Match[str] | None) -> str | None:
    if not match:
        return None
    month = MONTHS.index(match["month"][:3].lower()) + 1
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return day.isoformat() if day.year >= FIRST_YEAR else None


def _written(moment: datetime) -> str | None:
    if moment.year < FIRST_YEAR:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
