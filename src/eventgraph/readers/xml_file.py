"""XML: what is in it is told by its root element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from eventgraph.readers.feed import read_feed
from eventgraph.readers.html_page import read_html
from eventgraph.readers.newsml import read_newsml
from eventgraph.readers.nitf import read_nitf
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceFile, SourceStream
from eventgraph.readers.xml_document import Xml, local_name, parse_xml, refuse_entities, root_name
from eventgraph.records import Article, InputReport

Found = Iterator[Article | InputReport]

PAGE: Final = "html"
RDF: Final = "RDF"
RSS_IN_RDF: Final = re.compile(r"//(?:purl\.org/rss/|my\.netscape\.com/|channel\.netscape\.com/)")
ROOTS: Final[Mapping[str, Callable[[SourceFile, Xml], Found]]] = {
    RDF: read_feed,
    "entry": read_feed,
    "feed": read_feed,
    "newsItem": read_newsml,
    "newsMessage": read_newsml,
    "nitf": read_nitf,
    "rss": read_feed,
}
"""RSS 0.9x, 1.0 and 2.0, Atom, NewsML-G2 and NITF."""


def read_xml(source: SourceStream) -> Found:
    """Yield the articles of a feed, of NewsML-G2, of NITF or of a page in XML.

    Raises:
        ReadError: `unknown_type` for other XML, `xml_entities` for any that declares entities; `bad_feed`,
            `too_deep`, `empty`; and what the only article of a file can be refused for.
    """
    head = source.head.decode("utf-8", "replace").lstrip("\ufeff")
    refuse_entities(head)
    name = root_name(head)
    is_other = name not in {*ROOTS, PAGE} or (name == RDF and not RSS_IN_RDF.search(head))
    if name is not None and is_other:
        raise _unknown(name)
    file = source.document()
    if name == PAGE:
        yield from read_html(file)
        return
    xml = parse_xml(file.content)
    name = local_name(xml.root)
    if name not in ROOTS:
        raise _unknown(name)
    yield from ROOTS[name](file, xml)


def _unknown(name: str) -> Exception:
    return refusal(Reason.UNKNOWN_TYPE, f"XML with the root element {name!r}, which holds no articles")
