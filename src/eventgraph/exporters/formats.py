"""The formats by suffix: how each is written, and how it is read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from eventgraph.exporters import checks
from eventgraph.exporters.gexf import write_gexf
from eventgraph.exporters.graphml import write_graphml
from eventgraph.exporters.node_link import write_node_link
from eventgraph.exporters.rdf_files import write_jsonld, write_nquads, write_trig, write_turtle
from eventgraph.exporters.tables import write_edges, write_nodes

if TYPE_CHECKING:
    import networkx as nx

    Step = Callable[[nx.MultiDiGraph[str], IO[bytes]], None]


class Part(NamedTuple):
    """One file of a format: what its name ends with after the stem, its writer and its check.

    A writer writes bytes to a stream and leaves it open; a check raises SyntaxError, ValueError or csv.Error
    if the stream is not the graph in that format.
    """

    ending: str
    write: Step
    check: Step


FORMATS: Final[Mapping[str, tuple[Part, ...]]] = {
    ".gexf": (Part(".gexf", write_gexf, checks.check_xml),),
    ".graphml": (Part(".graphml", write_graphml, checks.check_xml),),
    ".json": (Part(".json", write_node_link, checks.check_node_link),),
    ".csv": (
        Part("-nodes.csv", write_nodes, checks.check_nodes),
        Part("-edges.csv", write_edges, checks.check_edges),
    ),
    ".ttl": (Part(".ttl", write_turtle, checks.check_turtle),),
    ".trig": (Part(".trig", write_trig, checks.check_trig),),
    ".nq": (Part(".nq", write_nquads, checks.check_nquads),),
    ".jsonld": (Part(".jsonld", write_jsonld, checks.check_jsonld),),
}
"""Suffix -> the files that it stands for; a new format is a new row."""
