"""What a person types -> the node that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from eventgraph.errors import NotFoundError
from eventgraph.graph.attributes import split_aliases

if TYPE_CHECKING:
    import networkx as nx

NEAR_MISSES: Final = 3


def find_node(graph: nx.MultiDiGraph[str], text: str) -> str:
    """Return the id of the node with that id, label or alias, in that order, whatever the case.

    Of several nodes with one name it is the one that most articles name, then the first by id.

    Raises:
        NotFoundError: no node is called so; the message names those that are called nearly so.
    """
    wanted = text.strip().casefold()
    found = [
        (rank, -int(data.get("articles", 0)), node)
        for node, data in graph.nodes(data=True)
        for rank, name in _names(node, data)
        if name.casefold() == wanted
    ]
    if not found:
        raise NotFoundError(_message(graph, text, wanted))
    return min(found)[2]


def _names(node: str, data: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    yield 0, node
    yield 1, str(data.get("label", node))
    for alias in split_aliases(str(data.get("aliases", ""))):
        yield 2, alias


def _message(graph: nx.MultiDiGraph[str], text: str, wanted: str) -> str:
    names = {name.casefold(): name for node in sorted(graph) for _, name in _names(node, graph.nodes[node])}
    near = get_close_matches(wanted, sorted(names), n=NEAR_MISSES)
    hint = (
        f"did you mean {' or '.join(repr(names[name]) for name in near)}?" if near else "no name is like it"
    )
    return f"the graph has no node {text!r}: {hint}"
