"""Where answers of news APIs and exports keep their articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from eventgraph.readers.field_names import NAMES
from eventgraph.readers.fields import has_text
from eventgraph.readers.flat import flatten
from eventgraph.readers.record_item import unwrapped
from eventgraph.readers.schema_org import article_nodes

LISTS: Final = (
    ("articles", "results"),
    ("articles",),
    ("posts",),
    ("stories",),
    ("response", "docs"),
    ("response", "results"),
    ("response", "content"),
    ("results",),
    ("recentActivityArticles", "activity"),
    ("hits", "hits"),
    ("hits",),
    ("data",),
    ("items",),
    ("docs",),
    ("news",),
    ("value",),
    ("content",),
)
"""Event Registry, NewsAPI and those like it, Webz.io, Aylien, NYT and Solr, the Guardian, Elasticsearch,
mediastack, JSON Feed, Currents, Bing."""
ARTICLE: Final = frozenset({*NAMES["title"], *NAMES["url"]})
"""What an article has even where its text has no known name, and an answer that lists articles has not."""


def members_of(value: object) -> list[object] | None:
    """Return the articles in a JSON value, or None when the value is one article, or none at all."""
    if isinstance(value, list):
        return list(article_nodes(value)) or value
    if not isinstance(value, Mapping) or has_text(flatten(unwrapped(value))):
        return None
    return next((members for members in _found(value) if members is not None), None)


def _found(value: Mapping[str, object]) -> Iterator[list[object] | None]:
    yield list(article_nodes(value)) or None
    for path in LISTS:
        yield _listed(_at(value, path))
    yield _by_key(value)
    if not flatten(value).keys() & ARTICLE:
        yield _longest(value)


def _at(value: object, path: tuple[str, ...]) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _listed(value: object) -> list[object] | None:
    if isinstance(value, Mapping):
        return [value] if _has_text(value) else None
    return value if isinstance(value, list) else None


def _by_key(value: Mapping[str, object]) -> list[object] | None:
    """Return the articles that an object holds under their ids."""
    members = list(value.values())
    return members if any(map(_has_text, members)) and all(map(_is_object, members)) else None


def _longest(value: Mapping[str, object]) -> list[object] | None:
    """Return the list in an answer of an unknown API that holds texts."""
    lists = [member for member in value.values() if isinstance(member, list) and any(map(_has_text, member))]
    return max(lists, key=len, default=None)


def _has_text(value: object) -> bool:
    return isinstance(value, Mapping) and has_text(flatten(unwrapped(value)))


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)
