"""What is checked at a time: an article's graph, with what the default graph tells of the nodes in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.namespaces import ARTICLE, EG, ENTITY
from eventgraph.rdf.storage.changes import DEFAULT, DESCRIPTIONS, TYPE
from eventgraph.rdf.storage.ledger import ledger_triples

COUNTED: Final = tuple(ox.NamedNode(EG + name) for name in ("articles", "mentions"))
ENDS: Final = tuple(ox.NamedNode(EG + name) for name in ("subject", "object"))
BATCH: Final = 500
BATCH_TRIPLES: Final = 10_000

Triples = set[ox.Triple]
Graphs = dict[ox.NamedNode, Triples]


def graph_names(quads: ox.Store) -> tuple[list[ox.NamedNode], list[ox.NamedNode]]:
    """Return the graphs of articles, and those that are none, each sorted by name."""
    names = sorted((name for name in quads.named_graphs() if isinstance(name, ox.NamedNode)), key=str)
    articles = [name for name in names if name.value.startswith(ARTICLE)]
    return articles, [name for name in names if not name.value.startswith(ARTICLE)]


def graph_triples(quads: ox.Store, name: ox.NamedNode) -> Triples:
    """Return the triples of one named graph."""
    return {quad.triple for quad in quads.quads_for_pattern(None, None, None, name)}


def article_batches(quads: ox.Store, names: Iterable[ox.NamedNode]) -> Iterator[Graphs]:
    """Yield articles by the name of their graph, some 10,000 triples at a time, in the order given.

    With its graph stands what describes an article: its row of the ledger, its entities and its relations.
    """
    waiting = iter(names)
    while batch := dict(_first(quads, waiting)):
        nodes = {name: _described_nodes(triples) for name, triples in batch.items()}
        told = {node: descriptions(quads, (node,)) for node in set().union(*nodes.values())}
        for name, triples in batch.items():
            row = ledger_triples(quads, ids.article_id(name.value))
            triples.update(row, *(told[node] for node in nodes[name]))
        yield batch


def _first(quads: ox.Store, names: Iterator[ox.NamedNode]) -> Iterator[tuple[ox.NamedNode, Triples]]:
    size = 0
    for name in names:
        triples = graph_triples(quads, name)
        yield name, triples
        size += len(triples)
        if size >= BATCH_TRIPLES:
            return


def descriptions(quads: ox.Store, nodes: Iterable[ox.NamedNode]) -> Triples:
    """Return what the default graph tells of entities and relations, and not what articles tell of them."""
    return {
        quad.triple
        for node in nodes
        for predicate in (TYPE, *DESCRIPTIONS)
        for quad in quads.quads_for_pattern(node, predicate, None, DEFAULT)
    }


def unclaimed_entities(quads: ox.Store) -> Iterator[Triples]:
    """Yield what describes the entities that stand in no claim, 500 at a time, in the order of the store."""
    named = (
        node
        for predicate in COUNTED
        for node, *_ in quads.quads_for_pattern(None, predicate, None, DEFAULT)
        if isinstance(node, ox.NamedNode) and not _is_claimed(quads, node)
    )
    while nodes := tuple(islice(named, BATCH)):
        yield descriptions(quads, nodes)


def _is_claimed(quads: ox.Store, node: ox.NamedNode) -> bool:
    return any(any(quads.quads_for_pattern(None, end, node, DEFAULT)) for end in ENDS)


def _described_nodes(triples: Triples) -> set[ox.NamedNode]:
    return {
        node
        for triple in triples
        for node in triple
        if isinstance(node, ox.NamedNode) and node.value.startswith((ENTITY, EG))
    }
