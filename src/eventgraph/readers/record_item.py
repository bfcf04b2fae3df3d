"""One record of a news API, an export or a table -> an item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from eventgraph.readers.blocks import plain_text
from eventgraph.readers.field_names import NAMES, Names
from eventgraph.readers.fields import has_text, item_of, text_of
from eventgraph.readers.flat import Fields, flatten
from eventgraph.readers.item import Item
from eventgraph.readers.reasons import Notice, Reason, refusal
from eventgraph.readers.text import one_line

MAX_MARK: Final = 60
CUT: Final = re.compile(r"\s*(?:\u2026|\.\.\.)?\s*\[\+?\d+ chars\]\s*$")
"""How NewsAPI and GNews end a text of which they give the beginning."""
WRAPPINGS: Final = ("_source", "info", "document")
"""Where Elasticsearch, Event Registry and Typesense put a document that they found."""
WITHDRAWN: Final = ("canceled", "cancelled", "withheld")
MEDIA: Final = ("audio", "graphic", "picture", "video")
OWN: Final = frozenset({"id", "text", "origins", "source_file", "source_sha256"})
OWN_STRINGS: Final = (
    *("text", "title", "standfirst", "published", "modified", "publisher"),
    *("url", "id", "section", "language"),
)


def item_of_record(value: object, names: Names = NAMES) -> Item:
    """Return the item in one record; its text and title may be HTML.

    Of a record without a text the summary is taken, with the notice `partial`. An `Article` of ours comes
    back as it was.

    Raises:
        ReadError: `bad_field` when it is no object or the text no string; `no_text` when there is none, or
            it is a comment under an article (Webz.io); `withdrawn`, `unknown_type` for pictures (ninjs).
    """
    if not isinstance(value, Mapping):
        raise refusal(Reason.BAD_FIELD, "not an object with an article's fields")
    if value.keys() >= OWN:
        return _own(value)
    fields = flatten(unwrapped(value))
    _refuse_other(fields)
    found = text_of(fields, names)
    text = plain_text(found.text)
    whole = text[:-MAX_MARK] + CUT.sub("", text[-MAX_MARK:])
    item = _told(item_of(fields, whole, names), whole)
    if len(names["text"]) == 1:
        # The user named it, and is to learn whether it was of use.
        item = replace(item, origins={**item.origins, "text": found.field})
    if found.is_summary:
        message = f"only a summary ({found.field}), not the article"
        return replace(item, notices=(*item.notices, Notice(Reason.PARTIAL, message)))
    cut = (Notice(Reason.PARTIAL, "the source cut the text"),) if whole != text else ()
    return replace(item, notices=(*item.notices, *cut))


def unwrapped(value: Mapping[str, object]) -> Mapping[str, object]:
    """Return the document in a search engine's hit, else the object itself."""
    inner = next((value[name] for name in WRAPPINGS if isinstance(value.get(name), Mapping)), None)
    return {**value, **inner} if isinstance(inner, Mapping) else value


def _own(value: Mapping[str, object]) -> Item:
    strings = {name: value.get(name) for name in OWN_STRINGS}
    kept = {name: string for name, string in strings.items() if isinstance(string, str)}
    authors, origins = value.get("authors"), value.get("origins")
    return Item(
        **{"text": "", **kept},  # type: ignore[arg-type]  # strings all
        authors=tuple(map(str, authors)) if isinstance(authors, list) else (),
        origins={str(k): str(v) for k, v in origins.items()} if isinstance(origins, Mapping) else {},
    )


def _refuse_other(fields: Fields) -> None:
    place = fields.get("ordinthread")
    if place is not None and isinstance(place.value, int) and place.value > 0:
        raise refusal(Reason.NO_TEXT, f"a comment under an article, not the article ({place.name})")
    status = fields.get("pubstatus")
    if status is not None and status.value in WITHDRAWN:
        raise refusal(Reason.WITHDRAWN, f"its publisher says: {status.value}")
    kind = fields.get("type")
    if kind is not None and kind.value in MEDIA and not has_text(fields):
        raise refusal(Reason.UNKNOWN_TYPE, f"not a text, but {kind.value}")


def _told(item: Item, text: str) -> Item:
    """Return the item with title and standfirst as text, the latter only where the text does not begin so."""
    title, standfirst = (one_line(plain_text(part or "")) or None for part in (item.title, item.standfirst))
    if standfirst and one_line(text[: 2 * len(standfirst)]).startswith(standfirst.rstrip(" .…")):
        standfirst = None
    return replace(item, title=title, standfirst=standfirst)
