"""Records of any nesting -> fields by their paths: "source.name" is the name in the object `source`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from eventgraph.readers.text import one_line

MAX_DEPTH: Final = 4
SEPARATORS: Final = str.maketrans("", "", "_- ")


class Field(NamedTuple):
    """A field's path as the source spells it, and its value."""

    name: str
    value: object


Fields = Mapping[str, Field]
"""Fields by their simplified paths."""


def simplified(name: str) -> str:
    """Return a field's name in the form in which names are compared: "Published At" is "publishedat"."""
    return name.casefold().translate(SEPARATORS)


def flatten(record: Mapping[str, object]) -> Fields:
    """Return the fields of a record by their simplified paths, down to four levels.

    Objects are fields themselves, and so is what is in them; of a list of objects the first is looked into.
    Of two names that are simplified alike, one with a value stands before one without, and one without
    separators before one with them ("id" before "_id").
    """
    fields: dict[str, Field] = {}
    for path, value in _walk(record, "", MAX_DEPTH):
        if is_empty(value) and simplified(path) in fields:
            continue
        key = simplified(path)
        known = fields.get(key)
        if known is None or is_empty(known.value) or (_is_plain(path) and not _is_plain(known.name)):
            fields[key] = Field(_shown(path), value)
    return fields


def is_empty(value: object) -> bool:
    """Tell whether a value says nothing."""
    return value is None or value in ("", [], {})


def _shown(path: str) -> str:
    """Return a path without what neither reports nor records can hold (JSON's names may be any)."""
    return path if path.isascii() and path.isprintable() else one_line(path)


def _is_plain(path: str) -> bool:
    return path.casefold() == simplified(path)


def _walk(record: Mapping[str, object], path: str, depth: int) -> Iterator[tuple[str, object]]:
    for name, value in record.items():
        here = f"{path}.{name}" if path else str(name)
        yield here, value
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, Mapping) and depth > 1:
            yield from _walk(inner, here, depth - 1)
