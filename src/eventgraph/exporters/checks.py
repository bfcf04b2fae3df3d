"""A file is read again before it takes its name: each format's reader, and what it must find."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import IO, TYPE_CHECKING

import lxml.etree
import pyoxigraph

if TYPE_CHECKING:
    import networkx as nx


def check_xml(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Parse GEXF or GraphML and count its nodes and edges.

    Raises:
        SyntaxError: it is not well-formed.
        ValueError: it lacks nodes or edges.
    """
    found: Counter[str] = Counter()
    for _, element in lxml.etree.iterparse(stream, tag=("{*}node", "{*}edge"), resolve_entities=False):
        found[lxml.etree.QName(element).localname] += 1
        element.clear()
    _compare(graph, nodes=found["node"], edges=found["edge"])


def check_node_link(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Parse JSON and count its nodes and edges.

    Raises:
        ValueError: it is not JSON, or lacks nodes or edges.
    """
    data = json.load(stream)
    _compare(graph, nodes=len(data["nodes"]), edges=len(data["edges"]))


def check_nodes(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Read the table of nodes and count its rows.

    Raises:
        ValueError: it lacks nodes, or a row has more or fewer cells than the head.
    """
    _compare(graph, nodes=_rows(stream), edges=graph.number_of_edges())


def check_edges(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Read the table of edges and count its rows.

    Raises:
        ValueError: it lacks edges, or a row has more or fewer cells than the head.
    """
    _compare(graph, nodes=len(graph), edges=_rows(stream))


def check_nquads(_: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Parse N-Quads.

    Raises:
        SyntaxError: it is not N-Quads.
    """
    _parse(stream, pyoxigraph.RdfFormat.N_QUADS)


def check_trig(_: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Parse TriG.

    Raises:
        SyntaxError: it is not TriG.
    """
    _parse(stream, pyoxigraph.RdfFormat.TRIG)


def check_turtle(_: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Parse Turtle.

    Raises:
        SyntaxError: it is not Turtle.
    """
    _parse(stream, pyoxigraph.RdfFormat.TURTLE)


def check_jsonld(_: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Parse JSON-LD.

    Raises:
        SyntaxError: it is not JSON-LD.
    """
    _parse(stream, pyoxigraph.RdfFormat.JSON_LD)


def _parse(stream: IO[bytes], syntax: pyoxigraph.RdfFormat) -> None:
    for _ in pyoxigraph.parse(stream, format=syntax):
        pass


def _rows(stream: IO[bytes]) -> int:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        widths = [len(row) for row in csv.reader(text, strict=True)]
    finally:
        # The stream belongs to the caller, and a wrapper that is dropped would close it.
        text.detach()
    if len(set(widths)) != 1:
        message = f"its rows have {sorted(set(widths))} cells"
        raise ValueError(message)
    return len(widths) - 1


def _compare(graph: nx.MultiDiGraph[str], *, nodes: int, edges: int) -> None:
    there = len(graph), graph.number_of_edges()
    if (nodes, edges) != there:
        message = f"it has {nodes} nodes and {edges} edges, the graph {there[0]} and {there[1]}"
        raise ValueError(message)
