"""schema.org metadata that a page carries as JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.readers.text import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = Mapping[str, object]

MAX_NODES: Final = 10_000
ARTICLES: Final = ("Article", "Posting", "Report")
PAGES: Final = ("WebPage", "ClaimReview")
BELOW: Final = ("breadcrumb", "mainEntity", "mainEntityOfPage", "hasPart", "@graph")
MIN_LETTERS: Final = 8
TOLD: Final = ("headline", "datePublished", "author", "articleBody")
WRAPPING: Final = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$|;\s*$")
TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")


class LinkedData(NamedTuple):
    """A page's article node, its author and publisher resolved, and the names of its breadcrumbs."""

    article: Node
    crumbs: tuple[str, ...] = ()


def linked_data(tree: HtmlElement) -> LinkedData:
    """Return what the page's JSON-LD tells of its article; empty when there is none.

    Types are schema.org's `NewsArticle` and others that end so, postings and reports; nodes may stand in
    lists, under `@graph` and in the node of the page. Of several articles it is one whose headline the page
    shows, of these the one that tells most, of equals the first. What it lacks of author and date, a
    `WebPage` node may tell. Scripts that are no JSON, even without comment
    marks and commas too many, are passed over, and no context is ever fetched.
    """
    nodes = [node for value in _scripts(tree) for node in _nodes(value)]
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _has_type(node, *ARTICLES)]
    shown = _shown_titles(tree) if len(articles) > 1 else ()
    told = {id(node): (_is_shown(node, shown), sum(key in node for key in TOLD)) for node in articles}
    article = max(articles, key=lambda node: told[id(node)], default={})
    page = next((node for node in nodes if _has_type(node, *PAGES)), {})
    found = {**{key: page[key] for key in ("author", "datePublished") if key in page}, **article}
    trail = next((node for node in nodes if _has_type(node, "BreadcrumbList")), {})
    return LinkedData({key: _resolved(value, known) for key, value in found.items()}, tuple(_crumbs(trail)))


def _scripts(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            source = (script.text or "").strip()
            for attempt in (lambda text: text, _mended):
                try:
                    yield json.loads(attempt(source), strict=False)
                except (ValueError, RecursionError):
                    continue
                break


def _mended(source: str) -> str:
    """Undo what pages do to JSON: comment marks around it, commas too many, quotes as references."""
    bare = WRAPPING.sub("", source)
    return TRAILING_COMMA.sub("", html.unescape(bare) if "&quot;" in bare and '"' not in bare else bare)


def _nodes(value: object) -> Iterator[Node]:
    """Yield the objects in lists and under `@graph`, in document order."""
    waiting = [value]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, Mapping):
            yield node
            waiting.extend(node[key] for key in BELOW if key in node)


def _shown_titles(tree: HtmlElement) -> tuple[str, ...]:
    """Return the letters of what the page shows as its title: heading, Open Graph, window title."""
    metas = (meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:title")
    shown = ("".join(map(str, element.itertext())) for element in tree.iter("h1", "title"))
    return tuple(filter(None, map(letters, (*metas, *shown))))


def _is_shown(node: Node, shown: tuple[str, ...]) -> bool:
    headline = node.get("headline")
    words = letters(html.unescape(headline)) if isinstance(headline, str) else ""
    return len(words) >= MIN_LETTERS and any(words in one for one in shown)


def _has_type(node: Node, *endings: str) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(endings) for name in names)


def _resolved(value: object, known: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(member, known) for member in value if not isinstance(member, list)]
    if isinstance(value, Mapping) and "name" not in value:
        return known.get(str(value.get("@id")), value)
    return value


def _crumbs(trail: Node) -> Iterator[str]:
    links = trail.get("itemListElement")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, Mapping):
            item = link.get("item")
            name = link.get("name") or (item.get("name") if isinstance(item, Mapping) else None)
            if isinstance(name, str):
                yield html.unescape(name).strip()
