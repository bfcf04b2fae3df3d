"""Elements of XML -> their text, in paragraphs where they have some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from eventgraph.readers.blocks import blocks_of
from eventgraph.readers.text import join_blocks, one_line
from eventgraph.readers.xml_document import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

HTML_OF: Final[Mapping[str, str]] = {
    "block": "div",
    "body.content": "div",
    "bq": "blockquote",
    "fn": "template",
    "hl2": "h2",
    "media": "figure",
    "note": "template",
}
"""NITF's elements as HTML has them; footnotes and notes to editors are not read."""
NAME: Final = re.compile("[A-Za-z][A-Za-z0-9.]*")
"""What can be an element's name; a document that was mended has others."""


def line_of(element: _Element | None) -> str | None:
    """Return an element's text on one line; None where there is no element or no text."""
    return None if element is None else one_line(text_in(element)) or None


def text_in(element: _Element) -> str:
    """Return the text of an element and all that is in it, as it stands."""
    return "".join(map(str, element.itertext()))


def prose_of(element: _Element) -> str:
    """Return the text of XHTML or NITF below an element, paragraphs separated by blank lines."""
    tree = deepcopy(element)
    for part in tree.iter("*"):
        name = local_name(part)
        part.tag = HTML_OF.get(name, name if NAME.fullmatch(name) else "span")
    tree.tag, tree.tail = "div", None
    return join_blocks(block.text for block in blocks_of(tree))


def first_of(root: _Element, *paths: str) -> _Element | None:
    """Return the first element at one of the paths of local names ("head/docdata/doc-id")."""
    return next((found for path in paths for found in all_of(root, path)), None)


def all_of(root: _Element, path: str) -> Iterable[_Element]:
    """Return the elements at a path of local names, in document order."""
    level = [root]
    for step in path.split("/"):
        level = [
            child for element in level for child in element.iterchildren("*") if local_name(child) == step
        ]
    return level
