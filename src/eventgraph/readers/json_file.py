"""JSON: an article, a list of articles, or the answer of a news API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from eventgraph.readers.blocks import plain_text
from eventgraph.readers.encoding import decode
from eventgraph.readers.fields import has_text, item_of, text_of
from eventgraph.readers.item import Item, read_one, report
from eventgraph.readers.members import Member, read_members
from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.source import SourceFile
from eventgraph.readers.strict_json import parse_json
from eventgraph.records import Article, InputReport

LISTS: Final = (
    ("articles",),
    ("results",),
    ("response", "docs"),
    ("response", "results"),
    ("hits", "hits"),
    ("hits",),
    ("data",),
    ("items",),
    ("docs",),
    ("news",),
)
"""Where answers keep their articles: NewsAPI, the Guardian, NYT and Solr, Elasticsearch, JSON Feed."""
MAX_MARK: Final = 60
CUT: Final = re.compile(r"\s*(?:\u2026|\.\.\.)?\s*\[\+\d+ chars\]\s*$")


def read_json(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the articles of a JSON file, with a quarantine row for each member of a list that is none.

    Raises:
        ReadError: `bad_json`, `too_deep`, `binary`; `empty` for a list without members; and what the only
            article of a file can be refused for.
    """
    decoded = decode(file.content)
    parsed = parse_json(decoded.text)
    notices = (*decoded.notices, *parsed.notices)
    members = _members(parsed.value)
    if members is None:
        item = item_of_json(parsed.value)
        yield from read_one(replace(item, notices=(*notices, *item.notices)), file)
        return
    if not members:
        raise refusal(Reason.EMPTY, "the list holds no articles")
    yield from report(file, notices)
    numbered = (Member(f"item {n}", member, file.sha256) for n, member in enumerate(members, start=1))
    yield from read_members(file, numbered, item_of_json)


def item_of_json(value: object) -> Item:
    """Return the item in one JSON object; its text and title may be HTML.

    Raises:
        ReadError: `bad_field` when it is no object or the text no string, `no_text` when there is none.
    """
    if not isinstance(value, Mapping):
        raise refusal(Reason.BAD_FIELD, "not an object with an article's fields")
    fields = _unwrapped(value)
    text = plain_text(text_of(fields))
    whole = text[:-MAX_MARK] + CUT.sub("", text[-MAX_MARK:])
    item = item_of(fields, whole)
    cut = (Notice(Reason.PARTIAL, "the source cut the text"),) if whole != text else ()
    title = " ".join(plain_text(item.title or "").split()) or None
    return replace(item, title=title, notices=(*item.notices, *cut))


def _members(value: object) -> list[object] | None:
    """Return the list of articles in a file, or None when the file is one article."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or has_text(_unwrapped(value)):
        return None
    found = (_at(value, path) for path in LISTS)
    return next((members for members in found if isinstance(members, list)), None)


def _at(value: object, path: tuple[str, ...]) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _unwrapped(value: Mapping[str, object]) -> Mapping[str, object]:
    """Return the document in a search engine's hit, else the object itself; keys in lower case."""
    inner = value.get("_source")
    fields = {**value, **inner} if isinstance(inner, Mapping) else value
    return {key.casefold(): member for key, member in fields.items()}
