"""Other people's RDF in the store: each import a named graph of its own, with a row of provenance (PROV-O).

    <import> a eg:Import ; prov:wasDerivedFrom <import#source> ; eg:content … ; eg:quads …
    <import#source> a prov:Entity ; eg:file … ; eg:sha256 … ; eg:format …

The row stands in the default graph, and comes and goes with the graph in one update. It has no `eg:record`,
by which the ledger knows articles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import NotFoundError, ReadError
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.literals import integer, string
from eventgraph.rdf.namespaces import EG, PROV, RDF
from eventgraph.rdf.storage.changes import DEFAULT, TYPE, difference, in_union
from eventgraph.rdf.storage.import_files import (
    delete_import,
    import_files,
    name_of,
    read_import,
    write_import,
)
from eventgraph.rdf.storage.reserved import is_reserved

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store

IMPORT: Final = ox.NamedNode(f"{EG}Import")


class ImportRow(NamedTuple):
    """What the store knows of an import: its triples, their hash, and the file that they came in."""

    quads: int
    content: str
    form: str
    source_file: str
    source_sha256: str


KeptImports = dict[str, tuple[ImportRow, set[ox.Triple]]]
"""Imports by name, with their rows and their triples."""


def content_sha256(triples: Iterable[ox.Triple]) -> str:
    """Return the hash of triples without blank nodes, in whatever order they come."""
    return hashlib.sha256("\n".join(sorted(map(str, triples))).encode()).hexdigest()


def multiset_sha256(triples: Iterable[ox.Triple], *, start: str = "0", sign: int = 1) -> str:
    """Return `start` with triples added to it, or taken away: a hash of a set that may be added up by parts.

    The sum of the hashes of its members, modulo 2^256 (AdHash, Bellare and Micciancio 1997). It finds damage,
    not somebody who looks for another set with the same hash.
    """
    hashes = (int.from_bytes(hashlib.sha256(str(triple).encode()).digest(), "big") for triple in triples)
    return f"{(int(start, 16) + sign * sum(hashes)) % 2**256:064x}"


def replace_import(store: Store, name: str, triples: set[ox.Triple], row: ImportRow) -> bool:
    """Put an import in, or in place of the former one of its name, as one atomic update.

    It is kept as a file first, from which a rebuild takes it. Returns whether anything has changed.

    Raises:
        StoreError: the store is open for reading only.
    """
    store.check_writable()
    write_import(store.folder, name, row._asdict(), triples)
    return _replace(store, name, triples, import_nquads(name, row))


def remove_import(store: Store, name: str) -> ImportRow:
    """Remove an import with its row; return what it was.

    Raises:
        NotFoundError: there is no such import; the message names those that are.
        StoreError: the store is open for reading only.
    """
    rows = read_imports(store.quads)
    if name not in rows:
        delete_import(store.folder, name)
        message = f"the store has no import {name!r}; it has: {', '.join(rows) or 'none'}"
        raise NotFoundError(message)
    _replace(store, name, set(), ())
    delete_import(store.folder, name)
    return rows[name]


def kept_imports(folder: Path) -> tuple[KeptImports, dict[str, str]]:
    """Return the imports that a store keeps as files, and in words those that are damaged, both by name."""
    whole: KeptImports = {}
    damaged = {}
    for path in import_files(folder):
        name = name_of(path)
        try:
            row, triples = read_import(path)
            kept = ImportRow(**row)
        except (ReadError, ValueError, TypeError):
            damaged[name] = f"import {name}: {path} is damaged; import it again"
            continue
        if content_sha256(triples) == kept.content:
            whole[name] = (kept, triples)
        else:
            damaged[name] = f"import {name}: {path} has changed; import {kept.source_file} again"
    return whole, damaged


def read_imports(quads: ox.Store) -> dict[str, ImportRow]:
    """Return the row of every import by its name, sorted."""
    found = quads.quads_for_pattern(None, TYPE, IMPORT, DEFAULT)
    names = sorted(ids.import_name(str(quad.subject)[1:-1]) for quad in found)
    return {name: _row(import_triples(quads, name)) for name in names}


def import_triples(quads: ox.Store, name: str) -> set[ox.Triple]:
    """Return the triples of the default graph that hold the row of an import."""
    nodes = (ids.import_iri(name), ids.import_source_iri(name))
    # Others may say of an import what they like, in words that are not ours.
    return {
        quad.triple
        for iri in nodes
        for quad in quads.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT)
        if is_reserved(quad.triple)
    }


def import_nquads(name: str, row: ImportRow) -> Iterator[str]:
    """Yield the lines of the default graph that hold the row."""
    iri, source = f"<{ids.import_iri(name)}>", f"<{ids.import_source_iri(name)}>"
    yield f"{iri} <{RDF}type> <{EG}Import> ."
    yield f"{iri} <{PROV}wasDerivedFrom> {source} ."
    yield f"{iri} <{EG}content> {string(row.content)} ."
    yield f"{iri} <{EG}quads> {integer(row.quads)} ."
    yield f"{source} <{RDF}type> <{PROV}Entity> ."
    yield f"{source} <{EG}file> {string(row.source_file)} ."
    yield f"{source} <{EG}sha256> {string(row.source_sha256)} ."
    yield f"{source} <{EG}format> {string(row.form)} ."


def import_file_faults(folder: Path, quads: ox.Store) -> Iterator[str]:
    """Yield, in words, every import that a rebuild would lose: its file is absent or has changed.

    A file may be newer than the import: that of one which was killed before its commit.
    """
    whole, damaged = kept_imports(folder)
    yield from damaged.values()
    for name, row in read_imports(quads).items():
        if name not in whole and name not in damaged and name != ids.OWN_EVENTS:
            yield f"import {name}: its file is missing; import {row.source_file} again"


def import_lines(imports: KeptImports) -> Iterator[str]:
    """Yield the lines of N-Quads of imports: their graphs and their rows."""
    for name, (row, triples) in imports.items():
        graph = ids.import_iri(name)
        yield from (f"{triple} <{graph}> ." for triple in triples)
        yield from import_nquads(name, row)


def import_faults(quads: ox.Store) -> Iterator[str]:
    """Yield, in words, every import whose graph is not what its row says, and graphs without a row."""
    rows = read_imports(quads)
    for name, row in rows.items():
        triples = import_graph(quads, name)
        content = multiset_sha256(triples) if name == ids.OWN_EVENTS else content_sha256(triples)
        if len(triples) != row.quads:
            yield f"import {name}: {len(triples)} triples where its row has {row.quads}"
        elif content != row.content:
            yield f"import {name}: its triples are not those that were imported"
    graphs = {graph.value for graph in quads.named_graphs() if graph.value.startswith(ids.IMPORT)}
    strange = sorted(graphs - {ids.import_iri(name) for name in rows})
    yield from (f"graph {graph} has no row" for graph in strange)


def import_graph(quads: ox.Store, name: str) -> set[ox.Triple]:
    """Return the triples of an import's graph."""
    graph = ox.NamedNode(ids.import_iri(name))
    return {quad.triple for quad in quads.quads_for_pattern(None, None, None, graph)}


def _replace(store: Store, name: str, triples: set[ox.Triple], row: Iterable[str]) -> bool:
    change = difference(ox.NamedNode(ids.import_iri(name)), import_graph(store.quads, name), triples)
    new_row = {quad.triple for quad in parse_nquads(row)}
    rows = difference(None, import_triples(store.quads, name), new_row)
    return store.apply([change, in_union(store.quads, change), rows])


def _row(triples: Iterable[ox.Triple]) -> ImportRow:
    value = {triple.predicate.value: getattr(triple.object, "value", "") for triple in triples}
    return ImportRow(
        quads=int(value.get(f"{EG}quads", 0)),
        content=value.get(f"{EG}content", ""),
        form=value.get(f"{EG}format", ""),
        source_file=value.get(f"{EG}file", ""),
        source_sha256=value.get(f"{EG}sha256", ""),
    )
