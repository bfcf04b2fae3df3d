"""A Word document -> its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from eventgraph.readers.dates import leading_date, parse_date
from eventgraph.readers.docx.package import Package
from eventgraph.readers.docx.paragraphs import Paragraph, paragraphs
from eventgraph.readers.docx.styles import read_styles
from eventgraph.readers.item import read_one
from eventgraph.readers.opening import is_furniture
from eventgraph.readers.properties import (
    MAX_TITLE,
    ORIGIN,
    Headline,
    Properties,
    item_with,
    stated_authors,
    stated_title,
)
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import one_line, same_words
from eventgraph.records import Article, InputReport

LEFT_OUT: Final = ("caption", "toc")
ENDS: Final = (".", ":", ";", ",")
GLANCE: Final = 5
"""So many paragraphs from the top a headline may stand."""


def read_docx(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article in a Word document, with all tracked changes accepted.

    Read are paragraphs, headings and lists of the main text; those in tables only where there are no
    others. Left out are comments, notes, headers and footers, text boxes, captions and tables of contents.

    Raises:
        ReadError: `bad_docx`, `encrypted`, `no_text`, `too_large`, `unknown_type` or `xml_entities`.
    """
    package = Package(file.content, file.limits)
    found = _paragraphs(package)
    properties = _properties(package)
    headline = _headline(found[:GLANCE], properties)
    blocks = [_block(one) for one in found if one.text != headline.standfirst]
    yield from read_one(item_with(properties, headline, blocks, leading_date(file.file_name)), file)


def _paragraphs(package: Package) -> tuple[Paragraph, ...]:
    name, root = package.document()
    styles = read_styles(package.part(package.related(name, "/styles") or "word/styles.xml"))
    found = tuple(paragraphs(root, styles)) or tuple(paragraphs(root, styles, in_tables=True))
    return tuple(one for one in found if not one.style.startswith(LEFT_OUT))


def _properties(package: Package) -> Properties:
    """Return the core properties (ISO/IEC 29500-2)."""
    root = package.part(package.related("", "/core-properties") or "docProps/core.xml")
    elements = () if root is None else root
    stated = {str(element.tag).rpartition("}")[2]: (element.text or "").strip() for element in elements}
    return Properties(
        title=stated_title(stated.get("title", "")),
        authors=stated_authors(stated.get("creator", "")),
        created=parse_date(stated.get("created", "")),
        modified=parse_date(stated.get("modified", "")),
        language=stated.get("language"),
    )


def _headline(top: Sequence[Paragraph], properties: Properties) -> Headline:
    standfirst = next((one.text for one in top if one.style == "subtitle"), None)
    headings = (one.text for one in top if one.style.startswith(("title", "heading")))
    heading = next(headings, None)
    if any(same_words(properties.title or "", one.text) for one in top):
        return Headline(properties.title, ORIGIN, standfirst)
    if heading:
        return Headline(one_line(heading), "heading", standfirst)
    if properties.title:
        return Headline(properties.title, ORIGIN, standfirst)
    return Headline(_first_line(top), "first line", standfirst)


def _first_line(top: Sequence[Paragraph]) -> str | None:
    """Return a first paragraph that is a headline: short, no bullet, without a full stop, and not all."""
    first = top[0] if len(top) > 1 else Paragraph("")
    if first.is_bullet or is_furniture(first.text) or first.text.endswith(ENDS):
        return None
    return one_line(first.text) if len(first.text) <= MAX_TITLE else None


def _block(paragraph: Paragraph) -> str:
    return f"- {one_line(paragraph.text)}" if paragraph.is_bullet else paragraph.text
