"""Plain text: a title, header lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from eventgraph.readers.dates import parse_date
from eventgraph.readers.encoding import decode
from eventgraph.readers.item import ROOM, Found, Item, check_length, read_one
from eventgraph.readers.names import byline_names, split_names
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import normalise
from eventgraph.records import Article, InputReport

MAX_TITLE: Final = 200
MAX_DATED: Final = 80
FIELD_OF: Final = {
    "title": "title",
    "headline": "title",
    "source": "publisher",
    "publisher": "publisher",
    "outlet": "publisher",
    "published": "published",
    "date": "published",
    "updated": "modified",
    "modified": "modified",
    "author": "authors",
    "authors": "authors",
    "byline": "authors",
    "url": "url",
    "link": "url",
    "id": "id",
    "section": "section",
    "language": "language",
}
HEADER: Final = re.compile(rf"(?P<key>{'|'.join(FIELD_OF)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE)
SENTENCE_END: Final = re.compile(r"\.[\"'\u201d\u2019)\]]*$")

DATED: Final = re.compile(
    r"(?:(?:published|posted|(?P<changed>(?:last )?(?:updated|modified)))(?: on)?:?\s+)?(?P<date>.+)",
    re.IGNORECASE,
)

Header = dict[str, Found]


class Layout(NamedTuple):
    """A text's header lines by field, its title among them, and the line on which the body begins."""

    header: Header
    body: int


def read_text(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article in a text file: title, header lines in any order, body.

    The first line is the title when it is short (200 characters), does not end like a sentence, and a
    blank line or a header line ("By NAME", a date, "Source: …", "URL: …", "ID: …") follows it.

    Raises:
        ReadError: `binary`, `no_text` or `too_large`.
    """
    decoded = decode(file.content)
    check_length(decoded.text, file.limits.characters, room=ROOM)
    item = parse_text(normalise(decoded.text))
    yield from read_one(replace(item, notices=decoded.notices), file)


def parse_text(text: str) -> Item:
    """Return the article in text in normal form."""
    lines = text.split("\n")
    layout = _layout(lines)
    body = "\n".join(lines[layout.body :])
    if not body.strip():
        return Item(text=text)
    values = {field: found.value for field, found in layout.header.items()}
    return Item(
        text=body,
        title=values.get("title"),
        published=values.get("published"),
        modified=values.get("modified"),
        publisher=values.get("publisher"),
        authors=split_names(values.get("authors", "")),
        url=values.get("url"),
        id=values.get("id"),
        section=values.get("section"),
        language=values.get("language"),
        origins={field: found.origin for field, found in layout.header.items()},
    )


def _layout(lines: Sequence[str]) -> Layout:
    before = _header(lines, 0)
    if "title" in before.header or not _is_title(lines, before.body):
        return before
    after = _header(lines, before.body + 1)
    title = Found(lines[before.body], "first line")
    return Layout({"title": title, **before.header, **after.header}, after.body)


def _header(lines: Sequence[str], start: int) -> Layout:
    """Collect header lines from `start`; blank lines may stand before, between and after them."""
    header: Header = {}
    for index in range(start, len(lines)):
        fields = _fields(lines[index])
        if lines[index] and not fields:
            return Layout(header, index)
        header = {**fields, **header}
    return Layout(header, len(lines))


def _fields(line: str) -> Header:
    match = HEADER.fullmatch(line)
    if match:
        return {FIELD_OF[match["key"].lower()]: Found(match["value"], "header")}
    dated = DATED.fullmatch(line) if len(line) <= MAX_DATED else None
    if dated and parse_date(dated["date"]):
        return {"modified" if dated["changed"] else "published": Found(dated["date"], "date line")}
    names = byline_names(line)
    return {"authors": Found(", ".join(names), "byline")} if names else {}


def _is_title(lines: Sequence[str], index: int) -> bool:
    title, *following = lines[index : index + 2] or [""]
    if not title or len(title) > MAX_TITLE or SENTENCE_END.search(title):
        return False
    return any(not line or bool(_fields(line)) for line in following)
