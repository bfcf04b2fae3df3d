"""The graph as RDF files: the quads of `rdf.projection` in the syntax that the suffix names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Final

import pyoxigraph

from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.projection import graph_to_nquads
from eventgraph.rdf.queries.results import with_sorted_prefixes

if TYPE_CHECKING:
    import networkx as nx

STATEMENT: Final = re.compile(
    r"(<[^>]*> <[^>]*> (?:<[^>]*>|\"(?:[^\"\\]|\\.)*\"(?:@[\w-]+|\^\^<[^>]*>)?))(?: (<[^>]*>))? \."
)
"""A line of N-Quads: the triple, and the name of its graph where it has one."""


def write_nquads(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write N-Quads, sorted, which is canonical since there are no blank nodes.

    Raises:
        ExportError: the graph does not follow `docs/graph.md`.
    """
    for line in graph_to_nquads(graph):
        stream.write(f"{line}\n".encode())


def write_trig(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write TriG with prefixes: the default graph, then each article's.

    Raises:
        ExportError: the graph does not follow `docs/graph.md`.
    """
    lines = sorted(graph_to_nquads(graph), key=_by_graph)
    stream.write(with_sorted_prefixes(_converted(lines, pyoxigraph.RdfFormat.TRIG)))


def write_jsonld(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write expanded JSON-LD, whose reader needs no context: the default graph, then each article's.

    Raises:
        ExportError: the graph does not follow `docs/graph.md`.
    """
    lines = sorted(graph_to_nquads(graph), key=_by_graph)
    stream.write(_converted(lines, pyoxigraph.RdfFormat.JSON_LD))


def write_turtle(graph: nx.MultiDiGraph[str], stream: IO[bytes]) -> None:
    """Write Turtle with prefixes: the triples of all graphs, each once, since Turtle has no graphs.

    Raises:
        ExportError: the graph does not follow `docs/graph.md`.
    """
    triples = {f"{_parts(line)[0]} ." for line in graph_to_nquads(graph)}
    stream.write(with_sorted_prefixes(_converted(sorted(triples), pyoxigraph.RdfFormat.TURTLE)))


def _converted(lines: Iterable[str], syntax: pyoxigraph.RdfFormat) -> bytes:
    quads = pyoxigraph.parse("\n".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    statements = quads if syntax.supports_datasets else (quad.triple for quad in quads)
    document = io.BytesIO()
    pyoxigraph.serialize(statements, document, format=syntax, prefixes=dict(PREFIXES))
    return document.getvalue()


def _by_graph(line: str) -> tuple[str, str]:
    triple, name = _parts(line)
    return name, triple


def _parts(line: str) -> tuple[str, str]:
    found = STATEMENT.fullmatch(line)
    if found is None:
        message = f"not a line of N-Quads without blank nodes: {line!r}"
        raise ValueError(message)
    return found[1], found[2] or ""
