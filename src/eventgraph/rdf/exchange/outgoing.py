"""What is published: the named graphs of articles and imports as they are, and two graphs for what is ours.

The store's default graph repeats what its named graphs say, and a server's default graph belongs to whoever
runs it. So what the default graph alone holds is published as graphs of its own: what entities and relations
are, and how everything came in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.storage.changes import DEFAULT, described
from eventgraph.rdf.storage.imports import import_triples, read_imports
from eventgraph.rdf.storage.ledger import RECORD, ledger_triples

DESCRIPTIONS: Final = f"{ids.DATA}descriptions"
PROVENANCE: Final = f"{ids.DATA}provenance"


class OutgoingGraph(NamedTuple):
    """A graph as it is sent: its name, its sorted N-Triples, and how many they are."""

    name: str
    ntriples: bytes
    triples: int

    @property
    def sha256(self) -> str:
        """The hash of the triples."""
        return hashlib.sha256(self.ntriples).hexdigest()


def outgoing_graphs(quads: ox.Store) -> Iterator[OutgoingGraph]:
    """Yield every graph that is not empty: by name, and last what entities are and how all came in."""
    for name in sorted(graph.value for graph in quads.named_graphs() if isinstance(graph, ox.NamedNode)):
        lines = quads.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name)) or b""
        yield from _graph(name, lines.splitlines(keepends=True))
    yield from _graph(DESCRIPTIONS, _lines(described(quads)))
    yield from _graph(PROVENANCE, _lines(_provenance(quads)))


def _provenance(quads: ox.Store) -> Iterator[ox.Triple]:
    for article, *_ in quads.quads_for_pattern(None, RECORD, None, DEFAULT):
        yield from ledger_triples(quads, ids.article_id(str(article)[1:-1]))
    for name in read_imports(quads):
        yield from import_triples(quads, name)


def _lines(triples: Iterable[ox.Triple]) -> list[bytes]:
    return [f"{triple} .\n".encode() for triple in triples]


def _graph(name: str, lines: list[bytes]) -> Iterator[OutgoingGraph]:
    if lines:
        yield OutgoingGraph(name, b"".join(sorted(lines)), len(lines))
