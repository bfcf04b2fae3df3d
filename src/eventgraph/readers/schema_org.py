"""schema.org's graphs: the articles in them, with what they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Node = Mapping[str, object]


def article_nodes(graph: object) -> Iterator[Node]:
    """Yield the nodes of articles in a JSON-LD `@graph`, with the authors and publishers beside them put in.

    Articles are nodes of a type that ends in "Article", "Posting" or "Report". No context is fetched.
    """
    nodes = [node for node in (graph if isinstance(graph, list) else [graph]) if isinstance(node, Mapping)]
    known = {str(node["@id"]): node for node in nodes if "@id" in node}
    for node in filter(_is_article, nodes):
        yield {key: _resolved(value, known) for key, value in node.items()}


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
