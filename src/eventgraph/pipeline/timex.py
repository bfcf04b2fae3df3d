"""Normalises the time expressions of news to `2026`, `2026-07` or `2026-07-05` (TIMEX3 values).

Relative expressions are worked out from the publication date; without one they stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

# Spelt out, since the calendar module speaks the language of the machine.
MONTH_NAMES: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS: Final = {
    form: number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for form in (name, name[:3], "sept" if name == "september" else name)
}
WEEKDAYS: Final = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
    for word in words.split()
}
HALF_A_YEAR: Final = 6
NEWS: Final = range(1600, 3000)
"""Years from which a relative expression can be counted without leaving the calendar."""
DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

_MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"


class Timex(NamedTuple):
    """Characters `start` to `end` of the text mean `value`."""

    start: int
    end: int
    value: str


def find_timexes(text: str, published: date | None) -> list[Timex]:
    """Return the time expressions of the text that can be resolved, without overlaps, in text order."""
    found: list[Timex] = []
    for pattern, resolve in PATTERNS:
        for match in pattern.finditer(text):
            if any(t.start < match.end() and match.start() < t.end for t in found):
                continue
            value = resolve(match, published)
            if value is not None:
                found.append(Timex(match.start(), match.end(), value))
    return sorted(found)


def _day_month_year(match: re.Match[str], published: date | None) -> str | None:
    parts = match.groupdict()
    month = MONTHS[parts["month"].lower().rstrip(".")]
    year = int(parts["year"]) if parts.get("year") else _nearest_year(month, published)
    if year is None:
        return None
    if not parts.get("day"):
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _nearest_year(month: int, published: date | None) -> int | None:
    """Return the year that puts the month closest to the publication, the past winning a tie."""
    if published is None:
        return None
    distance = month - published.month
    return published.year + (-1 if distance > HALF_A_YEAR else 1 if distance < -HALF_A_YEAR else 0)


def _iso(match: re.Match[str], published: date | None) -> str | None:
    del published
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return None


def _year(match: re.Match[str], published: date | None) -> str:
    del published
    return match["year"]


def _weekday(match: re.Match[str], published: date | None) -> str | None:
    """News names the weekday of the last seven days, or of the next after "next", "on … will"."""
    if published is None:
        return None
    wanted = WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower().strip()
    if which == "next":
        ahead = (wanted - published.weekday()) % 7 or 7
        return (published + timedelta(days=ahead)).isoformat()
    back = (published.weekday() - wanted) % 7
    if which == "last" and back == 0:
        back = 7
    return (published - timedelta(days=back)).isoformat()


def _near_day(match: re.Match[str], published: date | None) -> str | None:
    if published is None:
        return None
    return (published + timedelta(days=DAYS[match[0].lower()])).isoformat()


def _near_unit(match: re.Match[str], published: date | None) -> str | None:
    """Resolve "last month", "this year", "next week"; for a week, which has no form here, its month."""
    if published is None:
        return None
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[match["which"].lower()]
    return _shift(published, step, match["unit"].lower())


def _ago(match: re.Match[str], published: date | None) -> str | None:
    count = NUMBERS.get(match["count"].lower()) or (int(match["count"]) if match["count"].isdigit() else None)
    if published is None or count is None:
        return None
    return _shift(published, -count, match["unit"].lower())


def _shift(published: date, step: int, unit: str) -> str | None:
    if unit == "day":
        return (published + timedelta(days=step)).isoformat()
    if unit == "week":
        return (published + timedelta(weeks=step)).isoformat()[:7]
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return f"{published.year + step:04}"


Resolver = Callable[[re.Match[str], "date | None"], "str | None"]
PATTERNS: Final[tuple[tuple[re.Pattern[str], Resolver], ...]] = tuple(
    (re.compile(pattern, flags), resolve)
    for pattern, flags, resolve in (
        (r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b", 0, _iso),
        (rf"\b{_MONTH} {_DAY},? {_YEAR}\b", 0, _day_month_year),
        (rf"\b{_DAY} {_MONTH},? {_YEAR}\b", 0, _day_month_year),
        (rf"\b{_MONTH},? (?:of )?{_YEAR}\b", 0, _day_month_year),
        (rf"\b{_MONTH} {_DAY}\b(?!,? ?\d)", 0, _day_month_year),
        (rf"\b{_DAY} {_MONTH}\b", 0, _day_month_year),
        (
            rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Tt]his|[Ee]arly|[Ll]ate) {_MONTH}(?=\W)",
            0,
            _day_month_year,
        ),
        (rf"(?<=\b[Ii]n )(?:early |late |mid-)?{_YEAR}\b(?!-)", 0, _year),
        (rf"(?<=\b[Ss]ince ){_YEAR}\b", 0, _year),
        (rf"(?<=\b[Bb]y ){_YEAR}\b", 0, _year),
        (
            r"\b(?:(?P<which>last|next|this) )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
            0,
            _weekday,
        ),
        (r"\b(?:today|tonight|yesterday|tomorrow)\b", re.IGNORECASE, _near_day),
        (r"\b(?P<which>last|past|this|next|coming) (?P<unit>week|month|year)\b", re.IGNORECASE, _near_unit),
        (
            rf"\b(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)}) (?P<unit>day|week|month|year)s? ago\b",
            re.IGNORECASE,
            _ago,
        ),
    )
)


def publication_date(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time, or None where there is none that news can have."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if day.year in NEWS else None
