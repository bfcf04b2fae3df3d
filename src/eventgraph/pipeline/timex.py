"""Finds the time expressions of news and normalises them to `2026`, `2026-07` or `2026-07-05` (TIMEX3).

Relative expressions are worked out from the publication date; without one they stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.dates import (
    NUMBERS,
    Meant,
    ago,
    day_month_year,
    iso,
    near_day,
    near_unit,
    season,
    weekday,
    weekend,
    year,
)
from eventgraph.pipeline.stretches import matches

if TYPE_CHECKING:
    from datetime import date

_MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_ON: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_BEFORE_MONTH: Final = (
    r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id-?|(?:[Ee]nd|[Bb]eginning) of)"
)
_PART: Final = r"(?:early |late |mid-?)?"
_SEASON: Final = r"(?P<season>spring|summer|autumn|fall|winter)"


class Timex(NamedTuple):
    """Characters `start` to `end` of the text mean `value`.

    What only its tense can tell, as "on Friday" and "in March", means `past` of what was and `future` of
    what is to come.
    """

    start: int
    end: int
    value: str
    past: str
    future: str


def find_timexes(
    text: str, published: date | None, stretches: Sequence[tuple[int, int]] | None = None
) -> list[Timex]:
    """Return the time expressions of the text that can be resolved, without overlaps, in text order.

    Where `stretches` of characters are given, only those that begin and end in one.
    """
    found: list[Timex] = []
    for pattern, resolve in PATTERNS:
        for match in matches(pattern, text, stretches):
            if any(t.start < match.end() and match.start() < t.end for t in found):
                continue
            meant = resolve(match, published)
            if meant is not None:
                values = meant if isinstance(meant, Meant) else Meant(meant, meant, meant)
                found.append(Timex(match.start(), match.end(), *values))
    return sorted(found)


Resolver = Callable[[re.Match[str], "date | None"], "str | Meant | None"]
PATTERNS: Final[tuple[tuple[re.Pattern[str], Resolver], ...]] = tuple(
    (re.compile(pattern, flags), resolve)
    for pattern, flags, resolve in (
        (r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b", 0, iso),
        (rf"\b{_ON}{_MONTH} {_DAY},? {_YEAR}\b", 0, day_month_year),
        (rf"\b{_ON}{_DAY} (?:of )?{_MONTH},? {_YEAR}\b", 0, day_month_year),
        (rf"\b{_MONTH},? (?:of )?{_YEAR}\b", 0, day_month_year),
        (rf"\b{_ON}{_MONTH} {_DAY}\b(?!,? ?\d)", 0, day_month_year),
        (rf"\b{_ON}{_DAY} (?:of )?{_MONTH}(?=\W)", 0, day_month_year),
        (
            rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)|{_BEFORE_MONTH}) ?{_MONTH}(?=\W)",
            0,
            day_month_year,
        ),
        (rf"(?<=\b[Ii]n )(?:the )?{_PART}{_YEAR}\b(?!-)", 0, year),
        (rf"(?<=\b[Ss]ince )(?:the )?{_PART}{_YEAR}\b", 0, year),
        (rf"(?<=\b[Bb]y )(?:the )?{_PART}{_YEAR}\b", 0, year),
        (rf"(?<=\b[Dd]uring ){_PART}{_YEAR}\b", 0, year),
        (rf"\b(?:from|between) {_YEAR} (?:to|and|until) (?:19|20)\d\d\b", re.IGNORECASE, year),
        (rf"\b(?:{_SEASON}|quarter|half|end|start|beginning|middle) of {_YEAR}\b", re.IGNORECASE, year),
        (rf"\b{_SEASON} {_YEAR}\b", re.IGNORECASE, year),
        (rf"\b(?:fiscal(?: year)?|FY) ?{_YEAR}\b", 0, year),
        (
            rf"(?:(?<=\bthe )|(?<=\ba )|(?<=\b(?:its|his|her) )|(?<=['\u2019]s )){_YEAR}(?= [a-z])",
            0,
            year,
        ),
        (
            r"\b(?:(?P<which>last|next|this) )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
            0,
            weekday,
        ),
        # "Today" before another capital begins the name of a broadcast.
        (
            r"\b(?:today|tonight|yesterday|tomorrow|(?:Today|Tonight|Yesterday|Tomorrow)(?! [A-Z]))\b",
            0,
            near_day,
        ),
        (r"\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE, near_day),
        (r"\b(?P<which>last|past|this|next|coming) (?P<unit>week|month|year)\b", re.IGNORECASE, near_unit),
        (rf"\b(?P<which>last|past|this|next) {_SEASON}\b", re.IGNORECASE, season),
        (
            r"\b(?:over|at|on|during|(?P<which>last|past|this|next|coming)) (?:the )?weekend\b",
            re.IGNORECASE,
            weekend,
        ),
        (
            rf"\b(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)}) (?P<unit>day|week|month|year|decade)s? ago\b",
            re.IGNORECASE,
            ago,
        ),
    )
)
