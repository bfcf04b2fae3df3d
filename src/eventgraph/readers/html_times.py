"""Times within a page's lines: stamps that say when a line was written, and times that it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.blocks import BREAKS, Block
from eventgraph.readers.page_marks import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6", "head"})
"""HTML's headings below the page's own, and that of trafilatura's trees (TEI)."""
STAMP: Final = "stamp"
GLANCE: Final = 100
PROSE: Final = 60
"""Characters from which a line that is no heading is one of the article's, and no byline or date."""
WORD: Final = re.compile(r"\w")
ASKS: Final = re.compile(
    r"\b(?:about|after|and|around|at|before|between|by|during|for|from|in|of|on|or|since|than|the|this|till"
    r"|to|until)\W*$",
    re.IGNORECASE,
)
"""Words that want a time after them: it is told, not stamped."""
TOLD: Final = re.compile(r"\s*[a-z]")
"""How a line goes on after a time that is its subject: "Monday was …"."""
MARK: Final = re.compile(r"^\s*[-\u2013\u2014:|\u2022\xb7]\s*")
ZONE: Final = (
    r"(?-i:GMT|UTC|BST|CES?T|EES?T|MSK|IST|SGT|HKT|JST|KST|[ECMP][SD]?T|AE[SD]T)"  # codespell:ignore ist
)
CLOCK: Final = re.compile(
    r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?)"
    rf"(?:\s\(?{ZONE}\b\)?)?(?:\s*[-\u2013\u2014:|\u2022\xb7]\s*|\s+|$)",
    re.IGNORECASE,
)
"""A time of day with which a line begins, and the mark that sets it apart."""
AGO: Final = re.compile(
    r"(?:about )?(?:an?|\d+)\s?(?:d|days?|h|hours?|hrs?|m|mins?|minutes?|s|secs?|seconds?) ago", re.IGNORECASE
)
MOSTLY: Final = 0.8
MIN_CLOCKS: Final = 2
"""From how many headings that begin with a time of day these are stamps of entries."""


class _Words(NamedTuple):
    text: str
    time: HtmlElement | None


def settle_times(root: HtmlElement) -> None:
    """Drop the `<time>` elements of a page that stamp a line; the others become part of its words.

    A time stamps the line that it begins or ends, unless the sentence needs it there. Short lines that are
    no headings stay as they are: bylines and dates.
    """
    from lxml.etree import strip_elements

    for line in list(_lines(root)):
        told = [index for index, words in enumerate(line) if words.time is None]
        for index, words in enumerate(line) if told else ():
            if words.time is not None and _is_of_article(line, words.time):
                _settle(words.time, is_stamp=_stamps(index, told, line))
    strip_elements(root, STAMP, with_tail=False)


def without_clocks(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, headings without the time of day before them where several have one."""
    stamped = {id(block) for block in blocks if CLOCK.match(block.text) and _is_heading(block)}
    if len(stamped) < MIN_CLOCKS:
        return list(blocks)
    bare = [
        block._replace(text=CLOCK.sub("", block.text, count=1)) if id(block) in stamped else block
        for block in blocks
    ]
    return [block for block in bare if block.text]


def is_time(line: str) -> bool:
    """Tell whether a line says nothing but a time of day, or how long ago it was written."""
    clock = CLOCK.match(line)
    rest = line[clock.end() :] if clock else line
    return bool(AGO.fullmatch(rest)) or (clock is not None and not rest)


def _is_heading(block: Block) -> bool:
    """Tell whether a block is a heading, or a paragraph in bold."""
    bold = sum(len(text_of(part)) for part in block.element.iter("b", "strong"))
    return block.element.tag in HEADINGS or bold >= MOSTLY * len(block.text)


def _lines(root: HtmlElement) -> Iterator[list[_Words]]:
    """Yield the lines of a page, each in pieces with the `<time>` around them."""
    from lxml.etree import iterwalk

    line: list[_Words] = []
    time = None
    for event, element in iterwalk(root, events=("start", "end")):
        is_start = event == "start"
        if element.tag in BREAKS and line:
            yield line
            line = []
        if element.tag == "time":
            time = element if is_start else None
        text = element.text if is_start else element.tail
        if text and WORD.search(text):
            line.append(_Words(text, time))
    yield line


def _is_of_article(line: Sequence[_Words], time: HtmlElement) -> bool:
    length = sum(len(words.text) for words in islice(line, GLANCE) if words.time is None)
    return length >= PROSE or next(time.iterancestors(*HEADINGS), None) is not None


def _stamps(index: int, told: Sequence[int], line: Sequence[_Words]) -> bool:
    """Tell whether the time at this index only stands at an end of what the line tells."""
    if index < told[0]:
        return not TOLD.match(line[told[0]].text)
    return index > told[-1] and not ASKS.search(line[told[-1]].text)


def _settle(time: HtmlElement, *, is_stamp: bool) -> None:
    time.tag = STAMP if is_stamp else "span"
    if is_stamp:
        time.tail = MARK.sub("", time.tail or "")
