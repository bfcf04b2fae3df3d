"""When a claim holds: the days between which Gephi's timeline shows its edge."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Final

from eventgraph.errors import SettingsError

YEAR_AND_MONTH: Final = 2
LENGTH_OF_A_DAY: Final = len("2026-07-10")
DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


def interval(edge: Mapping[str, object]) -> tuple[str, str] | None:
    """Return the first and the last day (ISO 8601, both included) of an edge's time.

    `2026-07` is all of July. Without a time, or with one that no calendar has, it is the day of
    publication twice; without that too, None: the edge is not on the timeline.
    """
    for name in ("time", "published"):
        value = edge.get(name)
        days = _days(value[:10]) if isinstance(value, str) else None
        if days is not None:
            return days[0].isoformat(), days[1].isoformat()
    return None


def days_of(text: str) -> tuple[str, str] | None:
    """Return the first and the last day of `2026`, `2026-07` or `2026-07-05`; None of anything else."""
    return interval({"time": text}) if DATE.fullmatch(text) else None


def check_day(text: str) -> None:
    """Refuse what is no day of the calendar, written 2026-07-10.

    Raises:
        SettingsError: it is not.
    """
    if len(text) != LENGTH_OF_A_DAY or days_of(text) is None:
        message = f"{text!r} is no day: write 2026-07-10"
        raise SettingsError(message)


def _days(text: str) -> tuple[date, date] | None:
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        return _first(numbers), _last(numbers)
    except (ValueError, OverflowError):
        return None


def _first(numbers: list[int]) -> date:
    year, month, day = (*numbers, 1, 1)[:3]
    return date(year, month, day)


def _last(numbers: list[int]) -> date:
    if len(numbers) > YEAR_AND_MONTH:
        return _first(numbers)
    year, month = (*numbers, 12)[:2]
    return date(year, month, monthrange(year, month)[1])
