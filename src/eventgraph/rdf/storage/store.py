"""The store: a folder that keeps articles, what was found in them, and the quads that SPARQL is asked of.

`docs/rdf.md` lists what lies in it. One article is one atomic update: after a kill it is there whole, or not
at all.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from eventgraph.errors import StoreError
from eventgraph.rdf.storage.changes import Change, update_text
from eventgraph.rdf.storage.commits import (
    article_changes,
    article_triples,
    description_changes,
    new_descriptions,
)
from eventgraph.rdf.storage.contents import Contents
from eventgraph.rdf.storage.folder import (
    DAMAGED,
    REPORTS,
    in_words,
    is_of_quads,
    open_for_reading,
    open_for_writing,
    seal,
)
from eventgraph.rdf.storage.journal import Journal
from eventgraph.rdf.storage.ledger import LedgerRow
from eventgraph.rdf.storage.lock import WriterLock
from eventgraph.rdf.storage.search_index import SearchIndex
from eventgraph.rdf.storage.snapshots import Snapshot, publish, sweep

if TYPE_CHECKING:
    from types import TracebackType

    import pyoxigraph as ox

    from eventgraph.records import Article, Extraction, InputReport

FLUSH_EVERY: Final = 100
FLUSH_SECONDS: Final = 5.0


class Store(Contents):
    """An open store; a context manager. Use `Store.open`."""

    def __init__(
        self, folder: Path, quads: ox.Store, lock: WriterLock | None = None, snapshot: Snapshot | None = None
    ) -> None:
        """Take over opened quads, with the lock of a writer or the snapshot of a reader."""
        super().__init__(folder, quads, snapshot)
        self._lock = lock
        self._search = SearchIndex(folder) if lock is not None else None
        self._journal = Journal(folder / REPORTS)
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
        try:
            store._journal.settle_begun(store.row)
            if store._search is not None:
                store._search.bring_up_to_date(quads)
        except BaseException:
            store._abandon()
            raise
        return store

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Close the store; its report says whether all went well.

        Raises:
            StoreDamagedError: the quads could not be read, in our words.
        """
        if kind is RuntimeError and error is not None and is_of_quads(error):
            self._abandon()
            raise in_words(self._folder, error) from error
        self.close(result="done" if kind is None else kind.__name__)

    def commit(
        self,
        article: Article,
        extraction: Extraction,
        quads: Iterable[str],
        *,
        pipeline: str,
        resolution: str | None = None,
    ) -> bool:
        """Put an article in, or in place of its former version, as one atomic update; safe once it returns.

        `quads` are the lines of its named graph (`projection.article_nquads`, `article_node_nquads`),
        `pipeline` the versions that read it, `resolution` tells who is who in them. Returns whether anything
        has changed.

        Raises:
            StoreError: a quad stands in another graph, or the store is open for reading only.
            ReadError: a line is not N-Quads.
        """
        from eventgraph.rdf.storage import record_files

        self.check_writable()
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
            resolution=resolution,
        )
        changes = article_changes(self.quads, article.id, triples, row)
        before = self.row(article.id)
        if before is not None and before.record == record:
            return self._update(changes)
        with self._journal.report.commit(article.id, record, article.source_file):
            changed = self._apply(changes)
        self._flush_if_due()
        return changed

    def replace_quads(self, article_id: str, quads: Iterable[str], *, resolution: str | None = None) -> bool:
        """Replace the graph of an article that stays as it is, when entities are resolved anew.

        `resolution` tells who is who in it. Returns whether anything has changed.

        Raises:
            NotFoundError: there is no such article.
            StoreError: a quad stands in another graph, or the store is open for reading only.
        """
        triples = article_triples(article_id, quads)
        row = self._row(article_id)._replace(quads=len(triples), resolution=resolution)
        return self._update(article_changes(self.quads, article_id, triples, row))

    def remove(self, article_id: str) -> None:
        """Remove an article with its graph and its row.

        Raises:
            NotFoundError: there is no such article.
        """
        self.check_writable()
        path = self._row(article_id).source_file
        with self._journal.report.commit(article_id, None, path):
            self._apply(article_changes(self.quads, article_id, set(), None))
        self._flush_if_due()

    def give_up(self, article_id: str, path: str) -> None:
        """Say in the report that an article is lost, so that nobody looks for it any more."""
        if self.row(article_id) is None:
            self._journal.report.settle(article_id, None, path)
        else:
            self.remove(article_id)

    def describe_entities(self, quads: Iterable[str]) -> bool:
        """Replace what the default graph says of entities and relations (`projection.description_nquads`).

        Lines about one of them stand together; they may be more than memory holds. Returns whether anything
        has changed.

        Raises:
            StoreError: a line describes something else, or the store is open for reading only.
        """
        changed = [self._update([change]) for change in description_changes(self.quads, quads)]
        return any(changed)

    def describe_new(self, quads: Iterable[str]) -> bool:
        """Describe those entities and relations that have no name yet; return whether there were any.

        With them a store that is still being filled, or whose writer was killed, can be read like any other.

        Raises:
            StoreError: a line describes something else, or the store is open for reading only.
        """
        return self._update([new_descriptions(self.quads, quads)])

    def report(self, row: InputReport) -> None:
        """Add what became of an input to the report of this run.

        Raises:
            StoreError: the store is open for reading only.
        """
        self.check_writable()
        self._journal.report.add(row.model_dump(mode="json", exclude_defaults=True))

    def apply(self, changes: Iterable[Change]) -> bool:
        """Commit changes of imports as one atomic update; return whether anything has changed.

        Raises:
            StoreError: the store is open for reading only.
        """
        return self._update(changes)

    def flush(self) -> None:
        """Make all commits so far survive a power cut, and show them to new readers.

        Commits survive a kill without it.
        """
        from eventgraph.rdf.storage.record_files import sync_records

        self.check_writable()
        sync_records(self._records, dict.fromkeys(self._unsynced))
        self.quads.flush()
        snapshot = publish(self._folder, self.quads)
        if self._search is not None:
            self._search.catch_up(self.quads)
        self._journal.synced(int(snapshot.name))
        self._unsynced.clear()
        self._changed = False
        self._flushed = time.monotonic()

    def rebuild_search(self) -> None:
        """Build the text index anew.

        Raises:
            StoreError: the store is open for reading only.
        """
        self.check_writable()
        if self._search is not None:
            self._search.rebuild(self.quads)

    def compact(self) -> None:
        """Merge what replaced and removed quads left behind; keep the newest snapshot only, no old damage.

        Raises:
            StoreError: the store is open for reading only.
        """
        self.check_writable()
        self.quads.optimize()
        self.flush()
        sweep(self._folder, keep=1)
        shutil.rmtree(self._folder / DAMAGED, ignore_errors=True)

    def close(self, *, result: str = "done") -> None:
        """Flush and close; a second call does nothing. `result` is what the report says of the run."""
        if self._quads is None or self._process != os.getpid():
            return
        if self._snapshot is not None:
            self._snapshot.close()
        if self._lock is None:
            self._quads = None
            return
        try:
            if self._changed:
                self.flush()
            self._journal.end(result, self.article_count)
            if self._search is not None:
                self._search.close()
            self._quads = None
            seal(self._folder)
        except BaseException:
            self._abandon()
            raise
        self._lock.release()
        self._lock = None

    def check_writable(self) -> None:
        """Refuse to go on in a store that is open for reading.

        Raises:
            StoreError: it is.
        """
        if self._lock is None:
            message = f"store {self._folder} is open for reading only; open it with write=True"
            raise StoreError(message)

    def _abandon(self) -> None:
        """Let everything go as it is; the next writer finds a store as after a kill."""
        self._quads = None
        if self._search is not None:
            self._search.close()
        if self._snapshot is not None:
            self._snapshot.close()
        if self._lock is not None:
            self._lock.abandon()
            self._lock = None

    def _update(self, changes: Iterable[Change]) -> bool:
        changed = self._apply(changes)
        if changed:
            self._flush_if_due()
        return changed

    def _apply(self, changes: Iterable[Change]) -> bool:
        self.check_writable()
        rows = list(changes)
        text = update_text(rows)
        if not text:
            return False
        if self._search is not None:
            self._search.note(rows)
        self.quads.update(text)
        self._changed = True
        return True

    def _flush_if_due(self) -> None:
        if len(self._unsynced) >= FLUSH_EVERY or time.monotonic() - self._flushed >= FLUSH_SECONDS:
            self.flush()
