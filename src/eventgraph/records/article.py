"""One news item as it was read."""

from __future__ import annotations

from collections.abc import Mapping

from eventgraph.records.record import Record


class Article(Record):
    """One news item as read (schema:NewsArticle).

    `text` is the body in one normal form (line feeds, no byte order mark, no control characters);
    every offset of every record refers to it, in code points, but of evidence whose `part` is the title.

    `id` is what the source declares, else the URL, else `file:` and the path (of standard input `stdin:` and
    the hash): it names the article across versions, so a changed text under the same id replaces the old one.
    `published` and `modified` are ISO 8601, a date or a date with time and zone. `standfirst` is the summary
    that stands between headline and text, and no part of the text. `origins` tells of these fields by their
    names where each was found ("json-ld", "open graph", "byline", "file name"). `source_member` says which
    part of its file it was read from ("line 3", "2026/a.html", "record at byte 1234"); `source_sha256` is of
    its bytes.
    """

    id: str
    text: str
    title: str | None = None
    standfirst: str | None = None
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    section: str | None = None
    language: str | None = None
    source_file: str | None = None
    source_member: str | None = None
    source_sha256: str | None = None
    duplicate_of: str | None = None
    origins: Mapping[str, str] = {}
