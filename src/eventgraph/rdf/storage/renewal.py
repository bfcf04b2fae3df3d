"""New quads for a store whose quads are damaged or of another version: made from its records.

Records hold articles with all that was found in them; which of them are current, the reports of runs say, and
where those are silent, the time of the file.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.storage.bulk import bulk_fill
from eventgraph.rdf.storage.checksums import read_sums
from eventgraph.rdf.storage.damage import changed_files
from eventgraph.rdf.storage.folder import (
    DAMAGED,
    MARK,
    NEW,
    OLDER,
    QUADS,
    RECORDS,
    REPORTS,
    SEARCH,
    format_of,
    lock_folder,
    mark,
    no_store,
)
from eventgraph.rdf.storage.imports import import_lines, kept_imports
from eventgraph.rdf.storage.index_check import check_indexes
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_nquads
from eventgraph.rdf.storage.record_files import StoredRecord, article_sha256, read_any_record
from eventgraph.rdf.storage.reports import acknowledged
from eventgraph.rdf.storage.snapshots import FOLDER as SNAPSHOTS
from eventgraph.rdf.storage.snapshots import LAST_SUMS, SUMS, newest
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.storage.verification import unkept_promises

Quads = Callable[[list[StoredRecord]], Iterable[tuple[str, str]]]
"""From records to lines of N-Quads, each with the id of its article, or an empty string for descriptions."""


class Current(NamedTuple):
    """What a store should hold, and what is lost.

    `records` are those of the articles with their hashes, by id; `lost` the articles whose records are
    damaged, with the file that each came from; `damaged` says in words which imports are.
    """

    records: dict[str, tuple[str, StoredRecord]]
    lost: dict[str, str]
    damaged: tuple[str, ...] = ()


def renew(folder: Path, quads: Quads) -> Current:
    """Make the quads of a store anew from its records and imports; keep the old ones in `rdf.damaged`.

    Raises:
        StoreError: there is nothing to make quads from.
        StoreInUseError: another process is writing.
    """
    lock = lock_folder(folder)
    try:
        imports, damaged = kept_imports(folder)
        current = current_records(folder)._replace(damaged=tuple(damaged.values()))
        shutil.rmtree(folder / NEW, ignore_errors=True)
        bulk_fill(folder / NEW, chain(_lines(current, quads), import_lines(imports)))
        _exchange(folder)
    finally:
        # Still marked: the next one publishes what is there now.
        lock.abandon()
    return current


def needs_renewal(folder: Path) -> bool:
    """Tell whether the quads of a store are damaged, absent, of an older form, or less than reports say.

    Raises:
        StoreError: there is no store, or it is of a later form.
        StoreInUseError: another process is writing.
    """
    has_records = any((folder / RECORDS).glob("*/*.json"))
    if not (folder / MARK).is_file() and not has_records:
        raise no_store(folder)
    if format_of(folder) in (OLDER, None) or (has_records and not (folder / QUADS / "CURRENT").is_file()):
        return True
    was_closed = bool(read_sums(folder / SUMS))
    if any(changed_files(folder, deep=True)):
        return True
    try:
        with Store.open(folder, write=True) as store:
            if any(unkept_promises(folder, store.ledger(), acknowledged(folder / REPORTS))):
                return True
        snapshot = newest(folder)
        # Of a store that was killed nobody has written down what its files were.
        return not was_closed and snapshot is not None and bool(check_indexes(snapshot / QUADS))
    except (StoreDamagedError, RuntimeError):
        return True


def current_records(folder: Path) -> Current:
    """Return, of each article, the record that the store should hold, and which are lost."""
    said = acknowledged(folder / REPORTS)
    # The last one of an article wins: they come in the order of their writing.
    by_hash = dict(_readable(folder / RECORDS))
    latest = {record.article.id: (sha256, record) for sha256, record in by_hash.items()}
    chosen = {name: found for name, found in latest.items() if name not in said}
    lost = {}
    for article_id, row in said.items():
        wanted = [record for record in (*row.begun, row.record) if record is not None]
        whole = next((sha256 for sha256 in wanted if sha256 in by_hash), None)
        if whole is not None:
            chosen[article_id] = whole, by_hash[whole]
        elif wanted and article_id in latest:
            chosen[article_id] = latest[article_id]
        elif row.record is not None:
            lost[article_id] = row.path
    return Current(dict(sorted(chosen.items())), lost)


def _readable(records: Path) -> Iterator[tuple[str, StoredRecord]]:
    for path in sorted(records.glob("*/*.json"), key=lambda path: path.stat().st_mtime_ns):
        with suppress(StoreDamagedError):
            yield path.stem, read_any_record(records, path.stem)


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
    for path in (folder / SUMS, folder / LAST_SUMS, *folder.glob(f"{SEARCH}*")):
        path.unlink(missing_ok=True)
    if (folder / QUADS).exists():
        shutil.rmtree(folder / DAMAGED, ignore_errors=True)
        (folder / QUADS).rename(folder / DAMAGED)
    (folder / NEW).rename(folder / QUADS)
    mark(folder)
