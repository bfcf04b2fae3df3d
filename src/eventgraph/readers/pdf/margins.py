"""Running heads, feet and page numbers: what stands at the edge of page after page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph.readers.pdf.lines import Line, Page
from eventgraph.readers.text import one_line

EDGE: Final = 0.12
"""The share of a page's height, above and below, in which they stand."""
REPEATED: Final = 3
"""One page in so many must have the line: heads of left and right pages differ."""
NUMBER: Final = re.compile(r"\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
PRINTED: Final = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?\b.{0,300}")
"""The head that browsers print: date, time and title."""
ADDRESS: Final = re.compile(r"(?P<url>https?://\S{1,2000})(?:\s+\d{1,4}/\d{1,4})?")
DIGITS: Final = re.compile(r"\d+")
ELLIPSES: Final = ("\u2026", "...")

APART: Final = 1.5
SAME_ROW: Final = 2.0

Key = tuple[bool, int, str]


class Trimmed(NamedTuple):
    """Pages without heads and feet, and the address that a browser printed there."""

    pages: tuple[Page, ...]
    address: str | None


def without_margins(pages: Sequence[Page]) -> Trimmed:
    """Take off the lines at the edges of pages that repeat, number the page, or come from a browser."""
    counts = Counter(key for page in pages for key in {_key(line, page) for line in _at_edges(page)})
    least = max(2, len(pages) / REPEATED)
    repeated = {key for key, count in counts.items() if count >= least and any(map(str.isalpha, key[2]))}
    dropped = [_dropped(page, repeated) for page in pages]
    trimmed = (
        page._replace(lines=tuple(line for line in page.lines if line not in gone))
        for page, gone in zip(pages, dropped, strict=True)
    )
    return Trimmed(
        tuple(trimmed), next((url for gone in dropped for line in gone for url in _url(line)), None)
    )


def _dropped(page: Page, repeated: set[Key]) -> set[Line]:
    edge = list(_at_edges(page))
    printed = [line for line in edge if _matches(line, PRINTED, ADDRESS)]
    return {
        line
        for line in edge
        if _key(line, page) in repeated
        or (_matches(line, NUMBER) and _is_alone(line, page))
        or any(abs(line.bottom - other.bottom) < SAME_ROW for other in printed)
    }


def _is_alone(line: Line, page: Page) -> bool:
    """Tell whether a line is none of a column, below or above others."""
    return not any(
        other.left < line.right
        and other.right > line.left
        and 0 < abs(other.bottom - line.bottom) < APART * line.size
        for other in page.lines
    )


def _at_edges(page: Page) -> Iterator[Line]:
    _, bottom, _, top = page.paper
    low, high = bottom + EDGE * (top - bottom), top - EDGE * (top - bottom)
    return (line for line in page.lines if line.bottom >= high or line.top <= low)


def _key(line: Line, page: Page) -> Key:
    """Return a line's edge, its size, which tells a title from heads that repeat it, and its words."""
    is_head = line.top > (page.paper[1] + page.paper[3]) / 2
    return is_head, round(line.size), DIGITS.sub("#", one_line(line.text).casefold())


def _matches(line: Line, *patterns: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(one_line(line.text)) for pattern in patterns)


def _url(line: Line) -> Iterator[str]:
    match = ADDRESS.fullmatch(one_line(line.text))
    if match and not match["url"].endswith(ELLIPSES):
        yield match["url"]
