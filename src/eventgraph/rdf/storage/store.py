"""The store: a folder that keeps articles, what was found in them, and the quads that SPARQL is asked of.

    store.json          what the folder is, and the version of its form
    eventgraph.lock     who writes to it now
    records/ab/….json   articles with their text and extractions, named by their hash
    rdf/                the quads, kept by Oxigraph

One article is one atomic update: after a kill it is there whole, or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NoReturn, Self

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import NotFoundError, StoreDamagedError, StoreError
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.changes import (
    DEFAULT,
    LABEL,
    Change,
    RelationWords,
    described,
    described_relations,
    difference,
    in_union,
    is_described,
    update_text,
)
from eventgraph.rdf.storage.folder import open_for_reading, open_for_writing
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_nquads, ledger_triples, read_ledger, read_row
from eventgraph.rdf.storage.lock import release_lock
from eventgraph.rdf.storage.reserved import is_in_union

if TYPE_CHECKING:
    from eventgraph.records import Article, Extraction

FLUSH_EVERY: Final = 100


class Store:
    """An open store; a context manager. Use `Store.open`."""

    def __init__(self, folder: Path, quads: ox.Store, lock: IO[str] | None) -> None:
        """Take over an opened folder; `lock` is None for a reader."""
        self._folder = folder
        self._quads: ox.Store | None = quads
        self._lock = lock
        self._process = os.getpid()
        self._unsynced: list[str] = []

    @classmethod
    def open(cls, path: Path | str, *, write: bool = False) -> Self:
        """Open a store; for writing, make it if it is absent. A reader sees the store as it was when opened.

        Raises:
            StoreError: there is no store, or the folder is not one.
            StoreInUseError: another process is writing, and writing was asked for.
            StoreDamagedError: the quads cannot be read.
        """
        folder = Path(path)
        if not write:
            return cls(folder, open_for_reading(folder), None)
        quads, lock = open_for_writing(folder)
        return cls(folder, quads, lock)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    def __reduce__(self) -> NoReturn:
        """Refuse to be sent to another process, where one write would destroy the store."""
        message = "a store cannot be sent to another process; open it there"
        raise StoreError(message)

    @property
    def quads(self) -> ox.Store:
        """The Oxigraph store, for reading.

        Raises:
            StoreError: the store is closed, or was opened before a fork.
        """
        if self._process != os.getpid():
            message = f"store {self._folder} was opened by another process before a fork; open it in this one"
            raise StoreError(message)
        if self._quads is None:
            message = f"store {self._folder} is closed; open it again"
            raise StoreError(message)
        return self._quads

    def commit(
        self, article: Article, extraction: Extraction, quads: Iterable[str], *, pipeline: str
    ) -> bool:
        """Put an article in, or in place of its former version, as one atomic update; safe once it returns.

        `quads` are the lines of its named graph (`projection.article_nquads`, `article_node_nquads`),
        `pipeline` the versions that read it. Returns whether anything has changed.

        Raises:
            StoreError: a quad stands in another graph, or the store is open for reading only.
            ReadError: a line is not N-Quads.
        """
        from eventgraph.rdf.storage import record_files

        self._check_writable()
        triples = self._triples(article.id, quads)
        content = record_files.encode_record(article, extraction)
        record = record_files.write_record(self._records, content)
        self._unsynced.append(record)
        row = LedgerRow(
            record=record,
            content=record_files.article_sha256(article),
            quads=len(triples),
            pipeline=pipeline,
            source_file=article.source_file,
            source_sha256=article.source_sha256,
        )
        return self._replace(article.id, triples, row)

    def replace_quads(self, article_id: str, quads: Iterable[str]) -> bool:
        """Replace the graph of an article that stays as it is, when entities are resolved anew.

        Returns whether anything has changed.

        Raises:
            NotFoundError: there is no such article.
            StoreError: a quad stands in another graph, or the store is open for reading only.
        """
        triples = self._triples(article_id, quads)
        row = self._row(article_id)._replace(quads=len(triples))
        return self._replace(article_id, triples, row)

    def remove(self, article_id: str) -> None:
        """Remove an article with its graph and its row.

        Raises:
            NotFoundError: there is no such article.
        """
        self._row(article_id)
        self._replace(article_id, set(), None)

    def describe_entities(self, quads: Iterable[str]) -> bool:
        """Replace what the default graph says of entities and relations (`projection.description_nquads`).

        Returns whether anything has changed.

        Raises:
            StoreError: a line describes something else, or the store is open for reading only.
        """
        new = {quad.triple for quad in parse_nquads(quads) if self._is_description(quad)}
        return self._update([difference(None, described(self.quads), new)])

    def describe_new(self, quads: Iterable[str]) -> bool:
        """Describe those entities and relations that have no name yet; return whether there were any.

        With them a store that is still being filled, or whose writer was killed, can be read like any other.

        Raises:
            StoreError: a line describes something else, or the store is open for reading only.
        """
        found = [quad.triple for quad in parse_nquads(quads) if self._is_description(quad)]
        named = {
            triple.subject
            for triple in found
            if any(self.quads.quads_for_pattern(triple.subject, LABEL, None, DEFAULT))
        }
        return self._update([Change(None, (), [triple for triple in found if triple.subject not in named])])

    def apply(self, changes: Iterable[Change]) -> bool:
        """Commit changes of imports as one atomic update; return whether anything has changed.

        Raises:
            StoreError: the store is open for reading only.
        """
        return self._update(changes)

    def ledger(self) -> dict[str, LedgerRow]:
        """Return the row of every article by its id, sorted by id."""
        return read_ledger(self.quads)

    def row(self, article_id: str) -> LedgerRow | None:
        """Return the row of one article, or None where the store has no such article."""
        return read_row(self.quads, article_id)

    def record(self, article_id: str) -> tuple[Article, Extraction]:
        """Return an article and what was found in it.

        Raises:
            NotFoundError: there is no such article.
            StoreDamagedError: its record is missing or has changed.
        """
        from eventgraph.rdf.storage.record_files import read_record

        return read_record(self._records, self._row(article_id).record)

    def extractions(self) -> Iterator[Extraction]:
        """Yield what was found in each article, in the order of their ids.

        Raises:
            StoreDamagedError: a record is missing or has changed.
        """
        yield from (self.record(article_id)[1] for article_id in self.ledger())

    def relations(self) -> dict[str, RelationWords]:
        """Return label and family of the relations in use, by name, as the last run described them."""
        return described_relations(self.quads)

    def dump(self) -> Iterator[str]:
        """Yield the store as sorted N-Quads lines; what the default graph only repeats is left out."""
        named = [quad for quad in self.quads if quad.graph_name != DEFAULT]
        told = {quad.triple for quad in named if is_in_union(quad.triple, quad.graph_name)}
        union = (quad.triple for quad in self.quads.quads_for_pattern(None, None, None, DEFAULT))
        alone = (triple for triple in union if triple not in told)
        yield from sorted([*(f"{quad} ." for quad in named), *(f"{triple} ." for triple in alone)])

    def faults(self) -> Iterator[str]:
        """Yield, in words, where the store does not agree with itself: nothing, if all is well."""
        rows = self.ledger()
        for article_id, row in rows.items():
            graph = ox.NamedNode(ids.article_iri(article_id))
            count = sum(1 for _ in self.quads.quads_for_pattern(None, None, None, graph))
            if count != row.quads:
                yield f"article {article_id}: {count} quads where the ledger has {row.quads}"
            try:
                self.record(article_id)
            except StoreDamagedError as error:
                yield f"article {article_id}: {error}"
        known = {ids.article_iri(article_id) for article_id in rows}
        graphs = (graph.value for graph in self.quads.named_graphs())
        strange = sorted(graph for graph in graphs if graph not in known and not graph.startswith(ids.IMPORT))
        yield from (f"graph {graph} is not in the ledger" for graph in strange)

    def flush(self) -> None:
        """Make all commits so far survive a power cut; commits survive a kill without it."""
        from eventgraph.rdf.storage.record_files import sync_records

        self._check_writable()
        sync_records(self._records, dict.fromkeys(self._unsynced))
        self.quads.flush()
        self._unsynced.clear()

    def close(self) -> None:
        """Flush and close; a second call does nothing."""
        if self._quads is None or self._process != os.getpid():
            return
        if self._lock is not None:
            self.flush()
        self._quads = None
        if self._lock is not None:
            release_lock(self._lock)
            self._lock = None

    @property
    def _records(self) -> Path:
        return self._folder / "records"

    def _row(self, article_id: str) -> LedgerRow:
        row = self.row(article_id)
        if row is None:
            message = f"store {self._folder} has no article {article_id!r}"
            raise NotFoundError(message)
        return row

    def _check_writable(self) -> None:
        if self._lock is None:
            message = f"store {self._folder} is open for reading only; open it with write=True"
            raise StoreError(message)

    def _triples(self, article_id: str, quads: Iterable[str]) -> set[ox.Triple]:
        graph = ox.NamedNode(ids.article_iri(article_id))
        found = list(parse_nquads(quads))
        strange = next((quad for quad in found if quad.graph_name != graph), None)
        if strange:
            message = f"a quad of article {article_id} stands in another graph: {strange}"
            raise StoreError(message)
        return {quad.triple for quad in found}

    def _is_description(self, quad: ox.Quad) -> bool:
        if quad.graph_name == DEFAULT and is_described(quad.triple):
            return True
        message = f"not a description of an entity or a relation: {quad}"
        raise StoreError(message)

    def _replace(self, article_id: str, triples: set[ox.Triple], row: LedgerRow | None) -> bool:
        graph = ox.NamedNode(ids.article_iri(article_id))
        old = {quad.triple for quad in self.quads.quads_for_pattern(None, None, None, graph)}
        change = difference(graph, old, triples)
        lines = ledger_nquads(article_id, row) if row else ()
        new_row = {quad.triple for quad in parse_nquads(lines)}
        rows = difference(None, ledger_triples(self.quads, article_id), new_row)
        return self._update([change, in_union(self.quads, change), rows])

    def _update(self, changes: Iterable[Change]) -> bool:
        self._check_writable()
        text = update_text(changes)
        if not text:
            return False
        self.quads.update(text)
        if len(self._unsynced) >= FLUSH_EVERY:
            self.flush()
        return True
