"""What stands between a headline and the first sentence: byline and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph.readers.dates import parse_date
from eventgraph.readers.names import byline_names
from eventgraph.readers.text import same_words

MAX_FURNITURE: Final = 160
BETWEEN: Final = re.compile(r"\n|\s[|\u00b7\u2022\u2013\u2014]\s")
TELLING: Final = re.compile(r"\bby\b|\d{4}", re.IGNORECASE)
"""What bylines and dates cannot do without; most lines of a text have neither."""
STAMP: Final = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|issued|released|dated?)|(?P<later>(?:last\s+)?(?:updated|modified)))"
    r"\s*(?:\bon\b|:)?\s*(?P<date>.+)",
    re.IGNORECASE,
)


class Opening(NamedTuple):
    """What the lines before the first sentence say, and the blocks that follow them."""

    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    body: tuple[str, ...]


def split_opening(blocks: Sequence[str], title: str | None) -> Opening:
    """Take the headline, bylines and dates off the front of an article's blocks; dates are ISO 8601."""
    authors: tuple[str, ...] = ()
    dates: dict[bool, str] = {}
    start = 0
    for start, block in enumerate(blocks):  # noqa: B007 - where the loop ends is what is asked for
        if not (same_words(block, title or "") or is_furniture(block)):
            break
        for part in BETWEEN.split(block):
            authors = authors or byline_names(part.strip())
            dates = dict(_dates(part)) | dates
    else:
        start = len(blocks)
    return Opening(authors, dates.get(False), dates.get(True), tuple(blocks[start:]))


def is_furniture(line: str) -> bool:
    """Tell whether a line is made of nothing but a byline and dates."""
    if len(line) > MAX_FURNITURE or not TELLING.search(line):
        return False
    return all(byline_names(part.strip()) or any(_dates(part)) for part in BETWEEN.split(line))


def _dates(part: str) -> Iterator[tuple[bool, str]]:
    """Yield whether the part tells when the article was changed, and the date."""
    match = STAMP.fullmatch(part.strip())
    date = parse_date(match["date"] if match else part)
    if date:
        yield bool(match and match["later"]), date
