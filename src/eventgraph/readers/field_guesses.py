"""Which field of unknown records is which, by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import mean
from typing import Final

from eventgraph.readers.dates import parse_date
from eventgraph.readers.field_names import NAMES, SUMMARIES
from eventgraph.readers.flat import Fields

Column = Sequence[str]
Fits = Callable[[str, Column], float]
"""How well a field, by name and values, would do as something; 0 where it cannot be that."""

KNOWN: Final = frozenset(SUMMARIES).union(*NAMES.values())
GUESSED: Final = ("text", "title", "published", "url")
DIFFERENT: Final = frozenset({"title", "url"})
WEB: Final = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
PICTURE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3)(?:\?|$)", re.IGNORECASE)
OTHER_ADDRESS: Final = re.compile(r"image|img|thumb|photo|logo|icon|avatar|media|video|author|mobile|feed|@")
OTHER_DATE: Final = re.compile(r"update|modif|crawl|download|scrap|fetch|retrieve|access|collect|expir|birth")
OF_PUBLICATION: Final = re.compile(r"publ|issue|date|time|posted|day")
SENTENCE: Final = re.compile(r"[a-z][.!?][\"')\]\u201d\u2019]*(?:\s|$)")
PROSE_WORDS: Final = 15
TITLE_WORDS: Final = range(3, 31)
MAX_TITLE: Final = 200
MOST: Final = 0.8
SEEN: Final = 5_000
DISTINCT: Final = 0.8
ENOUGH: Final = 3


def guess_fields(records: Sequence[Fields], wanted: Sequence[str]) -> Mapping[str, str]:
    """Return for each wanted field of an article the simplified path that looks like it, where one does.

    Long prose is the text; dates are the date of publication, of several the one called so. What differs
    from record to record are addresses of pages, the address, and short sentence-like strings, the title:
    of one or two records they are guessed only with the text. What has a known name is nothing else.
    """
    columns = {name: values for name, values in _columns(records) if values and name not in KNOWN}
    guessed: dict[str, str] = {}
    for kind in (kind for kind in GUESSED if kind in wanted):
        if kind in DIFFERENT and "text" not in guessed and len(records) < ENOUGH:
            continue
        fits = {name: FITS[kind](name, values) for name, values in columns.items()}
        best = max(fits, key=lambda name: fits[name], default=None)
        if best is not None and fits[best] > 0:
            guessed[kind] = best
            del columns[best]
    return guessed


def _columns(records: Sequence[Fields]) -> Iterator[tuple[str, Column]]:
    names = dict.fromkeys(name for record in records for name in record)
    for name in names:
        values = [_text(record[name].value) for record in records if name in record]
        yield name, [value for value in values if value]


def _text(value: object) -> str:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)[:SEEN].strip()
    return value[:SEEN].strip() if isinstance(value, str) else ""


def _as_text(_: str, values: Column) -> float:
    words = mean(len(value.split()) for value in values)
    if words < PROSE_WORDS or not _mostly(values, lambda value: bool(SENTENCE.search(value))):
        return 0
    return words


def _as_title(_: str, values: Column) -> float:
    if len(set(values)) < DISTINCT * len(values) or not _mostly(values, _is_title):
        return 0
    return mean(len(value.split()) for value in values)


def _is_title(value: str) -> bool:
    is_line = len(value) <= MAX_TITLE and "\n" not in value and not WEB.match(value)
    return is_line and len(value.split()) in TITLE_WORDS and value[:1].isupper()


def _as_date(name: str, values: Column) -> float:
    if OTHER_DATE.search(name) or not _mostly(values, lambda value: parse_date(value) is not None):
        return 0
    return 2 if OF_PUBLICATION.search(name) else 1


def _as_address(name: str, values: Column) -> float:
    if OTHER_ADDRESS.search(name) or not _mostly(values, _is_page) or len(set(values)) < len(values):
        return 0
    return mean(len(value) for value in values)


def _is_page(value: str) -> bool:
    return WEB.fullmatch(value) is not None and not PICTURE.search(value)


def _mostly(values: Column, test: Callable[[str], bool]) -> bool:
    return sum(map(test, values)) >= MOST * len(values)


FITS: Final[Mapping[str, Fits]] = {
    "text": _as_text,
    "title": _as_title,
    "published": _as_date,
    "url": _as_address,
}
