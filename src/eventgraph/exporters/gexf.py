"""The graph as GEXF 1.3 (https://gexf.net/1.3), which Gephi opens with colours, sizes and timeline.

A writer of our own: networkx's puts today's date into the file, turns an attribute `type` into an edge's
direction, and needs all of the document in memory.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import IO, TYPE_CHECKING, Final

from eventgraph.errors import ExportError
from eventgraph.exporters.characters import escaped
from eventgraph.exporters.colours import FACTUALITIES, OTHER, TYPES, channels
from eventgraph.exporters.columns import (
    Attributes,
    Column,
    Edge,
    edge_columns,
    node_columns,
    sorted_edges,
    sorted_nodes,
    values,
    without,
    written,
)
from eventgraph.exporters.layout import Point, start_positions
from eventgraph.graph import interval

if TYPE_CHECKING:
    import networkx as nx

HEAD: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>eventgraph</creator></meta>
"""
DYNAMIC: Final = ' mode="dynamic" timeformat="date" timerepresentation="interval"'
STATIC: Final = ' mode="static"'
SMALLEST: Final = 8
GROWTH: Final = 6

Days = tuple[str, str] | None


def write_gexf(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write the graph as GEXF 1.3, nodes by id and edges by subject, object and id.

    Nodes have the colour of their type, a size by degree and a start position; edges have the relation as
    label and kind, the colour of their factuality, and the days of `graph.interval`, both included.

    Raises:
        ExportError: an attribute is not flat, or an edge has one called `type`.
    """
    for piece in _document(graph):
        stream.write(piece.encode())


def _document(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    node_attributes = without(node_columns(graph), "label")
    edge_attributes = without(edge_columns(graph), "id", "label", "weight")
    if any(column.name == "type" for column in edge_attributes):
        message = "an edge has an attribute called type, which GEXF keeps for its direction: rename it"
        raise ExportError(message)
    edges = sorted_edges(graph)
    days = [interval(data) for *_, data in edges]
    yield f'{HEAD}<graph defaultedgetype="directed" idtype="string"{DYNAMIC if any(days) else STATIC}>\n'
    yield from chain(_declared("node", node_attributes), _declared("edge", edge_attributes))
    yield from _nodes(graph, node_attributes, _lifetimes(edges, days))
    yield from _edges(edges, edge_attributes, days)
    yield "</graph>\n</gexf>\n"


def _declared(kind: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">\n'
    for column in columns:
        title = escaped(column.title)
        yield f'<attribute id="{title}" title="{title}" type="{column.type}"/>\n'
    yield "</attributes>\n"


def _nodes(
    graph: nx.MultiDiGraph[str], columns: Sequence[Column], lifetimes: Mapping[str, Days]
) -> Iterator[str]:
    positions = start_positions(graph)
    yield f'<nodes count="{len(graph)}">\n'
    for node, data in sorted_nodes(graph):
        yield f'<node id="{escaped(node)}" label="{_label(data, node)}"{_lifetime(lifetimes.get(node))}>'
        yield f"{_attvalues(columns, data)}{_colour(TYPES.get(data.get('type', ''), OTHER))}"
        yield f"{_position(positions[node])}{_size(int(graph.degree(node)))}</node>\n"
    yield "</nodes>\n"


def _edges(edges: Sequence[Edge], columns: Sequence[Column], days: Sequence[Days]) -> Iterator[str]:
    yield f'<edges count="{len(edges)}">\n'
    for (subject, obj, key, data), lifetime in zip(edges, days, strict=True):
        ends = f'source="{escaped(subject)}" target="{escaped(obj)}"'
        said = f'label="{_label(data, "")}"{_kind(data)}{_weight(data)}'
        stroke = _colour(FACTUALITIES.get(data.get("factuality", ""), OTHER))
        yield f'<edge id="{escaped(key)}" {ends} {said}{_lifetime(lifetime)}>'
        yield f"{_attvalues(columns, data)}{stroke}</edge>\n"
    yield "</edges>\n"


def _lifetimes(edges: Iterable[Edge], days: Iterable[Days]) -> dict[str, Days]:
    """Return from when to when each node has edges; None where one has no time and so is always there."""
    lifetimes: dict[str, Days] = {}
    for (subject, obj, _, _), own in zip(edges, days, strict=True):
        for node in (subject, obj):
            lifetimes[node] = _joined(lifetimes[node], own) if node in lifetimes else own
    return lifetimes


def _joined(one: Days, other: Days) -> Days:
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else None


def _lifetime(days: Days) -> str:
    return f' start="{days[0]}" end="{days[1]}"' if days else ""


def _label(data: Attributes, default: str) -> str:
    return _token(str(data.get("label", default)))


def _kind(data: Attributes) -> str:
    return f' kind="{_token(str(data["relation"]))}"' if "relation" in data else ""


def _weight(data: Attributes) -> str:
    return f' weight="{written(data["weight"], "double")}"' if "weight" in data else ""


def _token(text: str) -> str:
    # The schema's xsd:token has no other white space than single spaces.
    return escaped(" ".join(text.split()))


def _attvalues(columns: Iterable[Column], data: Attributes) -> str:
    cells = "".join(
        f'<attvalue for="{escaped(column.title)}" value="{escaped(value)}"/>'
        for column, value in values(columns, data)
    )
    return f"<attvalues>{cells}</attvalues>" if cells else ""


def _colour(colour: str) -> str:
    red, green, blue = channels(colour)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _position(point: Point) -> str:
    return f'<viz:position x="{point[0]}" y="{point[1]}" z="0.0"/>'


def _size(degree: int) -> str:
    return f'<viz:size value="{round(SMALLEST + GROWTH * math.log2(1 + degree), 1)}"/>'
