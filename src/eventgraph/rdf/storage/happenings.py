"""What articles say together, in the store: a graph of its own, made anew when articles have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.changes import Change, Subject, difference, in_union
from eventgraph.rdf.storage.imports import (
    ImportRow,
    import_nquads,
    import_triples,
    multiset_sha256,
    read_imports,
)
from eventgraph.rdf.storage.piecewise import AT_ONCE, piecewise

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store

NAME: Final = ids.OWN_EVENTS
GRAPH: Final = ox.NamedNode(ids.import_iri(NAME))
SOURCE: Final = "the articles of this store"
FORM: Final = "resolution"
NOTHING: Final = ImportRow(0, multiset_sha256(()), FORM, SOURCE, multiset_sha256(()))


def tell_happenings(store: Store, lines: Callable[[], Iterable[str]]) -> bool:
    """Put events, contradictions and standings (`rdf.happenings`) in the place of the former ones.

    `lines` yields them as often as it is called: each line once, those about one subject together. They may
    be more than memory holds, so they are put in bit by bit, each with a row that tells what is there.
    Returns whether anything has changed.

    Raises:
        StoreError: the store is open for reading only.
    """
    store.check_writable()
    before = read_imports(store.quads).get(NAME, NOTHING)
    if before == _row_of(lines()):
        return False
    row = before
    for change in _changes(store.quads, lines()):
        row = _changed(row, change)
        change = change._replace(emptied=not row.quads)  # noqa: PLW2901
        told = import_nquads(NAME, row) if row.quads else ()
        rows = difference(None, import_triples(store.quads, NAME), _triples(told))
        store.apply([change, in_union(store.quads, change), rows])
    return True


def row_nquads(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the default graph that tell of these happenings, for a store that is made anew."""
    row = _row_of(lines)
    if row.quads:
        yield from import_nquads(NAME, row)


def _row_of(lines: Iterable[str]) -> ImportRow:
    row = NOTHING
    told = iter(lines)
    while some := list(islice(told, AT_ONCE)):
        row = _changed(row, Change(GRAPH, (), [quad.triple for quad in parse_nquads(some)]))
    return row


def _changed(row: ImportRow, change: Change) -> ImportRow:
    """Return the row of the graph after a change."""
    without = multiset_sha256(change.removed, start=row.content, sign=-1)
    content = multiset_sha256(change.added, start=without)
    quads = row.quads - len(change.removed) + len(change.added)
    return ImportRow(quads, content, FORM, SOURCE, content)


def _changes(quads: ox.Store, lines: Iterable[str]) -> Iterator[Change]:
    former = (quad.subject for quad in quads.quads_for_pattern(None, None, None, GRAPH))
    return piecewise(GRAPH, lines, parsed=_triples, told=partial(_told, quads), former=lambda: former)


def _told(quads: ox.Store, subjects: Iterable[Subject]) -> set[ox.Triple]:
    return {
        quad.triple for subject in subjects for quad in quads.quads_for_pattern(subject, None, None, GRAPH)
    }


def _triples(lines: Iterable[str]) -> set[ox.Triple]:
    return {quad.triple for quad in parse_nquads(lines)}
