"""The graph as two tables (CSV, RFC 4180, UTF-8), nodes and edges, which spreadsheets and Gephi read.

Text in a cell comes from articles, and a spreadsheet runs a cell that begins like a formula
(OWASP, "CSV Injection"); such a cell gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Final

from eventgraph.exporters.characters import clean
from eventgraph.exporters.columns import (
    Attributes,
    Column,
    edge_columns,
    node_columns,
    sorted_edges,
    sorted_nodes,
    without,
    written,
)

if TYPE_CHECKING:
    import networkx as nx

NODE_HEAD: Final = ("Id", "Label")
EDGE_HEAD: Final = ("Source", "Target", "Type", "Id", "Label", "Weight")
"""The columns that Gephi's spreadsheet import knows by name."""
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_nodes(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write the nodes: id, label and their attributes, an empty cell for what is unknown.

    Raises:
        ExportError: an attribute is not flat.
    """
    columns = without(node_columns(graph), "label")
    rows = (
        [_cell(node), _given(data, "label"), *_cells(columns, data)] for node, data in sorted_nodes(graph)
    )
    _write((*NODE_HEAD, *(column.title for column in columns)), rows, stream)


def write_edges(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write the edges: both ends, id, label, weight and their attributes; `source` is `attribution`.

    Raises:
        ExportError: an attribute is not flat.
    """
    columns = without(edge_columns(graph), "id", "label", "weight")
    rows = (
        [
            *(_cell(subject), _cell(obj), "Directed", _cell(key)),
            *(_given(data, "label"), _given(data, "weight")),
            *_cells(columns, data),
        ]
        for subject, obj, key, data in sorted_edges(graph)
    )
    _write((*EDGE_HEAD, *(column.title for column in columns)), rows, stream)


def _write(head: Sequence[str], rows: Iterable[list[str]], stream: IO[bytes]) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow(map(_cell, head))
        table.writerows(rows)
    finally:
        # The stream belongs to the caller, and a wrapper that is dropped would close it.
        text.detach()


def _cells(columns: Iterable[Column], data: Attributes) -> list[str]:
    return [_given(data, column.name) for column in columns]


def _given(data: Attributes, name: str) -> str:
    value = data.get(name)
    return _cell(value) if isinstance(value, str) else "" if value is None else written(value, "")


def _cell(text: str) -> str:
    text = clean(text)
    return f"'{text}" if text.startswith(FORMULA) else text
