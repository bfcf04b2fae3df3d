"""Named fields, as JSON, tables and front matter have them -> an item: many names, one meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from eventgraph.readers.field_names import NAMES, PARTS, SUMMARIES, Names
from eventgraph.readers.flat import Field, Fields, is_empty
from eventgraph.readers.item import Item
from eventgraph.readers.names import names_of
from eventgraph.readers.reasons import Notice, Reason, refusal

KINDS: Final = {dict: "an object", list: "a list", bool: "true or false", str: "a string"}
NULLS: Final = frozenset({"none", "null", "nan", "n/a", "undefined", "\\n", "only available in paid plans"})
"""What programs write for nothing, and newsdata.io for a text that was not paid for."""
QUOTED: Final = re.compile(r"\"([^\"]+)\"|'([^']+)'")
TEXT_TYPES: Final = frozenset({"text", "sanitized_html", "paragraph", "header"})
SHOWN: Final = 4


class Text(NamedTuple):
    """An article's text as its source has it: the field it is in, and whether that holds all of it."""

    text: str
    field: str
    is_summary: bool = False


def has_text(fields: Fields, names: Names = NAMES) -> bool:
    """Tell whether one of the fields is called like an article's text, whatever it holds but articles."""
    whole = (name for name in names["text"] if name not in PARTS)
    return any(not _holds_objects(field.value) for field in _values(fields, tuple(whole))) or any(
        _paragraphs(field.value) for field in _values(fields, PARTS)
    )


def text_of(fields: Fields, names: Names = NAMES) -> Text:
    """Return the article's text, which is a string or a list of paragraphs; without one, its summary.

    Raises:
        ReadError: `no_text` when there is neither, `bad_field` when the text is neither string nor list.
    """
    full = [field for field in _values(fields, names["text"]) if not _says_nothing(field.value)]
    for field in full:
        if paragraphs := _paragraphs(field.value):
            return Text("\n\n".join(paragraphs), field.name)
    if full:
        raise refusal(Reason.BAD_FIELD, f"the text is {_kind(full[0].value)}, not a string")
    for field in _values(fields, SUMMARIES):
        if _as_string(field.value):
            return Text("\n\n".join(_paragraphs(field.value)), field.name, is_summary=True)
    shown = ", ".join(names["text"][:SHOWN]) + (", …" if len(names["text"]) > SHOWN else "")
    raise refusal(Reason.NO_TEXT, f"no text: none of the fields {shown} holds any")


def item_of(fields: Fields, text: str, names: Names = NAMES) -> Item:
    """Return the item with that text and the other fields; one of a wrong type is left out with a notice."""
    found = {name: _string(fields, names[name]) for name in names if name not in ("text", "authors")}
    values = {name: field.value for name, field in found.items() if field}
    authors = next((field for field in _values(fields, names["authors"]) if _names(field.value)), None)
    if values.get("modified") == values.get("published"):
        values.pop("modified", None)
    origins = {name: field.name for name, field in found.items() if field}
    return Item(
        text=text,
        authors=_names(authors.value) if authors else (),
        origins=origins | ({"authors": authors.name} if authors else {}),
        notices=tuple(_wrong(fields, names, values)),
        **values,  # type: ignore[arg-type]  # strings all: `_string` says so
    )


def value_under(fields: Fields, names: tuple[str, ...]) -> object:
    """Return the first value that says something under one of the names, else None."""
    values = (field.value for field in _values(fields, names))
    return next((value for value in values if not _says_nothing(value)), None)


def _names(value: object) -> tuple[str, ...]:
    """Return names, also from a list that was written into one string ("['Ann Lee', 'Bo Chan']")."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        return names_of([double or single for double, single in QUOTED.findall(value)])
    return () if _says_nothing(value) else names_of(value)


def _string(fields: Fields, names: tuple[str, ...]) -> Field | None:
    strings = (Field(field.name, _as_string(field.value)) for field in _values(fields, names))
    return next((field for field in strings if field.value), None)


def _as_string(value: object) -> str | None:
    if _says_nothing(value):
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else None


def _says_nothing(value: object) -> bool:
    return is_empty(value) or (isinstance(value, str) and value.strip().casefold() in NULLS)


def _wrong(fields: Fields, names: Names, found: Mapping[str, object]) -> Iterator[Notice]:
    for name in names:
        others = [field.value for field in _values(fields, names[name]) if not _says_nothing(field.value)]
        # An object is usual where only its members have names, and a list where there may be several.
        is_usual = bool(others) and isinstance(others[0], Mapping | str)
        if others and not is_usual and name not in ("text", "authors", "section", *found):
            yield Notice(Reason.BAD_FIELD, f"{name} is {_kind(others[0])}, not a string; left out")


def _values(fields: Fields, names: tuple[str, ...]) -> Iterator[Field]:
    found = (fields.get(name) for name in names)
    return (field for field in found if field is not None and field.value is not None)


def _paragraphs(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    parts = [_part(part) for part in value] if isinstance(value, list) else [None]
    return tuple(filter(None, parts)) if None not in parts else ()


def _part(part: object) -> str | None:
    """Return the text in a part of a text, empty for pictures and the like; None for what is no part."""
    if not isinstance(part, Mapping):
        return part if isinstance(part, str) else None
    content = part.get("content") or part.get("text")
    is_text = isinstance(content, str) and part.get("type", "text") in TEXT_TYPES
    return str(content) if is_text else ""


def _holds_objects(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(part, Mapping) for part in value)
    )


def _kind(value: object) -> str:
    return KINDS.get(type(value), "a number")
