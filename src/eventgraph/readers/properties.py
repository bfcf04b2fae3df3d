"""What the properties of a document state of it, beside what stands on its first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph.readers.item import Item
from eventgraph.readers.names import names_of
from eventgraph.readers.opening import Opening, split_opening
from eventgraph.readers.text import join_blocks, one_line

ORIGIN: Final = "document properties"
BYLINE: Final = "byline"
MAX_TITLE: Final = 200
NO_TITLE: Final = re.compile(
    r"(?:microsoft word|microsoft powerpoint|powerpoint presentation|word document|untitled|document|slide)"
    r"(?:\s+-\s.*|\s*\d{1,4})?|about:blank|.{0,200}\.(?:docx?|pdf|indd|rtf|odt|html?|qxd|tex|txt)",
    re.IGNORECASE,
)
NO_AUTHORS: Final = frozenset({"microsoft office user", "windows user", "apache poi", "default user"})

Found = tuple[str, str]
"""A value, and where it was found."""


class Properties(NamedTuple):
    """A document's properties, without those that programs put there by themselves; dates in ISO 8601."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    created: str | None = None
    modified: str | None = None
    language: str | None = None


class Headline(NamedTuple):
    """An article's title and standfirst, and where the title was found."""

    title: str | None = None
    origin: str = ORIGIN
    standfirst: str | None = None


def stated_title(text: str) -> str | None:
    """Return the title that properties state, unless a program put its own or the file's name there."""
    title = one_line(text)
    return title if title and len(title) <= MAX_TITLE and not NO_TITLE.fullmatch(title) else None


def stated_authors(text: str) -> tuple[str, ...]:
    """Return the authors that properties state: full names, not those of programs or accounts."""
    names = (name for part in text.split(";") for name in names_of(part))
    return tuple(name for name in names if " " in name and name.lower() not in NO_AUTHORS)


def item_with(
    properties: Properties, headline: Headline, blocks: Sequence[str], file_date: str | None
) -> Item:
    """Return the item in a document's blocks.

    What stands there goes before what the name of the file and the properties say; the day on which a
    document was made is the last resort for the day of publication.
    """
    opening = split_opening(blocks, headline.title)
    published, where = _published(opening, properties, file_date)
    modified, changed_where = next(_modified(opening, properties, published), (None, ""))
    origins = {
        "title": headline.origin,
        "standfirst": "style",
        "published": where,
        "modified": changed_where,
        "authors": BYLINE if opening.authors else ORIGIN,
        "language": ORIGIN,
    }
    return Item(
        text=join_blocks(opening.body),
        title=headline.title,
        standfirst=headline.standfirst,
        published=published,
        modified=modified,
        authors=opening.authors or properties.authors,
        language=properties.language,
        origins=origins,
    )


def _published(opening: Opening, properties: Properties, file_date: str | None) -> tuple[str | None, str]:
    candidates = ((opening.published, BYLINE), (file_date, "file name"), (properties.created, ORIGIN))
    return next((found for found in candidates if found[0]), (None, ""))


def _modified(opening: Opening, properties: Properties, published: str | None) -> Iterator[Found]:
    if opening.modified:
        yield opening.modified, BYLINE
    later = properties.modified
    if later and later != properties.created and later[:10] >= (published or "")[:10]:
        yield later, ORIGIN
