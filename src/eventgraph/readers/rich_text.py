"""Texts as editors keep them in JSON -> paragraphs: strings, HTML, and trees of blocks of whatever maker."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Final

from eventgraph.readers.blocks import TAG, markup_blocks
from eventgraph.readers.text import one_line

KINDS: Final = ("type", "nodeType", "_type", "__typename", "tag", "name")
"""Under which key a node says what it is."""
INSIDE: Final = (
    *("children", "content", "blocks", "nodes", "paragraphs", "elements", "model", "data", "attributes"),
    *("value", "text", "html", "innerHTML", "items", "body", "json", "document", "root"),
)
"""Under which key a node has what is in it, the first that it has."""
INLINE: Final = frozenset(
    {"a", "asset-hyperlink", "b", "bold", "em", "entry-hyperlink", "fragment", "hyperlink", "i", "italic"}
    | {"link", "mark", "span", "strong", "text", "underline", "urllink"}
)
OTHERS: Final = (
    *("ad", "advert", "author", "button", "byline", "caption", "chart", "divider", "embed", "figure"),
    *("gallery", "headline", "iframe", "image", "link-list", "media", "newsletter", "photo", "picture"),
    *("podcast", "poll", "promo", "recirc", "related", "signup", "table", "teaser", "video", "widget"),
)
"""How the kind of a node begins that holds none of the text."""
ENDS: Final = (".", "!", "?", '."', ".\u201d", "?\u201d", "!\u201d")
MAX_DEPTH: Final = 40


def paragraphs_in(value: object) -> tuple[str, ...]:
    """Return the paragraphs of a text, as Contentful, ProseMirror, Slate, Lexical, Editor.js, Arc have them.

    Each member of a list is a paragraph at least; what a node calls a picture, a teaser or the like is left
    out.
    """
    members = value if isinstance(value, list) else [value]
    return tuple(block for member in members for block in _blocks(member, MAX_DEPTH))


def _blocks(value: object, depth: int) -> Iterator[str]:
    if not depth or _is_other(value):
        return
    line = _line(value, depth)
    if line is not None:
        yield from _of_string(line)
        return
    inner = _inside(value) if isinstance(value, Mapping) else value
    for member in inner if isinstance(inner, list) else [inner]:
        yield from _blocks(member, depth - 1)


def _line(value: object, depth: int) -> str | None:
    """Return the words of what is in one line: a string, a node in a line, or a node of nothing but those."""
    if isinstance(value, str):
        return value
    inner = _inside(value) if isinstance(value, Mapping) else None
    if isinstance(inner, list) and not all(isinstance(one, str) for one in inner):
        return _joined(inner, depth - 1)
    return _line(inner, depth - 1) if depth and isinstance(inner, str | Mapping) else None


def _joined(members: list[object], depth: int) -> str | None:
    if not depth or not all(isinstance(one, str) or _is_inline(one) for one in members):
        return None
    lines = [_line(member, depth) or "" for member in members]
    # What ends like a sentence, each, are paragraphs.
    return None if len(lines) > 1 and all(line.endswith(ENDS) for line in lines) else "".join(lines)


def _of_string(text: str) -> Iterator[str]:
    if TAG.search(text):
        yield from markup_blocks(text)
    else:
        yield from filter(None, map(one_line, html.unescape(text).split("\n")))


def _inside(node: Mapping[str, object]) -> object:
    return next((node[key] for key in INSIDE if node.get(key)), None)


def _kind(node: Mapping[str, object]) -> str:
    kind = next((node[key] for key in KINDS if isinstance(node.get(key), str)), "")
    return str(kind).lower().removeprefix("core/")


def _is_inline(node: object) -> bool:
    return isinstance(node, Mapping) and (_kind(node) in INLINE or not (_kind(node) or _is_nested(node)))


def _is_nested(node: Mapping[str, object]) -> bool:
    return isinstance(_inside(node), list | Mapping)


def _is_other(node: object) -> bool:
    if not isinstance(node, Mapping) or _kind(node) in INLINE:
        return not isinstance(node, Mapping | list | str)
    is_teaser = bool({"url", "href", "link", "slug"} & node.keys()) and bool(
        {"title", "headline"} & node.keys()
    )
    return is_teaser or _kind(node).startswith(OTHERS)
