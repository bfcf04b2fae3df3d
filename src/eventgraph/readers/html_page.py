"""HTML: a page saved from the web."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from eventgraph.readers.blocks import plain_text
from eventgraph.readers.encoding import decode
from eventgraph.readers.html_body import article_blocks
from eventgraph.readers.html_furniture import without_furniture
from eventgraph.readers.html_metadata import read_metadata
from eventgraph.readers.html_pruning import prune
from eventgraph.readers.html_standfirst import chosen, standfirsts
from eventgraph.readers.html_withheld import cut_notice, wall_of
from eventgraph.readers.item import Found, Item, read_one
from eventgraph.readers.markup import parse_markup
from eventgraph.readers.page_data import data_of, text_in
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceFile
from eventgraph.readers.text import join_blocks
from eventgraph.records import Article, InputReport

CHARSET: Final = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})", re.IGNORECASE)
SAVED: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S{1,2000})"
)
HEAD: Final = 4_096
MIN_STATED: Final = 250
SHORT: Final = 3_000
STATED: Final = 2
"""How many times longer the text that a page states must be than the one that is seen, to be taken for it."""


def read_html(file: SourceFile) -> Iterator[Article | InputReport]:
    """Yield the article of a page.

    Metadata come from JSON-LD, Open Graph, meta tags and what is seen, the body from trafilatura; nothing
    is fetched or executed. Tables, comments, captions, teasers and the standfirst are no part of the text.
    The text that a page states in JSON-LD, or in data for its scripts, is taken where much less is seen.
    The date is the page's, else the one in its address, else the one that the file name begins with.

    Raises:
        ReadError: `binary`, `no_text`, `too_deep` or `too_large`.
    """
    yield from read_one(item_of_page(file), file)


def item_of_page(file: SourceFile) -> Item:
    """Return the item in a page.

    Raises:
        ReadError: as `read_html` does.
    """
    declared = CHARSET.search(file.content[:HEAD])
    charset = file.charset or (declared[1].decode("ascii") if declared else None)
    decoded = decode(file.content, declared=charset)
    markup = parse_markup(decoded.text)
    saved = SAVED.search(decoded.text[:HEAD])
    page = read_metadata(markup.tree, address=file.address or (saved[1] if saved else None))
    candidates, data = standfirsts(page), data_of(markup.tree)
    prune(markup.tree)
    blocks = article_blocks(markup.tree)
    wall = wall_of(blocks, page.item.title)
    blocks = () if wall else blocks
    standfirst, repeated = chosen(candidates, blocks)
    text = join_blocks(without_furniture([block for block in blocks if block is not repeated], page))
    # An address that cannot be one is told of, not silently left out.
    text = _fuller(text, page.body, data, page.item.title)
    if wall and not text:
        raise refusal(Reason.NO_TEXT, wall)
    cut = cut_notice(text, decoded.text, page.node)
    item = replace(page.item, text=text, url=page.item.url or file.address)
    item = _with_standfirst(item, standfirst)
    return replace(item, notices=(*decoded.notices, *markup.notices, *([cut] if cut else [])))


def _fuller(seen: str, stated: str, data: Iterable[str], title: str | None) -> str:
    """Return the text that is seen, or where much more is stated in JSON-LD or other data, that."""
    enough = max(MIN_STATED, STATED * len(seen))
    if len(stated) > enough:
        return plain_text(stated)
    # Long pages show what they have.
    hidden = text_in(data, title) if len(seen) < SHORT else ""
    return hidden if len(hidden) > enough else seen


def _with_standfirst(item: Item, found: Found | None) -> Item:
    if found is None:
        return item
    return replace(item, standfirst=found.value, origins={**item.origins, "standfirst": found.origin})
