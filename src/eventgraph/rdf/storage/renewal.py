"""New quads for a store whose quads are damaged or of another version: made from its records.

Records hold articles with all that was found in them; which of them are current, the reports of runs say, and
where those are silent, the time of the file.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.errors import StoreDamagedError, StoreError
from eventgraph.rdf.storage.bulk import bulk_fill
from eventgraph.rdf.storage.checksums import damaged_files, read_sums
from eventgraph.rdf.storage.folder import (
    DAMAGED,
    MARK,
    OLDER,
    QUADS,
    RECORDS,
    REPORTS,
    SEARCH,
    format_of,
    lock_folder,
    mark,
)
from eventgraph.rdf.storage.imports import kept_imports, replace_import
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_nquads
from eventgraph.rdf.storage.lock import release_lock
from eventgraph.rdf.storage.record_files import StoredRecord, article_sha256, read_record
from eventgraph.rdf.storage.reports import acknowledged
from eventgraph.rdf.storage.snapshots import FOLDER as SNAPSHOTS
from eventgraph.rdf.storage.snapshots import SUMS
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.storage.verification import unkept_promises

NEW: Final = f"{QUADS}.new"

Quads = Callable[[list[StoredRecord]], Iterable[tuple[str, str]]]
"""From records to lines of N-Quads, each with the id of its article, or an empty string for descriptions."""


class Current(NamedTuple):
    """The records that a store should hold, by the id of the article, with their hashes; and what is lost."""

    records: dict[str, tuple[str, StoredRecord]]
    lost: tuple[str, ...]


def renew(folder: Path, quads: Quads) -> Current:
    """Make the quads of a store anew from its records; keep the old ones in `rdf.damaged`.

    Imports are taken from the files that keep them.

    Raises:
        StoreError: the folder has no records to make quads from.
        StoreInUseError: another process is writing.
    """
    if not (folder / MARK).is_file() or not (folder / RECORDS).is_dir():
        message = f"{folder} is not a store that could be rebuilt: it has no records; ingest into a new store"
        raise StoreError(message)
    lock = lock_folder(folder)
    try:
        current = current_records(folder)
        shutil.rmtree(folder / NEW, ignore_errors=True)
        bulk_fill(folder / NEW, _lines(current, quads))
        _exchange(folder)
    except BaseException:
        lock.close()
        raise
    release_lock(lock)
    with Store.open(folder, write=True) as store:
        imports, lost = kept_imports(folder)
        for name, (row, triples) in imports.items():
            replace_import(store, name, triples, row)
    return Current(current.records, current.lost + lost)


def needs_renewal(folder: Path) -> bool:
    """Tell whether the quads of a store are damaged, absent, of an older form, or less than reports say.

    Raises:
        StoreError: there is no store, or it is of a later form.
        StoreInUseError: another process is writing.
    """
    if not (folder / MARK).is_file():
        message = f"there is no store at {folder}; make one with: eventgraph ingest PATH --store {folder}"
        raise StoreError(message)
    if format_of(folder) == OLDER or not (folder / QUADS / "CURRENT").is_file():
        return True
    if any(damaged_files(folder / QUADS, read_sums(folder / SUMS), deep=True)):
        return True
    try:
        with Store.open(folder, write=True) as store:
            return any(unkept_promises(folder, store.ledger()))
    except (StoreDamagedError, RuntimeError):
        return True


def current_records(folder: Path) -> Current:
    """Return, of each article, the record that the store should hold, and in words what is lost."""
    said = acknowledged(folder / REPORTS)
    chosen: dict[str, tuple[str, StoredRecord]] = {}
    lost = []
    for article_id, row in said.items():
        if row.record is None:
            continue
        try:
            chosen[article_id] = (row.record, read_record(folder / RECORDS, row.record))
        except StoreDamagedError:
            lost.append(f"article {article_id}: its record is damaged; ingest {row.path or 'it'} again")
    for sha256, record in _readable(folder / RECORDS):
        # The last one wins: they come in the order of their writing.
        if record.article.id not in said:
            chosen[record.article.id] = (sha256, record)
    return Current(dict(sorted(chosen.items())), tuple(lost))


def _readable(records: Path) -> Iterator[tuple[str, StoredRecord]]:
    for path in sorted(records.glob("*/*.json"), key=lambda path: path.stat().st_mtime_ns):
        try:
            yield path.stem, read_record(records, path.stem)
        except StoreDamagedError:
            continue


def _lines(current: Current, quads: Quads) -> Iterator[str]:
    counts = dict.fromkeys(current.records, 0)
    for article_id, line in quads([record for _, record in current.records.values()]):
        if article_id:
            counts[article_id] += 1
        yield line
    for article_id, (sha256, record) in current.records.items():
        row = LedgerRow(
            record=sha256,
            content=article_sha256(record.article),
            quads=counts[article_id],
            pipeline=record.pipeline,
            source_file=record.article.source_file,
            source_sha256=record.article.source_sha256,
        )
        yield from ledger_nquads(article_id, row)


def _exchange(folder: Path) -> None:
    """Put the new quads in the place of the old ones; what was made from the old ones goes."""
    shutil.rmtree(folder / SNAPSHOTS, ignore_errors=True)
    for path in (folder / SUMS, *folder.glob(f"{SEARCH}*")):
        path.unlink(missing_ok=True)
    if (folder / QUADS).exists():
        shutil.rmtree(folder / DAMAGED, ignore_errors=True)
        (folder / QUADS).rename(folder / DAMAGED)
    (folder / NEW).rename(folder / QUADS)
    mark(folder)
