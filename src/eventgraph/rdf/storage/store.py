"""The store: a folder that keeps articles, what was found in them, and the quads that SPARQL is asked of.

    store.json          what the folder is, and the version of its form
    eventgraph.lock     who writes to it now
    records/ab/….json   articles with their text and extractions, named by their hash
    rdf/                the quads, kept by Oxigraph for the writer
    snapshots/          what readers read (`snapshots`)
    reports/            what each run did (`reports`)
    files.json          what the files of `rdf/` were when it was closed (`checksums`)
    search.sqlite       the text index (`search_index`)

One article is one atomic update: after a kill it is there whole, or not at all.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NoReturn, Self

from eventgraph.errors import NotFoundError, StoreError
from eventgraph.rdf.storage.changes import DEFAULT, Change, RelationWords, described_relations, update_text
from eventgraph.rdf.storage.commits import (
    article_changes,
    article_triples,
    description_change,
    new_descriptions,
)
from eventgraph.rdf.storage.folder import (
    DAMAGED,
    RECORDS,
    REPORTS,
    open_for_reading,
    open_for_writing,
    seal,
)
from eventgraph.rdf.storage.ledger import LedgerRow, read_ledger, read_row
from eventgraph.rdf.storage.lock import release_lock
from eventgraph.rdf.storage.reports import RunReport, command_line
from eventgraph.rdf.storage.reserved import is_in_union
from eventgraph.rdf.storage.search_index import SearchIndex
from eventgraph.rdf.storage.snapshots import Snapshot, newest, publish, sweep

if TYPE_CHECKING:
    import pyoxigraph as ox

    from eventgraph.records import Article, Extraction

FLUSH_EVERY: Final = 100
FLUSH_SECONDS: Final = 5.0


class Store:
    """An open store; a context manager. Use `Store.open`."""

    def __init__(
        self, folder: Path, quads: ox.Store, lock: IO[str] | None = None, snapshot: Snapshot | None = None
    ) -> None:
        """Take over opened quads, with the lock of a writer or the snapshot of a reader."""
        self._folder = folder
        self._quads: ox.Store | None = quads
        self._lock = lock
        self._snapshot = snapshot
        self._process = os.getpid()
        self._search = SearchIndex(folder) if lock is not None else None
        self._report: RunReport | None = None
        self._unsynced: list[str] = []
        self._changed = False
        self._flushed = time.monotonic()

    @classmethod
    def open(cls, path: Path | str, *, write: bool = False) -> Self:
        """Open a store; for writing, make it if it is absent.

        A reader sees the store as its writer last synced it, which is at most five seconds or a hundred
        articles ago, and goes on seeing that.

        Raises:
            StoreError: there is no store, or the folder is not one.
            StoreInUseError: another process is writing, and writing was asked for.
            StoreDamagedError: the quads cannot be read.
        """
        folder = Path(path)
        if not write:
            quads, snapshot = open_for_reading(folder)
            return cls(folder, quads, snapshot=snapshot)
        quads, lock = open_for_writing(folder)
        store = cls(folder, quads, lock)
        if newest(folder) is None:
            store.flush()
        if store._search is not None:
            store._search.bring_up_to_date(quads)
        return store

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close the store; its report says whether all went well."""
        self.close(result="done" if kind is None else kind.__name__)

    def __reduce__(self) -> NoReturn:
        """Refuse to be sent to another process, where one write would destroy the store."""
        message = "a store cannot be sent to another process; open it there"
        raise StoreError(message)

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self._folder

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
        triples = article_triples(article.id, quads)
        content = record_files.encode_record(article, extraction, pipeline)
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
        return self._update(article_changes(self.quads, article.id, triples, row))

    def replace_quads(self, article_id: str, quads: Iterable[str]) -> bool:
        """Replace the graph of an article that stays as it is, when entities are resolved anew.

        Returns whether anything has changed.

        Raises:
            NotFoundError: there is no such article.
            StoreError: a quad stands in another graph, or the store is open for reading only.
        """
        triples = article_triples(article_id, quads)
        row = self._row(article_id)._replace(quads=len(triples))
        return self._update(article_changes(self.quads, article_id, triples, row))

    def remove(self, article_id: str) -> None:
        """Remove an article with its graph and its row.

        Raises:
            NotFoundError: there is no such article.
        """
        self._row(article_id)
        self._update(article_changes(self.quads, article_id, set(), None))

    def describe_entities(self, quads: Iterable[str]) -> bool:
        """Replace what the default graph says of entities and relations (`projection.description_nquads`).

        Returns whether anything has changed.

        Raises:
            StoreError: a line describes something else, or the store is open for reading only.
        """
        return self._update([description_change(self.quads, quads)])

    def describe_new(self, quads: Iterable[str]) -> bool:
        """Describe those entities and relations that have no name yet; return whether there were any.

        With them a store that is still being filled, or whose writer was killed, can be read like any other.

        Raises:
            StoreError: a line describes something else, or the store is open for reading only.
        """
        return self._update([new_descriptions(self.quads, quads)])

    def acknowledge(self, row: Mapping[str, Any], *, article_id: str | None = None) -> None:
        """Add a line to the report of this run; of an article, with the hash of its record as it is stored.

        Raises:
            StoreError: the store is open for reading only.
        """
        self._check_writable()
        if self._report is None:
            self._report = RunReport(self._folder / REPORTS, command_line())
        if article_id is None:
            self._report.add(row)
            return
        stored = self.row(article_id)
        known = (stored.record, stored.quads) if stored else (None, 0)
        self._report.add({**row, "article": article_id, "record": known[0], "quads": known[1]})

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

        record = read_record(self._records, self._row(article_id).record)
        return record.article, record.extraction

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

    def flush(self) -> None:
        """Make all commits so far survive a power cut, and show them to new readers.

        Commits survive a kill without it.
        """
        from eventgraph.rdf.storage.record_files import sync_records

        self._check_writable()
        sync_records(self._records, dict.fromkeys(self._unsynced))
        self.quads.flush()
        publish(self._folder, self.quads)
        if self._search is not None:
            self._search.catch_up(self.quads)
        if self._report is not None:
            self._report.synced()
        self._unsynced.clear()
        self._changed = False
        self._flushed = time.monotonic()

    def rebuild_search(self) -> None:
        """Build the text index anew.

        Raises:
            StoreError: the store is open for reading only.
        """
        self._check_writable()
        if self._search is not None:
            self._search.rebuild(self.quads)

    def compact(self) -> None:
        """Merge what replaced and removed quads left behind; keep the newest snapshot only, no old damage.

        Raises:
            StoreError: the store is open for reading only.
        """
        self._check_writable()
        self.quads.optimize()
        self.flush()
        sweep(self._folder, keep=1)
        shutil.rmtree(self._folder / DAMAGED, ignore_errors=True)

    def close(self, *, result: str = "done") -> None:
        """Flush and close; a second call does nothing. `result` is what the report says of the run."""
        if self._quads is None or self._process != os.getpid():
            return
        try:
            if self._lock is not None and self._changed:
                self.flush()
            self._end_report(result)
        finally:
            self._quads = None
            if self._search is not None:
                self._search.close()
        if self._snapshot is not None:
            self._snapshot.close()
        if self._lock is not None:
            seal(self._folder)
            release_lock(self._lock)
            self._lock = None

    def _end_report(self, result: str) -> None:
        if self._report is not None:
            with self._report as report:
                report.end(result, {"articles": len(self.ledger())})
            self._report = None

    @property
    def _records(self) -> Path:
        return self._folder / RECORDS

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

    def _update(self, changes: Iterable[Change]) -> bool:
        self._check_writable()
        rows = list(changes)
        text = update_text(rows)
        if not text:
            return False
        if self._search is not None:
            self._search.note(rows)
        self.quads.update(text)
        self._changed = True
        if len(self._unsynced) >= FLUSH_EVERY or time.monotonic() - self._flushed >= FLUSH_SECONDS:
            self.flush()
        return True
