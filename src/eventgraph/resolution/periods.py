"""Times as days: `2026-07` is the 31 days of July."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

DAY: Final = 10
"""Characters of a time that is a day."""


class Period(NamedTuple):
    """First and last day, both included, as ordinals of the proleptic Gregorian calendar."""

    first: int
    last: int

    @property
    def is_day(self) -> bool:
        """Tell a day from a month and a year."""
        return self.first == self.last

    def apart(self, other: Period) -> int:
        """Return the days from the nearer end of one to that of the other; 0 if they overlap."""
        return max(0, self.first - other.last, other.first - self.last)


@lru_cache(maxsize=65536)
def period(time: str | None) -> Period | None:
    """Return the days of `2026`, `2026-07` or `2026-07-05`; None without a time, or if no calendar has it."""
    try:
        year, month, day = ([int(part) for part in (time or "").split("-")] + [0, 0])[:3]
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, monthrange(year, month or 12)[1])
    except (ValueError, OverflowError):
        return None
    return Period(first.toordinal(), last.toordinal())


def day(published: str | None) -> int | None:
    """Return the day of a date, or of a date with time and zone as it stands there; None if it is none."""
    known = period(published[:DAY]) if published and len(published) >= DAY else None
    return known.first if known else None
