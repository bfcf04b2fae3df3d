"""A tree of markup -> its paragraphs, headings and list items in order."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

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
VOID: Final = frozenset({"br", "hr", "lb"})
UNREAD: Final = frozenset(
    {"button", "figure", "form", "iframe", "noscript", "object", "script", "select", "style", "svg", "table"}
    | {"template", "textarea", "title"}
)
TAG: Final = re.compile(
    r"<!--|</?(?:a|article|b|blockquote|br|div|em|figure|h[1-6]|i|img|li|ol|p|section|span|strong|table|ul)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """A paragraph, heading or list item on one line, the element around it, its share in links (0 to 1)."""

    text: str
    element: _Element
    linked: float = 0.0


def blocks_of(root: _Element, unread: frozenset[str] = UNREAD) -> Iterator[Block]:
    """Yield the blocks of text below `root`; list items begin with "- ".

    Scripts, forms, tables, figures and the like are not read. Works at any depth.
    """
    from lxml.etree import iterwalk

    gathered = _Gathered(root)
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if element.tag in BREAKS:
            yield from gathered.block()
            gathered.turn(event, element)
        if event == "start" and element.tag in unread:
            walker.skip_subtree()
        elif event == "start":
            gathered.links += element.tag == "a"
            gathered.add(element.text)
        if event == "end":
            gathered.links -= element.tag == "a" and element.tag not in unread
            gathered.add(element.tail if element is not root else None)
    yield from gathered.block()


def markup_blocks(source: str) -> tuple[str, ...]:
    """Return the blocks of a piece of HTML; none when it holds no text."""
    return tuple(block.text for block in blocks_of(parse_markup(f"<body>{source}").tree))


def plain_text(text: str) -> str:
    """Return a text that may be HTML as text, its paragraphs separated by blank lines."""
    return join_blocks(markup_blocks(text)) if TAG.search(text) else html.unescape(text)


class _Gathered:
    """The words of the block that is being read."""

    def __init__(self, root: _Element) -> None:
        self._around = [root]
        self._words: list[str] = []
        self._linked: list[str] = []
        self._bullet = ""
        self.links = 0

    def add(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            if self.links:
                self._linked.append(words)

    def block(self) -> Iterator[Block]:
        words = "".join(self._words)
        line = one_line(words) if words and not words.isspace() else ""
        if line:
            linked = len(" ".join("".join(self._linked).split())) / len(line)
            text = self._bullet + line.removeprefix("- ") if self._bullet else line
            yield Block(text, self._around[-1], min(linked, 1.0))
        self._words, self._linked, self._bullet = [], [], ""

    def turn(self, event: str, element: _Element) -> None:
        """Enter or leave an element that ends paragraphs."""
        if event == "start" and element.tag in BULLETS:
            self._bullet = "- "
        if element.tag in VOID:
            return
        if event == "start":
            self._around.append(element)
        elif len(self._around) > 1:
            self._around.pop()
