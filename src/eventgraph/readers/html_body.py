"""A page's article without what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import blocks_of
from eventgraph.readers.dates import parse_date
from eventgraph.readers.html_metadata import Metadata
from eventgraph.readers.names import byline_names
from eventgraph.readers.text import one_line, same_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_FURNITURE: Final = 160


def article_blocks(tree: HtmlElement) -> tuple[str, ...]:
    """Return the article's paragraphs, headings and list items, in order; empty when there is no text.

    trafilatura (Barbaresi 2021) decides what belongs to the article; where it finds nothing, all
    paragraphs of `<article>`, `<main>` or the page are taken.
    """
    from trafilatura import bare_extraction

    # Deduplication would remember the pages before this one, and metadata would look at the clock.
    document = bare_extraction(
        _without_scripts(tree),
        include_comments=False,
        include_tables=False,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    body = getattr(document, "body", None)
    found = tuple(blocks_of(body)) if body is not None else ()
    return found or next(filter(None, map(_paragraphs, _candidates(tree))), ())


def _without_scripts(tree: HtmlElement) -> HtmlElement:
    """Return a copy without scripts and what stands there for readers who run none."""
    copied = deepcopy(tree)
    for element in list(copied.iter("script", "noscript", "template")):
        element.drop_tree()
    return copied


def without_furniture(blocks: Sequence[str], page: Metadata) -> Iterator[str]:
    """Yield the blocks without headline, byline and date before the first sentence."""

    def is_furniture(block: str) -> bool:
        return len(block) <= MAX_FURNITURE and (
            same_words(block, page.title or "")
            or any(same_words(block, author) for author in page.authors)
            or bool(byline_names(block))
            or parse_date(block) is not None
        )

    return dropwhile(is_furniture, blocks)


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    for tag in ("article", "main", "body"):
        yield from tree.iter(tag)


def _paragraphs(root: HtmlElement) -> tuple[str, ...]:
    paragraphs = (one_line("".join(p.itertext())) for p in root.iter("p"))
    return tuple(filter(None, paragraphs)) or tuple(blocks_of(root))
