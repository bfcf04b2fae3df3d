"""What a number in an article's words can be: "at least 12" is 12 or more."""

from __future__ import annotations

import re
from math import inf
from typing import Final, NamedTuple

ROUNDING: Final = 0.02
"""Share by which figures that are told as exact differ when outlets round."""
ROUGHLY: Final = 0.1
"""Share by which a figure may be off that is told as rough."""
INCOMPARABLE: Final = 10
"""How many times one figure is the other where they measure different things (a firm, one share)."""

AT_LEAST: Final = re.compile(
    r"\b(?:at least|more than|over|above|upwards? of|exceed\w*|minimum)\b", re.IGNORECASE
)
AT_MOST: Final = re.compile(
    r"\b(?:at most|up to|as (?:many|much) as|less than|fewer than|under|below|maximum)\b", re.IGNORECASE
)
ROUGH: Final = re.compile(
    r"\b(?:about|around|almost|nearly|approximately|roughly|some|estimated|close to)\b", re.IGNORECASE
)


class Bounds(NamedTuple):
    """The least and the greatest number that the words allow."""

    low: float
    high: float

    def excludes(self, other: Bounds) -> bool:
        """Tell whether no number is within both."""
        return self.low > other.high or other.low > self.high


def bounds(value: float, words: str | None) -> Bounds:
    """Return what the number can be, by the words that it stands in."""
    told = words or ""
    slack = abs(value) * (ROUGHLY if ROUGH.search(told) else ROUNDING)
    low, high = value - slack, value + slack
    return Bounds(-inf if AT_MOST.search(told) else low, inf if AT_LEAST.search(told) else high)


def comparable(one: float, other: float) -> bool:
    """Tell whether two figures of one unit may measure the same."""
    less, more = sorted((abs(one), abs(other)))
    return more <= INCOMPARABLE * less
