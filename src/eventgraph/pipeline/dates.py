"""What the time expressions of news mean: `2026`, `2026-07` or `2026-07-05`, counted from the publication.

A resolver takes a match with the groups it needs (`day`, `month`, `year`, `weekday`, `which`, `unit`,
`count`) and the day of publication; it returns None for what is no date or cannot be known.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import re

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
        (
            "a an one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        start=1,
    )
    for word in words.split()
}
STEPS: Final = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
SATURDAY: Final = 5
SEASONS: Final = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11, "fall": 11}
"""The month in which a season ends."""
HALF_A_YEAR: Final = 6
NEWS: Final = range(1600, 3000)
"""Years from which a relative expression can be counted without leaving the calendar."""
DAYS: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


class Meant(NamedTuple):
    """What an expression means if nothing else is known, of the past, and of the future."""

    value: str
    past: str
    future: str


def day_month_year(match: re.Match[str], published: date | None) -> str | Meant | None:
    """Resolve "July 5, 2026", "5 July", "last May"; without a year the nearest, last and next one."""
    parts = match.groupdict()
    month = MONTHS[parts["month"].lower().rstrip(".")]
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("year"):
        return _date(int(parts["year"]), month, day)
    if published is None:
        return None
    years = _nearest_year(month, published), *_years_around(month, day, published)
    which = (parts.get("which") or "").lower()
    nearest, past, future = (_date(year, month, day) for year in years)
    if nearest is None or past is None or future is None:
        return nearest
    if STEPS.get(which):
        return past if STEPS[which] < 0 else future
    return Meant(nearest, past, future)


def _date(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest_year(month: int, published: date) -> int:
    """Return the year that puts the month closest to the publication, the past winning a tie."""
    distance = month - published.month
    return published.year + (-1 if distance > HALF_A_YEAR else 1 if distance < -HALF_A_YEAR else 0)


def _years_around(month: int, day: int | None, published: date) -> tuple[int, int]:
    """Return the years of the last such day or month and of the next, the day of publication being both."""
    asked, today = (month, day or published.day), (published.month, published.day)
    return published.year - (asked > today), published.year + (asked < today)


def iso(match: re.Match[str], published: date | None) -> str | None:
    """Resolve "2026-07-05"."""
    del published
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return None


def year(match: re.Match[str], published: date | None) -> str:
    """Resolve what names its year."""
    del published
    return match["year"]


def weekday(match: re.Match[str], published: date | None) -> str | Meant | None:
    """News names the weekday of the last seven days, or of the next if it is still to come."""
    if published is None:
        return None
    wanted = WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower().strip()
    back, ahead = (published.weekday() - wanted) % 7, (wanted - published.weekday()) % 7
    if which == "next":
        ahead = ahead or 7
    if which == "last":
        back = back or 7
    past, future = (published + timedelta(days=days) for days in (-back, ahead))
    if which:
        return (future if which == "next" else past).isoformat()
    return Meant(past.isoformat(), past.isoformat(), future.isoformat())


def weekend(match: re.Match[str], published: date | None) -> str | None:
    """Return the month of the last weekend, or of the next; a weekend has no form of its own."""
    if published is None:
        return None
    ahead = (match["which"] or "").lower() in ("next", "coming")
    days = (SATURDAY - published.weekday()) % 7 if ahead else -((published.weekday() - SATURDAY) % 7)
    return (published + timedelta(days=days)).isoformat()[:7]


def season(match: re.Match[str], published: date | None) -> str | None:
    """Return the year of "last summer" and "this spring"; a season has no form of its own."""
    if published is None:
        return None
    over = published.month > SEASONS[match["season"].lower()]
    step = {"last": 0 if over else -1, "past": 0 if over else -1, "this": 0, "next": 1 if over else 0}
    return f"{published.year + step[match['which'].lower()]:04}"


def near_day(match: re.Match[str], published: date | None) -> str | None:
    """Resolve "today", "yesterday", "this morning"."""
    if published is None:
        return None
    return (published + timedelta(days=DAYS.get(match[0].lower(), 0))).isoformat()


def near_unit(match: re.Match[str], published: date | None) -> str | None:
    """Resolve "last month", "this year", "next week"; for a week, which has no form here, its month."""
    if published is None:
        return None
    return _shift(published, STEPS[match["which"].lower()], match["unit"].lower())


def ago(match: re.Match[str], published: date | None) -> str | None:
    """Resolve "two weeks ago", "a decade ago"."""
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
    return f"{published.year + step * (10 if unit == 'decade' else 1):04}"


def publication_date(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or date-time, or None where there is none that news can have."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if day.year in NEWS else None
