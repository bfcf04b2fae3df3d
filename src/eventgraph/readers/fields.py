"""Named fields, as JSON and front matter have them -> an item: many names, one meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from eventgraph.readers.item import Item
from eventgraph.readers.names import names_of
from eventgraph.readers.reasons import Notice, Reason, refusal

Fields = Mapping[str, object]

TEXTS: Final = (
    *("text", "content", "body", "articlebody", "fulltext", "full_text", "maintext", "article_text"),
    *("bodytext", "fields.bodyText", "fields.body", "content_text", "content_html", "plain_text"),
)
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline", "headline.main", "webtitle", "name"),
    "published": (
        *("published", "publishedat", "published_at", "date", "datepublished", "date_published", "pubdate"),
        *("pub_date", "publish_date", "publication_date", "webpublicationdate", "seendate"),
    ),
    "publisher": (
        *("publisher", "publisher.name", "source", "source.name", "source.title", "outlet", "site"),
        *("sitename", "site_name", "sourcename", "source_name", "provider.name", "domain"),
    ),
    "url": ("url", "link", "canonical_url", "canonical", "weburl", "web_url", "external_url"),
    "id": ("id", "guid", "uuid", "_id", "_id.$oid", "article_id"),
    "language": ("language", "lang", "inlanguage"),
}
"""Names in use, best first, in lower case; a dot leads into an object."""
KINDS: Final = {dict: "an object", list: "a list", bool: "true or false", str: "a string"}
AUTHORS: Final = ("authors", "author", "byline", "byline.original", "creator")


def has_text(fields: Fields) -> bool:
    """Tell whether one of the fields is called like an article's text, whatever it holds."""
    return next(_values(fields, TEXTS), None) is not None


def text_of(fields: Fields) -> str:
    """Return the article's text: a string, or a list of paragraphs.

    Raises:
        ReadError: `no_text` when there is none, `bad_field` when it is neither.
    """
    values = [value for value in _values(fields, TEXTS) if value not in (None, "", [])]
    if not values:
        raise refusal(Reason.NO_TEXT, f"no text: none of the fields {', '.join(TEXTS[:4])}, … holds any")
    paragraphs = next((_paragraphs(value) for value in values if _paragraphs(value)), ())
    if not paragraphs:
        raise refusal(Reason.BAD_FIELD, f"the text is {_kind(values[0])}, not a string")
    return "\n\n".join(paragraphs)


def item_of(fields: Fields, text: str) -> Item:
    """Return the item with that text and the other fields; one of a wrong type is left out with a notice."""
    found = {field: _string(fields, names) for field, names in ALIASES.items()}
    return Item(
        text=text,
        title=found["title"],
        published=found["published"],
        publisher=found["publisher"],
        authors=_authors(fields),
        url=found["url"],
        id=found["id"],
        language=found["language"],
        notices=tuple(_wrong(fields, found)),
    )


def _authors(fields: Fields) -> tuple[str, ...]:
    return next((names for value in _values(fields, AUTHORS) if (names := names_of(value))), ())


def _string(fields: Fields, names: tuple[str, ...]) -> str | None:
    strings = (_as_string(value) for value in _values(fields, names))
    return next((string for string in strings if string), None)


def _as_string(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else None


def _wrong(fields: Fields, found: Mapping[str, str | None]) -> Iterator[Notice]:
    for field, value in found.items():
        others = [other for other in _values(fields, ALIASES[field]) if other not in (None, "", [], {})]
        # An object under a publisher's name is usual where only its members are empty.
        if value is None and others and not isinstance(others[0], Mapping | str):
            yield Notice(Reason.BAD_FIELD, f"{field} is {_kind(others[0])}, not a string; left out")


def _values(fields: Fields, names: tuple[str, ...]) -> Iterator[object]:
    for name in names:
        value: object = fields
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if value is not None:
            yield value


def _paragraphs(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(value)
    return ()


def _kind(value: object) -> str:
    return KINDS.get(type(value), "a number")
