"""The summary between a page's headline and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import Block
from eventgraph.readers.dates import find_date
from eventgraph.readers.html_body import has_its_like, is_beside_paragraphs
from eventgraph.readers.html_metadata import Metadata
from eventgraph.readers.item import Found
from eventgraph.readers.page_marks import following, words_of
from eventgraph.readers.text import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARKS: Final = re.compile(
    r"(?<![a-z])(?:stand-?first|dek|deck|sub-?(?:title|head|heading|headline|line|deck)|summary|abstract|lede"
    r"|strapline|tag-?line|secondary-(?:title|headline))(?![a-z])"
)
ITEMPROPS: Final = frozenset({"description", "alternativeheadline"})
MARKED: Final = "standfirst element"
TAGS: Final = frozenset({"p", "div", "h2", "h3", "h4", "span", "strong", "em"})
NEAR: Final = 200
MIN_LENGTH: Final = 25
MIN_MARKED: Final = 10
MAX_LENGTH: Final = 600
PARAGRAPH: Final = 80
"""From how many characters an unmarked `<p>` below the headline is the article's first paragraph."""
MAX_BYLINE: Final = 100


def standfirsts(page: Metadata) -> tuple[Found, ...]:
    """Return the texts between the headline and the first paragraph that may be its standfirst, in order.

    They are marked so by class or itemprop, stand with the headline in one `<header>`, or say what the page
    says of its content. Whether such a text opens the article's body, the body must tell.
    """
    if page.heading is None:
        return ()
    said = {letters(found.value): found.origin for found in reversed(page.descriptions)}
    return tuple(_candidates(page.heading, said))


def chosen(candidates: Iterable[Found], blocks: Sequence[Block]) -> tuple[Found | None, Block | None]:
    """Return the first candidate that is no paragraph of the article, and the block to be left out for it."""
    for one in candidates:
        wanted = letters(one.value)
        block = next((block for block in blocks if letters(block.text) == wanted), None)
        if block is None or not _is_paragraph(block, blocks, is_marked=one.origin == MARKED):
            return one, block
    return None, None


def _is_paragraph(block: Block, blocks: Sequence[Block], *, is_marked: bool) -> bool:
    """Tell whether a block is one of the article's: what pages say of themselves is often its first."""
    if sum(other.element.tag != "h1" for other in blocks) == 1 or has_its_like(block, blocks):
        return True
    return not is_marked and is_beside_paragraphs(block, blocks)


def _candidates(heading: HtmlElement, said: dict[str, str]) -> Iterator[Found]:
    header = next(heading.iterancestors("header"), None)
    for element in islice(following(heading), NEAR):
        text = words_of(element, MAX_LENGTH) if element.tag in TAGS else ""
        if len(text) < MIN_MARKED or (len(text) <= MAX_BYLINE and find_date(text)):
            continue
        if len(text) < MIN_LENGTH and element.getparent() not in {heading.getparent(), header}:
            continue
        origin = _mark_of(element, header) or said.get(letters(text))
        if origin and element.find(".//h1") is None and next(element.iterancestors("a"), None) is None:
            yield Found(text, origin)
        elif element.tag == "p" and len(text) >= PARAGRAPH:
            return


def _mark_of(element: HtmlElement, header: HtmlElement | None) -> str | None:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".replace("_", "-").lower()
    if (element.get("itemprop") or "").lower() in ITEMPROPS or MARKS.search(marks):
        return MARKED
    is_below = (
        header is not None and element.tag in {"h2", "h3"} and header in element.iterancestors("header")
    )
    return "header element" if is_below else None
