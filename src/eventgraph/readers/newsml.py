"""NewsML-G2 (IPTC): the articles among the items of a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import plain_text
from eventgraph.readers.item import Item, read_one, report, with_origin
from eventgraph.readers.members import Member, read_members
from eventgraph.readers.names import split_names
from eventgraph.readers.nitf import nitf_item
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.record_item import WITHDRAWN
from eventgraph.readers.source import SourceFile
from eventgraph.readers.xml_document import Xml, local_name
from eventgraph.readers.xml_text import all_of, first_of, line_of, prose_of, text_in
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
SUMMARY: Final = "drol:summary"
TEXT: Final = "text"


def read_newsml(file: SourceFile, xml: Xml) -> Iterator[Article | InputReport]:
    """Yield the article of each news item; pictures, films and packages are passed over.

    Raises:
        ReadError: `empty` for a message without news items; what an only item can be refused for.
    """
    if local_name(xml.root) == "newsItem":
        item = _item(xml.root)
        yield from read_one(replace(item, notices=(*xml.notices, *item.notices)), file)
        return
    items = list(all_of(xml.root, "itemSet/newsItem"))
    if not items:
        raise refusal(Reason.EMPTY, "the message holds no news items")
    yield from report(file, xml.notices)
    members = (Member(f"item {n}", item, file.sha256) for n, item in enumerate(items, start=1))
    yield from read_members(file, members, _item)


def _item(news: _Element) -> Item:
    kind = _value(first_of(news, "itemMeta/itemClass"), "qcode")
    if kind and kind.rpartition(":")[2] not in (TEXT, "composite"):
        raise refusal(Reason.UNKNOWN_TYPE, f"not a text, but {kind}")
    status = (_value(first_of(news, "itemMeta/pubStatus"), "qcode") or "").rpartition(":")[2]
    if status in WITHDRAWN:
        raise refusal(Reason.WITHDRAWN, f"its publisher says: {status}")
    item = _content(news)
    first, latest = (
        line_of(first_of(news, f"itemMeta/{name}")) for name in ("firstCreated", "versionCreated")
    )
    published = first or latest or line_of(first_of(news, "contentMeta/contentCreated"))
    stated = {
        "title": line_of(first_of(news, "contentMeta/headline", "itemMeta/title")),
        "standfirst": _summary(news),
        "published": published,
        "modified": latest if latest != published else None,
        "publisher": _name(first_of(news, "itemMeta/provider", "rightsInfo/copyrightHolder")),
        "id": news.get("guid"),
        "section": None,
        "language": _value(first_of(news, "contentMeta/language"), "tag") or news.get(LANG),
    }
    found = {name: value or getattr(item, name) for name, value in stated.items()}
    authors = _authors(news) or item.authors
    whole = replace(item, authors=authors, notices=item.notices, origins={}, **found)
    return with_origin(whole, "newsml")


def _content(news: _Element) -> Item:
    """Return what the item's content says: NITF, XHTML or plain text.

    Raises:
        ReadError: `no_text`.
    """
    inline = first_of(news, "contentSet/inlineXML")
    if inline is not None:
        nitf = first_of(inline, "nitf")
        if nitf is not None:
            return nitf_item(nitf)
        body = first_of(inline, "html/body")
        return Item(text=prose_of(inline if body is None else body))
    data = first_of(news, "contentSet/inlineData")
    if data is None:
        raise refusal(Reason.NO_TEXT, "a news item without text in it")
    return Item(text=plain_text(text_in(data)))


def _summary(news: _Element) -> str | None:
    described = all_of(news, "contentMeta/description")
    return next((line_of(one) for one in described if one.get("role") == SUMMARY), None)


def _authors(news: _Element) -> tuple[str, ...]:
    bylines = [line_of(by) or "" for by in all_of(news, "contentMeta/by")]
    lines = bylines or [_name(creator) or "" for creator in all_of(news, "contentMeta/creator")]
    return tuple(dict.fromkeys(name for line in lines for name in split_names(line)))


def _name(party: _Element | None) -> str | None:
    """Return a party's name, or the literal that stands for it."""
    if party is None:
        return None
    return line_of(first_of(party, "name")) or party.get("literal")


def _value(element: _Element | None, name: str) -> str | None:
    return None if element is None else element.get(name)
