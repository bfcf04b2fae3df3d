"""The agency, and sometimes the day, that a wire report names before its first sentence."""

from __future__ import annotations

import re
from typing import Final

from eventgraph.readers.dates import find_date

DATELINE: Final = re.compile(
    r"[^()\n/]{0,80}"
    r"(?:\((?P<round>[^\W\d_][^()\n]{1,39})\)|/(?P<slashes>[^\W\d_][^/\n]{1,39})/)"
    r"\s*(?:--|[-\u2013\u2014])\s"
)
"""Place and date, the agency in brackets or between slashes, a dash."""
LOWER_CASE: Final = frozenset({"and", "of", "the", "de"})


def dateline_publisher(text: str) -> str | None:
    """Return the agency in the dateline at the start of an article's text, which stays part of the text."""
    match = _dateline(text)
    return (match["round"] or match["slashes"]).strip() if match else None


def dateline_date(text: str) -> str | None:
    """Return the date in the dateline at the start of an article's text, if it has a year."""
    match = _dateline(text)
    return find_date(match[0]) if match else None


def _dateline(text: str) -> re.Match[str] | None:
    match = DATELINE.match(text)
    return None if match is None or _is_sentence(match[0]) else match


def _is_sentence(dateline: str) -> bool:
    """Tell prose with a bracket and a dash in it from a dateline, whose words are names."""
    before = re.split(r"[(/]", dateline, maxsplit=1)[0]
    words = re.findall(r"[^\W\d_]+", before)
    return any(word.islower() and word not in LOWER_CASE for word in words)
