"""A page with what its head says, and values with the place where each was found."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from eventgraph.readers.item import Found
from eventgraph.readers.json_ld import Node
from eventgraph.readers.text import one_line

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

Metas = Mapping[str, list[str]]


class Page(NamedTuple):
    """A page's tree, its JSON-LD article and breadcrumbs, and its meta tags by name, property or itemprop."""

    tree: HtmlElement
    node: Node
    crumbs: tuple[str, ...]
    metas: Metas


def metas_of(tree: HtmlElement) -> Metas:
    """Return the contents of the page's meta tags, in order, by their names in lower case."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, []).append(content)
    return metas


def in_metas(metas: Metas, names: Iterable[str]) -> Iterator[Found]:
    """Yield the contents of the meta tags of these names, best first."""
    for name in names:
        is_open_graph = name.startswith(("og:", "article:"))
        for content in metas.get(name, ()):
            yield Found(content, "open graph" if is_open_graph else "meta")


def in_json_ld(node: Node, *keys: str) -> Iterator[Found]:
    """Yield the strings or names under these keys of a JSON-LD node."""
    for key in keys:
        name = name_in(node.get(key))
        if name:
            yield Found(name, "json-ld")


def name_in(value: object) -> str | None:
    """Return a string, an object's `name`, or the first of them in a list, on one line."""
    if isinstance(value, list):
        return next(filter(None, map(name_in, value)), None)
    if isinstance(value, Mapping):
        return name_in(value.get("name"))
    return one_line(html.unescape(value)) or None if isinstance(value, str) else None


def first(candidates: Iterable[Found], accept: Callable[[str], object] = bool) -> Found | None:
    """Return the first candidate whose value is accepted."""
    return next((found for found in candidates if accept(found.value)), None)


def text_of(element: _Element | None) -> str:
    """Return the words in an element on one line."""
    return "" if element is None else one_line("".join(map(str, element.itertext())))


def following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that begin after this one ends, in document order."""
    for around in (element, *element.iterancestors()):
        for sibling in around.itersiblings():
            yield from sibling.iter()


def words_of(element: HtmlElement, limit: int, *, between: str = "") -> str:
    """Return the words in an element on one line; empty when they are more than `limit` characters.

    `between` is put between the texts of the elements in it.
    """
    gathered, length = [], 0
    for words in element.itertext():
        gathered.append(words)
        length += len(words)
        if length > 2 * limit:
            return ""
    line = one_line(between.join(gathered))
    return line if len(line) <= limit else ""
