"""Attributes -> columns: what a file declares of nodes and edges, and how their values are written."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from eventgraph.errors import ExportError

if TYPE_CHECKING:
    import networkx as nx

Attributes = Mapping[str, Any]
Node = tuple[str, Attributes]
Edge = tuple[str, str, str, Attributes]

TITLES: Final[Mapping[str, str]] = {"source": "attribution"}
"""Edge attributes that files name otherwise: in all of them, `source` is where an edge begins."""

NODE_ORDER: Final = ("label", "type", "aliases", "articles", "mentions")
EDGE_ORDER: Final = (
    "id", "relation", "label", "family", "factuality", "ended", "source", "time", "amount", "amount_value",
    "amount_unit", "count", "count_value", "place", "reason", "article", "title", "publisher", "published",
    "url", "evidence", "evidence_part", "evidence_start", "evidence_end", "trigger_start", "trigger_end",
    "supporting", "rule", "confidence", "weight",
)  # fmt: skip
"""The order of attributes in `docs/graph.md`; others follow by name."""

INTEGER: Final = 2**31
LONG: Final = 2**63
NUMBERS: Final = ("integer", "long", "double")
"""Types of numbers, each of which holds those before it."""


class Column(NamedTuple):
    """An attribute as a file declares it: its name in the graph, its title there, and its type.

    Types are those that GEXF and GraphML share: string, boolean, integer (32 bits), long, double.
    """

    name: str
    title: str
    type: str


def sorted_nodes(graph: nx.MultiDiGraph[str]) -> list[Node]:
    """Return the nodes by id.

    Raises:
        ExportError: an id is not a string.
    """
    for node in graph:
        if not isinstance(node, str):
            message = f"node {node!r} is not a string: relabel the graph's nodes with their ids"
            raise ExportError(message)
    return [(node, graph.nodes[node]) for node in sorted(graph)]


def sorted_edges(graph: nx.MultiDiGraph[str]) -> list[Edge]:
    """Return the edges as subject, object, id and attributes, by the first three.

    The id is the attribute `id`, else the key.
    """
    edges = graph.edges(keys=True, data=True)
    rows = ((subject, obj, str(data.get("id", key)), data) for subject, obj, key, data in edges)
    return sorted(rows, key=lambda row: row[:3])


def node_columns(graph: nx.MultiDiGraph[str]) -> tuple[Column, ...]:
    """Return the columns of the attributes that nodes have, in the order of `docs/graph.md`.

    Raises:
        ExportError: a value is not a flat scalar, or not a finite number.
    """
    kinds = _kinds((f"node {node!r}", data) for node, data in graph.nodes(data=True))
    return tuple(Column(name, name, kinds[name]) for name in _ordered(kinds, NODE_ORDER))


def edge_columns(graph: nx.MultiDiGraph[str]) -> tuple[Column, ...]:
    """Return the columns of the attributes that edges have, in the order of `docs/graph.md`.

    Raises:
        ExportError: a value is not a flat scalar, or not a finite number.
    """
    kinds = _kinds((f"edge {key!r}", data) for _, _, key, data in graph.edges(keys=True, data=True))
    return tuple(Column(name, TITLES.get(name, name), kinds[name]) for name in _ordered(kinds, EDGE_ORDER))


def without(columns: Iterable[Column], *names: str) -> tuple[Column, ...]:
    """Return the columns but for those that a format has a place of its own for."""
    return tuple(column for column in columns if column.name not in names)


def values(columns: Iterable[Column], data: Attributes) -> Iterator[tuple[Column, str]]:
    """Yield each column that the data has a value for, with the value as XML Schema writes it."""
    for column in columns:
        value = data.get(column.name)
        if value is not None:
            yield column, written(value, column.type)


def written(value: object, kind: str) -> str:
    """Return a scalar as XML Schema writes it in a column of the type `kind`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind == "double" and isinstance(value, int | float):
        return repr(float(value))
    return str(value)


def _kinds(rows: Iterable[tuple[str, Attributes]]) -> dict[str, str]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for what, data in rows:
        for name, value in data.items():
            kinds[name].add(_kind(value) or _refuse(what, name, value))
    return {name: _joint(found) for name, found in kinds.items()}


def _ordered(names: Iterable[str], order: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))


def _kind(value: object) -> str | None:
    if isinstance(value, str):
        return "string"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer" if -INTEGER <= value < INTEGER else "long" if -LONG <= value < LONG else "string"
    return "double" if isinstance(value, float) and math.isfinite(value) else None


def _joint(kinds: set[str]) -> str:
    """Return the narrowest type that holds values of all kinds."""
    if kinds <= set(NUMBERS):
        return max(kinds, key=NUMBERS.index)
    return next(iter(kinds)) if len(kinds) == 1 else "string"


def _refuse(what: str, name: str, value: object) -> NoReturn:
    message = (
        f"{what} has {name}={value!r}: files take only text, finite numbers and truth values; "
        "leave out what is unknown"
    )
    raise ExportError(message)
