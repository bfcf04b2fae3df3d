"""A store's graphs to a server: what is new or has changed is put, then what is gone is deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from eventgraph.errors import PublishError
from eventgraph.rdf.exchange.graph_store import GraphStore
from eventgraph.rdf.exchange.outgoing import OutgoingGraph
from eventgraph.rdf.exchange.publications import Publication

OnGraph = Callable[[str], None]


@dataclass
class Published:
    """What became of the graphs: names sent and deleted, in order; how many were as the server has them."""

    sent: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unchanged: int = 0
    triples: int = 0
    forgotten: bool = False


def plan(graphs: Iterable[OutgoingGraph], confirmed: Mapping[str, str | None]) -> Published:
    """Return what publishing would do, without a word to the server."""
    done, left = Published(), set(confirmed)
    for graph in graphs:
        left.discard(graph.name)
        if confirmed.get(graph.name) == graph.sha256:
            done.unchanged += 1
        else:
            done.sent.append(graph.name)
            done.triples += graph.triples
    done.deleted = sorted(left)
    return done


def publish(
    graphs: Iterable[OutgoingGraph], server: GraphStore, memory: Publication, on_graph: OnGraph | None = None
) -> Published:
    """Make the server's graphs what the store's are, as far as the memory says that they are not yet.

    Raises:
        PublishError: the server cannot be reached or refuses; what was confirmed until then is remembered.
    """
    done, left = Published(), set(memory.confirmed)
    try:
        known = _still_there(server, memory, done)
        for graph in graphs:
            left.discard(graph.name)
            if known.get(graph.name) == graph.sha256:
                done.unchanged += 1
                continue
            _put(graph, server, memory)
            done.sent.append(graph.name)
            done.triples += graph.triples
            if on_graph is not None:
                on_graph(graph.name)
        for name in sorted(left):
            _delete(name, server, memory)
            done.deleted.append(name)
    except PublishError as error:
        count = f"{len(done.sent):,} graphs were sent and {len(done.deleted):,} deleted"
        message = f"{error}; before that {count}, the same command goes on from there"
        raise PublishError(message) from error
    return done


def _still_there(server: GraphStore, memory: Publication, done: Published) -> dict[str, str | None]:
    """Return what the server has, by its word for one graph: nothing, where it has lost that."""
    known = {name: sha256 for name, sha256 in memory.confirmed.items() if sha256 is not None}
    if known and not server.has(min(known)):
        done.forgotten = True
        return {}
    return dict(known)


def _put(graph: OutgoingGraph, server: GraphStore, memory: Publication) -> None:
    memory.touch(graph.name)
    server.put(graph.name, graph.ntriples)
    memory.confirm(graph.name, graph.sha256)


def _delete(name: str, server: GraphStore, memory: Publication) -> None:
    memory.touch(name)
    server.delete(name)
    memory.forget(name)
