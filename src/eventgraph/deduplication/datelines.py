"""The place, the day and the agency that a wire report names before its first sentence."""

from __future__ import annotations

import re
from typing import Final

OPENING: Final = 600
"""Characters at the beginning of a text in which a dateline stands, perhaps behind headline and byline."""
DASH: Final = r"\s*(?:--|[-\u2013\u2014])\s"
PLACE: Final = r"[A-Z][A-Z.'\u2019/ -]{2,40}(?:, ?[A-Z][\w.'\u2019 -]{1,25}){0,2}(?:,? \d{1,2})?"
"""A city in capitals, perhaps a country or state and the day."""
DATELINE: Final = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=[a-z] ))(?:{PLACE} ?)?"
    rf"\((?P<round>[^\W\d_][^()\n\d]{{0,38}}[^\W\d_])\){DASH}"
    rf"|^{PLACE} ?/(?P<slashes>[^\W\d_][^/\n]{{1,38}})/{DASH}"
    rf"|^{PLACE}{DASH}",
    re.MULTILINE,
)


def credited_in_dateline(text: str) -> str | None:
    """Return the agency that the dateline of a text names, as it writes it."""
    match = _dateline(text)
    return (match["round"] or match["slashes"]) if match else None


def without_dateline(text: str) -> str:
    """Return the text without its dateline."""
    match = _dateline(text)
    return text[: match.start()] + text[match.end() :] if match else text


def _dateline(text: str) -> re.Match[str] | None:
    return next((match for match in DATELINE.finditer(text[:OPENING]) if _opens(text, match)), None)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Tell a dateline from a bracket and a dash within a sentence: it has a place, or begins its line."""
    placed = match[0][0] not in "(/"
    begins = match.start() == 0 or text[match.start() - 1] == "\n"
    return placed or begins
