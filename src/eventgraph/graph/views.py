"""Smaller graphs out of the graph: what surrounds a node, and what claims of some kinds leave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import Any

import networkx as nx

from eventgraph.errors import NotFoundError

Keep = Callable[[str, str, Mapping[str, Any]], bool]


def ego(graph: nx.MultiDiGraph[str], node: str, radius: int = 1) -> nx.MultiDiGraph[str]:
    """Return the nodes within `radius` steps of a node, in either direction, and all edges between them.

    Raises:
        NotFoundError: the graph has no such node (`find_node` takes names).
    """
    if node not in graph:
        message = f"the graph has no node {node!r}: pass an id, or look a name up with find_node"
        raise NotFoundError(message)
    near = ring = {node}
    for _ in range(radius):
        ring = set(chain.from_iterable(_neighbours(graph, each) for each in ring)) - near
        near = near | ring
    return _part(graph, near, lambda subject, obj, _: subject in near and obj in near)


def project(
    graph: nx.MultiDiGraph[str],
    *,
    relations: Collection[str] | None = None,
    factualities: Collection[str] | None = None,
    min_confidence: float = 0.0,
) -> nx.MultiDiGraph[str]:
    """Return the claims of some relations and factualities (None: all) and the entities that they link."""

    def wanted(edge: Mapping[str, Any]) -> bool:
        return (
            (relations is None or edge["relation"] in relations)
            and (factualities is None or edge["factuality"] in factualities)
            and edge["confidence"] >= min_confidence
        )

    linked = [ends for *ends, edge in graph.edges(data=True) if wanted(edge)]
    return _part(graph, set(chain.from_iterable(linked)), lambda _, __, edge: wanted(edge))


def _neighbours(graph: nx.MultiDiGraph[str], node: str) -> Iterator[str]:
    return chain(graph.successors(node), graph.predecessors(node))


def _part(graph: nx.MultiDiGraph[str], nodes: Collection[str], keep: Keep) -> nx.MultiDiGraph[str]:
    # nx's own subgraph iterates over a set, so its order would change with the hash seed.
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    for subject, obj, key, data in graph.edges(keys=True, data=True):
        if keep(subject, obj, data):
            part.add_edge(subject, obj, key=key, **data)
    return part
