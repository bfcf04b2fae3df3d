"""What an open store tells: articles and what was found in them, the ledger, and quads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from eventgraph.errors import NotFoundError, StoreError
from eventgraph.rdf.storage.changes import DEFAULT, RelationWords, described_relations
from eventgraph.rdf.storage.folder import QUADS, RECORDS
from eventgraph.rdf.storage.ledger import LedgerRow, count_articles, read_ledger, read_resolutions, read_row
from eventgraph.rdf.storage.lock import is_held
from eventgraph.rdf.storage.reports import Seen
from eventgraph.rdf.storage.reserved import is_in_union
from eventgraph.rdf.storage.snapshots import Snapshot, number_of

if TYPE_CHECKING:
    import pyoxigraph as ox

    from eventgraph.rdf.storage.record_files import StoredRecord
    from eventgraph.records import Article, Extraction


class Contents:
    """Opened quads with the records that they refer to: for the process that opened them, until closed."""

    def __init__(self, folder: Path, quads: ox.Store, snapshot: Snapshot | None) -> None:
        """Take over the opened quads of the store in a folder, and the snapshot that they are of."""
        self._folder = folder
        self._snapshot = snapshot
        self._beside_a_writer = snapshot is not None and is_held(folder)
        self._quads: ox.Store | None = quads
        self._process = os.getpid()

    def __reduce__(self) -> NoReturn:
        """Refuse to be sent to another process, where one write would destroy the store."""
        message = "a store cannot be sent to another process; open it there"
        raise StoreError(message)

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self._folder

    @property
    def quads_folder(self) -> Path:
        """The folder that the quads are read from: that of a snapshot, or the writer's own."""
        return self._snapshot.quads if self._snapshot is not None else self._folder / QUADS

    @property
    def seen(self) -> Seen | None:
        """Up to where the reports tell of what is to be seen here; None for all."""
        if self._snapshot is None:
            return None
        return Seen(number_of(self._snapshot.quads), is_live=self._beside_a_writer)

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

    def ledger(self) -> dict[str, LedgerRow]:
        """Return the row of every article by its id, sorted by id."""
        return read_ledger(self.quads)

    def article_count(self) -> int:
        """Return the number of articles, without reading their rows."""
        return count_articles(self.quads)

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

        record = read_record(self._records, self._row(article_id).record)
        return record.article, record.extraction

    def any_record(self, article_id: str) -> StoredRecord:
        """Return a record, also one that another version wrote: of that the article alone.

        Raises:
            NotFoundError: there is no such article.
            StoreDamagedError: its record is missing or has changed.
        """
        from eventgraph.rdf.storage.record_files import read_any_record

        return read_any_record(self._records, self._row(article_id).record)

    def records(self) -> Iterator[tuple[Article, Extraction]]:
        """Yield each article with what was found in it, in the order of their ids.

        Raises:
            StoreDamagedError: a record is missing or has changed.
        """
        yield from (self.record(article_id) for article_id, _ in self.resolutions())

    def extractions(self) -> Iterator[Extraction]:
        """Yield what was found in each article, in the order of their ids.

        Raises:
            StoreDamagedError: a record is missing or has changed.
        """
        yield from (extraction for _, extraction in self.records())

    def resolutions(self) -> Iterator[tuple[str, str | None]]:
        """Yield the id of each article, sorted, with the hash of who is who in its graph, where known."""
        yield from read_resolutions(self.quads)

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

    @property
    def _records(self) -> Path:
        return self._folder / RECORDS

    def _row(self, article_id: str) -> LedgerRow:
        row = self.row(article_id)
        if row is None:
            message = f"store {self._folder} has no article {article_id!r}"
            raise NotFoundError(message)
        return row
