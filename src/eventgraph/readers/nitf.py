"""NITF (IPTC's News Industry Text Format): one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from eventgraph.readers.item import Item, read_one, with_origin
from eventgraph.readers.names import split_names
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceFile
from eventgraph.readers.xml_document import Xml
from eventgraph.readers.xml_text import all_of, first_of, line_of, prose_of
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from lxml.etree import _Element

HEAD = "body/body.head"
DATA = "head/docdata"


def read_nitf(file: SourceFile, xml: Xml) -> Iterator[Article | InputReport]:
    """Yield the article of an NITF document; captions, tables, footnotes and the end matter are not read.

    Raises:
        ReadError: `no_text` or `too_large`.
    """
    item = nitf_item(xml.root)
    yield from read_one(replace(item, notices=(*xml.notices, *item.notices)), file)


def nitf_item(root: _Element) -> Item:
    """Return the item in an `nitf` element.

    Raises:
        ReadError: `no_text` when it has no body.
    """
    body = first_of(root, "body/body.content")
    if body is None:
        raise refusal(Reason.NO_TEXT, "NITF without body.content")
    lines = {
        "title": (f"{HEAD}/hedline/hl1", "head/title"),
        "standfirst": (f"{HEAD}/abstract", f"{HEAD}/hedline/hl2"),
        "publisher": (f"{HEAD}/distributor",),
    }
    values = {
        "published": ((f"{DATA}/date.issue", "norm"), (f"{HEAD}/dateline/story.date", "norm")),
        "publisher": ((f"{DATA}/doc.copyright", "holder"), ("head/pubdata", "name")),
        "id": ((f"{DATA}/doc-id", "id-string"),),
        "section": (("head/pubdata", "position.section"),),
    }
    found = {name: line_of(first_of(root, *paths)) for name, paths in lines.items()}
    stated = {name: _attribute(root, paths) for name, paths in values.items()}
    merged = {name: found.get(name) or stated.get(name) for name in {**lines, **values}}
    item = Item(text=prose_of(body), authors=_authors(root), notices=(), origins={}, **merged)
    return with_origin(item, "nitf")


def _attribute(root: _Element, paths: tuple[tuple[str, str], ...]) -> str | None:
    found = (element.get(name) for path, name in paths for element in all_of(root, path))
    return next((value for value in found if value), None)


def _authors(root: _Element) -> tuple[str, ...]:
    bylines = list(all_of(root, f"{HEAD}/byline"))
    persons = [line_of(person) or "" for byline in bylines for person in all_of(byline, "person")]
    # Without marked persons the byline itself names them; their posts stand in an element of their own.
    lines = persons or [byline.text or "" for byline in bylines]
    return tuple(dict.fromkeys(name for line in lines for name in split_names(line)))
