"""schema.org's graphs: the articles in them, with what they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

Node = Mapping[str, object]

INNER: Final = ("@graph", "mainEntity")


def article_nodes(graph: object) -> Iterator[Node]:
    """Yield the nodes of articles in JSON-LD, with the authors and publishers beside them put in.

    Articles are nodes of a type that ends in "Article", "Posting" or "Report". No context is fetched.
    """
    nodes = list(_nodes(graph))
    known = {str(node["@id"]): node for node in nodes if "@id" in node}
    for node in filter(_is_article, nodes):
        yield {key: _resolved(value, known) for key, value in node.items()}


def _nodes(value: object) -> Iterator[Node]:
    for node in value if isinstance(value, list) else [value]:
        if isinstance(node, Mapping):
            yield node
            yield from (inner for key in INNER for inner in _nodes(node.get(key)))


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names)


def _resolved(value: object, known: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(member, known) for member in value if not isinstance(member, list)]
    if isinstance(value, Mapping) and set(value) == {"@id"}:
        return known.get(str(value["@id"]), value)
    return value
