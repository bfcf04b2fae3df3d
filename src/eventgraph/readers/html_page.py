"""HTML: a page saved from the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eventgraph.readers.dates import leading_date
from eventgraph.readers.encoding import decode
from eventgraph.readers.html_body import article_blocks, without_furniture
from eventgraph.readers.html_metadata import read_metadata
from eventgraph.readers.item import Item, read_one
from eventgraph.readers.markup import parse_markup
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import join_blocks
from eventgraph.records import Article, InputReport

CHARSET: Final = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE)
HEAD: Final = 4_096


def read_html(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article of a page.

    Metadata come from JSON-LD, Open Graph, meta tags and `<time>`, the body from trafilatura; nothing is
    fetched or executed. Tables, comments and figures are left out. The date is the page's, else the one in
    its address, else the one that the file name begins with.

    Raises:
        ReadError: `binary`, `no_text`, `too_deep` or `too_large`.
    """
    declared = CHARSET.search(file.content[:HEAD])
    charset = file.charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(file.content, declared=charset)
    markup = parse_markup(decoded.text)
    page = read_metadata(markup.tree)
    blocks = without_furniture(article_blocks(markup.tree), page)
    item = Item(
        text=join_blocks(blocks),
        title=page.title,
        published=page.published or leading_date(file.file_name),
        publisher=page.publisher,
        authors=page.authors,
        url=page.url or file.address,
        language=page.language,
        notices=(*decoded.notices, *markup.notices),
    )
    yield from read_one(item, file)
