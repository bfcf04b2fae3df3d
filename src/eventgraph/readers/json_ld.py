"""schema.org metadata that a page carries as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = Mapping[str, object]

MAX_NODES: Final = 10_000


def article_node(tree: HtmlElement) -> Node:
    """Return the page's first article node, its author and publisher resolved; empty when there is none.

    Types are schema.org's `NewsArticle` and others that end so, postings and reports; nodes may stand in
    lists and under `@graph`. What an article node lacks of author and date, a `WebPage` node may tell.
    Scripts that are no JSON are passed over, and no context is ever fetched.
    """
    nodes = [node for value in _scripts(tree) for node in _nodes(value)]
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = next((node for node in nodes if _has_type(node, "Article", "Posting", "Report")), {})
    page = next((node for node in nodes if _has_type(node, "WebPage", "ClaimReview")), {})
    found = {**{key: page[key] for key in ("author", "datePublished") if key in page}, **article}
    return {key: _resolved(value, known) for key, value in found.items()}


def _scripts(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield json.loads((script.text or "").strip(), strict=False)
            except (ValueError, RecursionError):
                continue


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
            waiting.extend(node[key] for key in ("mainEntity", "@graph") if key in node)


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
