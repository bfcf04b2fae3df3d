"""What a commit changes: an article's graph, the union of all graphs, its row of the ledger, descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import StoreError
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.changes import (
    DEFAULT,
    LABEL,
    Change,
    described_of,
    described_subjects,
    difference,
    in_union,
    is_described,
)
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_nquads, ledger_triples
from eventgraph.rdf.storage.piecewise import piecewise


def article_triples(article_id: str, lines: Iterable[str]) -> set[ox.Triple]:
    """Return the triples of an article's graph.

    Raises:
        StoreError: a quad stands in another graph.
        ReadError: a line is not N-Quads.
    """
    graph = ox.NamedNode(ids.article_iri(article_id))
    found = list(parse_nquads(lines))
    strange = next((quad for quad in found if quad.graph_name != graph), None)
    if strange:
        message = f"a quad of article {article_id} stands in another graph: {strange}"
        raise StoreError(message)
    return {quad.triple for quad in found}


def article_changes(
    quads: ox.Store, article_id: str, triples: set[ox.Triple], row: LedgerRow | None
) -> list[Change]:
    """Return what puts an article's graph and row in the place of what there is; no row removes it."""
    graph = ox.NamedNode(ids.article_iri(article_id))
    old = {quad.triple for quad in quads.quads_for_pattern(None, None, None, graph)}
    change = difference(graph, old, triples)
    lines = ledger_nquads(article_id, row) if row else ()
    new_row = {quad.triple for quad in parse_nquads(lines)}
    rows = difference(None, ledger_triples(quads, article_id), new_row)
    return [change, in_union(quads, change), rows]


def description_changes(quads: ox.Store, lines: Iterable[str]) -> Iterator[Change]:
    """Yield what puts these descriptions of entities and relations in the place of all that there are.

    Each change is to be made before the next one is asked for. Lines about one subject stand together.

    Raises:
        StoreError: a line describes something else.
    """
    yield from piecewise(
        None,
        lines,
        parsed=_descriptions,
        told=partial(described_of, quads),
        former=partial(described_subjects, quads),
    )


def new_descriptions(quads: ox.Store, lines: Iterable[str]) -> Change:
    """Return what describes those entities and relations that have no name yet.

    Raises:
        StoreError: a line describes something else.
    """
    found = _descriptions(lines)
    named = {t.subject for t in found if any(quads.quads_for_pattern(t.subject, LABEL, None, DEFAULT))}
    return Change(None, (), [triple for triple in found if triple.subject not in named])


def _descriptions(lines: Iterable[str]) -> set[ox.Triple]:
    return {_checked(quad) for quad in parse_nquads(lines)}


def _checked(quad: ox.Quad) -> ox.Triple:
    if quad.graph_name == DEFAULT and is_described(quad.triple):
        return quad.triple
    message = f"not a description of an entity or a relation: {quad}"
    raise StoreError(message)
