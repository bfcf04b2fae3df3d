"""The graph as node-link JSON, which `networkx.node_link_graph`, D3 and sigma.js read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

from eventgraph.exporters.characters import clean
from eventgraph.exporters.columns import (
    Attributes,
    Column,
    edge_columns,
    node_columns,
    sorted_edges,
    sorted_nodes,
)

if TYPE_CHECKING:
    import networkx as nx


def write_node_link(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write the graph as one JSON object with `nodes` and `edges`, one a line; `source` is `attribution`.

    Raises:
        ExportError: an attribute is not flat.
    """
    nodes, edges = node_columns(graph), edge_columns(graph)
    stream.write(b'{"directed": true, "multigraph": true, "graph": {},\n"nodes": [')
    _write(({"id": node} | _row(nodes, data) for node, data in sorted_nodes(graph)), stream)
    stream.write(b'],\n"edges": [')
    rows = sorted_edges(graph)
    _write(
        ({"source": one, "target": other, "key": key} | _row(edges, data) for one, other, key, data in rows),
        stream,
    )
    stream.write(b"]}\n")


def _write(rows: Iterable[Mapping[str, Any]], stream: IO[bytes]) -> None:
    for line in _lines(rows):
        stream.write(line.encode())


def _lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    separator = "\n"
    for row in rows:
        yield separator + json.dumps(
            {name: _cleaned(value) for name, value in row.items()}, ensure_ascii=False
        )
        separator = ",\n"


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _row(columns: Iterable[Column], data: Attributes) -> dict[str, Any]:
    return {column.title: data[column.name] for column in columns if column.name in data}
