"""Bylines -> names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from eventgraph.readers.text import one_line

BY: Final = re.compile(r"(?:words\s+|written\s+|reported\s+)?by:?\s+", re.IGNORECASE)
BETWEEN: Final = re.compile(r"\s*(?:[,;|]|\s(?:and|&)\s)\s*")
ADDRESS: Final = re.compile(r"https?://|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
NO_NAMES: Final = frozenset(
    {"jr", "jr.", "sr", "sr.", "ii", "iii", "phd", "ph.d.", "md", "m.d.", "ms", "rd", "rdn", "mba"}
    | {"by", "none", "null", "admin", "guest"}
)
PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le"}
    | {"ten", "van", "von", "zu"}
)
POST: Final = re.compile(r"\b(?:writer|editor|correspondent|reporter)$", re.IGNORECASE)
NO_BYLINE: Final = re.compile(r"\d|[.:?!]$")
MAX_BYLINE: Final = 120
MAX_WORDS: Final = 5


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in "By NAME, NAME and NAME", in order, each once; no addresses."""
    parts = BETWEEN.split(BY.sub("", one_line(text), count=1))
    return _distinct(parts)


def names_of(value: object) -> tuple[str, ...]:
    """Return the names in a string, an object with a `name`, or a list of them; else none."""
    if isinstance(value, str):
        return split_names(value)
    if isinstance(value, Mapping):
        return names_of(value.get("name"))
    if isinstance(value, list):
        flat = (part for part in value if not isinstance(part, list))
        return tuple(dict.fromkeys(name for part in flat for name in names_of(part)))
    return ()


def byline_names(line: str) -> tuple[str, ...]:
    """Return the names of a line that is a byline ("By Ruth Okafor, Europe correspondent"), else none.

    A sentence that begins with "By" is not one: it has words that no name has, or ends in a full stop.
    """
    if not BY.match(line) or len(line) > MAX_BYLINE or NO_BYLINE.search(line):
        return ()
    first, *others = split_names(line) or ("",)
    return (first, *filter(_is_name, others)) if _is_name(first) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= MAX_WORDS and not any(
        word[0].islower() and word.split("-")[0] not in PARTICLES for word in words
    )


def _distinct(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in parts if part and not _is_no_name(part)))


def _is_no_name(text: str) -> bool:
    return text.lower() in NO_NAMES or bool(ADDRESS.search(text) or POST.search(text))
