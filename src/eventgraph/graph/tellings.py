"""Edges of the graph -> what a reader checks: who told it, and where."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from eventgraph.records import Factuality, Named, Telling

if TYPE_CHECKING:
    import networkx as nx

Edge = Mapping[str, Any]
"""The attributes of one edge."""
Value = TypeVar("Value", bound=Hashable)

STRENGTH = {factuality.value: rank for rank, factuality in enumerate(Factuality)}
"""The strongest factuality has the lowest rank."""


def telling(edge: Edge) -> Telling:
    """Return the claim of an edge as a reader checks it."""
    return Telling(
        claim=edge["id"],
        article=edge["article"],
        origin=edge.get("origin"),
        title=edge.get("title"),
        publisher=edge.get("publisher"),
        published=edge.get("published"),
        url=edge.get("url"),
        source=edge.get("source"),
        factuality=Factuality(edge["factuality"]),
        confidence=edge["confidence"],
        superseded=bool(edge.get("superseded")),
        sentence=edge["evidence"],
    )


def origins(edges: Iterable[Edge]) -> int:
    """Return how many witnesses tell it: articles, of which copies of one text are one."""
    return len({witness(edge) for edge in edges})


def witness(edge: Edge) -> str:
    """Return the article that the edge's article copies, or itself."""
    return str(edge.get("origin") or edge["article"])


def oldest_first(edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges in the order of publication; those of articles without a date come last."""
    return sorted(edges, key=lambda edge: (edge.get("published", "~"), edge["article"], edge["id"]))


def distinct(values: Iterable[Value | None]) -> tuple[Value, ...]:
    """Return the values that are known, each once, in the order in which they come first."""
    return tuple(dict.fromkeys(value for value in values if value is not None))


def named(graph: nx.MultiDiGraph[str], node: str) -> Named:
    """Return the entity of a node."""
    data = graph.nodes[node]
    return Named(id=node, name=str(data.get("label", node)), type=str(data["type"]))
