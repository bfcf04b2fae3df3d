"""A tree of markup -> its paragraphs, headings and list items in order."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from eventgraph.readers.markup import parse_markup
from eventgraph.readers.text import join_blocks, one_line

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLETS: Final = frozenset({"li", "item"})
BREAKS: Final = BULLETS | frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption"}
    | {"footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "lb", "list", "main", "nav"}
    | {"ol", "p", "pre", "quote", "section", "tr", "ul"}
)
"""Elements that end a paragraph where they begin and end: HTML's, and those of trafilatura's trees (TEI)."""
UNREAD: Final = frozenset(
    {"button", "figure", "form", "iframe", "noscript", "object", "script", "select", "style", "svg", "table"}
    | {"template", "textarea", "title"}
)
TAG: Final = re.compile(
    r"<!--|</?(?:a|article|b|blockquote|br|div|em|figure|h[1-6]|i|img|li|ol|p|section|span|strong|table|ul)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)


def blocks_of(root: _Element) -> Iterator[str]:
    """Yield the blocks of text below `root`, each on one line; list items begin with "- ".

    Scripts, forms, tables, figures and the like are not read. Works at any depth.
    """
    from lxml.etree import iterwalk

    words: list[str] = []
    bullet = ""
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if element.tag in BREAKS:
            yield from _block(bullet, words)
            words, bullet = [], "- " if event == "start" and element.tag in BULLETS else ""
        if event == "start" and element.tag in UNREAD:
            walker.skip_subtree()
        elif event == "start":
            words.append(element.text or "")
        if event == "end" and element is not root:
            words.append(element.tail or "")
    yield from _block(bullet, words)


def markup_blocks(source: str) -> tuple[str, ...]:
    """Return the blocks of a piece of HTML; none when it holds no text."""
    return tuple(blocks_of(parse_markup(f"<body>{source}").tree))


def plain_text(text: str) -> str:
    """Return a text that may be HTML as text, its paragraphs separated by blank lines."""
    return join_blocks(markup_blocks(text)) if TAG.search(text) else html.unescape(text)


def _block(bullet: str, words: list[str]) -> Iterator[str]:
    line = one_line("".join(words))
    if line:
        yield bullet + line.removeprefix("- ") if bullet else line
