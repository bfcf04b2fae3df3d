"""The graph as GraphML (http://graphml.graphdrawing.org), which yEd, Cytoscape and igraph read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING, Final

from eventgraph.exporters.characters import escaped
from eventgraph.exporters.columns import (
    Attributes,
    Column,
    edge_columns,
    node_columns,
    sorted_edges,
    sorted_nodes,
    values,
    without,
)

if TYPE_CHECKING:
    import networkx as nx

HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
TYPES: Final = {"integer": "int"}


def write_graphml(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write the graph as GraphML with typed keys; an edge's id is its claim's, `source` is `attribution`.

    Raises:
        ExportError: an attribute is not flat.
    """
    for piece in _document(graph):
        stream.write(piece.encode())


def _document(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    nodes, edges = node_columns(graph), without(edge_columns(graph), "id")
    yield HEAD
    yield from chain(_keys("node", nodes), _keys("edge", edges))
    yield '<graph edgedefault="directed">\n'
    for node, data in sorted_nodes(graph):
        yield f'<node id="{escaped(node)}">{_data("node", nodes, data)}</node>\n'
    for subject, obj, key, data in sorted_edges(graph):
        ends = f'source="{escaped(subject)}" target="{escaped(obj)}"'
        yield f'<edge id="{escaped(key)}" {ends}>{_data("edge", edges, data)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(kind: str, columns: Iterable[Column]) -> Iterator[str]:
    for column in columns:
        title, data_type = escaped(column.title), TYPES.get(column.type, column.type)
        yield f'<key id="{kind}.{title}" for="{kind}" attr.name="{title}" attr.type="{data_type}"/>\n'


def _data(kind: str, columns: Iterable[Column], data: Attributes) -> str:
    return "".join(
        f'<data key="{kind}.{escaped(column.title)}">{escaped(value)}</data>'
        for column, value in values(columns, data)
    )
