"""Opening the folder of a store: what it is, who may write, and Oxigraph's own errors in our words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import StoreDamagedError, StoreError, StoreInUseError, StoreNotWritableError
from eventgraph.rdf.storage.atomic_file import write_whole
from eventgraph.rdf.storage.checksums import file_sums, write_sums
from eventgraph.rdf.storage.ledger import read_ledger
from eventgraph.rdf.storage.lock import LOCK_FILE, WriterLock, is_marked, take_lock
from eventgraph.rdf.storage.reports import superseded
from eventgraph.rdf.storage.snapshots import FOLDER as SNAPSHOTS
from eventgraph.rdf.storage.snapshots import (
    LAST_SUMS,
    SUMS,
    Snapshot,
    hold_newest,
    known_sums,
    newest,
    publish,
    sweep,
)

FORMAT: Final = 2
OLDER: Final = 1
"""The form of stores that `rebuild` can bring up to date."""
MARK: Final = "store.json"
QUADS: Final = "rdf"
NEW: Final = "rdf.new"
DAMAGED: Final = "rdf.damaged"
RECORDS: Final = "records"
REPORTS: Final = "reports"
SEARCH: Final = "search.sqlite"
IMPORTS: Final = "imports"
PUBLICATIONS: Final = "publications"
SKIPPED: Final = "skipped.jsonl"
DECISIONS: Final = "decisions.toml"
BACKUP: Final = "backup.json"
OURS: Final = frozenset(
    {MARK, LOCK_FILE, RECORDS, QUADS, NEW, DAMAGED, REPORTS, SNAPSHOTS, SUMS, IMPORTS, PUBLICATIONS, BACKUP}
    | {LAST_SUMS, SKIPPED, DECISIONS}
)
LEFT_BY_KILLED: Final = (
    *("bulk-*.sst", ".*.tmp.*", f"{QUADS}/bulk-*.sst", f"{IMPORTS}/.*.tmp.*", f"{RECORDS}/*/*.tmp"),
    *(NEW, f"{NEW}.unfinished"),
)
REBUILD: Final = "run: eventgraph rebuild --store"


def open_snapshot(folder: Path) -> Snapshot:
    """Return the quads of a store as its writer last synced them; a writer beside does not disturb.

    If the last writer died, what it had committed since is recovered first.

    Raises:
        StoreError: there is no store, or the folder is not one.
        StoreDamagedError: the quads cannot be read.
    """
    check_store(folder)
    latest = newest(folder)
    if is_marked(folder) or latest is None:
        try:
            _recover(folder)
        except StoreNotWritableError:
            if latest is None:
                return Snapshot(folder / QUADS)  # nobody can write here, so nobody does
        except (StoreError, OSError):
            if latest is None:
                raise  # else what was synced last can still be read
    return hold_newest(folder) or Snapshot(folder / QUADS)


def open_for_reading(folder: Path) -> tuple[ox.Store, Snapshot]:
    """Return the quads of a snapshot, and the snapshot, which must be closed after them.

    Raises:
        StoreError, StoreDamagedError: see `open_snapshot`.
    """
    snapshot = open_snapshot(folder)
    try:
        return opened(folder, lambda: ox.Store.read_only(str(snapshot.quads))), snapshot
    except BaseException:
        snapshot.close()
        raise


def open_for_writing(folder: Path) -> tuple[ox.Store, WriterLock]:
    """Return the quads of a store and its lock; make the store if it is absent, tidy it if it is there.

    Raises:
        StoreError: the folder is not a store, or cannot be written.
        StoreInUseError: another process is writing.
        StoreDamagedError: the quads cannot be read.
    """
    check_mark(folder)
    lock = lock_folder(folder)
    try:
        return _tidied(folder, lock), lock
    except BaseException:
        lock.abandon()
        raise


def lock_folder(folder: Path) -> WriterLock:
    """Return the lock of a store, whose folder is made if it is absent.

    Raises:
        StoreNotWritableError: the folder cannot be written.
        StoreInUseError: another process is writing.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return take_lock(folder)
    except OSError as error:
        message = f"store {folder} cannot be written: {error.strerror}; choose another with --store"
        raise StoreNotWritableError(message) from error


def seal(folder: Path) -> None:
    """Write down what the files of the closed quads are, so that `verify --deep` sees what changes them."""
    write_sums(folder / SUMS, file_sums(folder / QUADS, known_sums(folder)))
    (folder / LAST_SUMS).unlink(missing_ok=True)


def _unseal(folder: Path) -> None:
    """Take back what was written down: the files are open, and change."""
    with suppress(FileNotFoundError):
        (folder / SUMS).rename(folder / LAST_SUMS)


def check_store(folder: Path) -> None:
    """Make sure that there is a store with quads.

    Raises:
        StoreError: there is no store, or the folder is not one.
        StoreDamagedError: its quads are missing.
    """
    check_mark(folder)
    if not (folder / MARK).is_file():
        raise no_store(folder)
    if not (folder / QUADS / "CURRENT").is_file():
        _check_not_robbed(folder)
        message = (
            f"there is nothing in the store {folder}; fill it with: eventgraph ingest PATH --store {folder}"
        )
        raise StoreError(message)


def no_store(folder: Path) -> StoreError:
    """Return the error of a folder in which there is no store."""
    return StoreError(
        f"there is no store at {folder}; make one with: eventgraph ingest PATH --store {folder}"
    )


def _check_not_robbed(folder: Path) -> None:
    """Refuse a store whose quads are missing, though it has records; what is new has neither."""
    if not (folder / QUADS / "CURRENT").is_file() and any((folder / RECORDS).glob("*/*.json")):
        message = f"store {folder} is damaged: its quads are missing; {REBUILD} {folder}"
        raise StoreDamagedError(message)


def check_mark(folder: Path) -> None:
    """Refuse a folder that is somebody else's, or of another version.

    Raises:
        StoreError: it is.
    """
    mark = folder / MARK
    if not mark.is_file():
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        strange = sorted(name for name in names - OURS if not name.startswith((".", SEARCH)))
        if strange:
            message = f"{folder} is not a store: it holds {strange[0]}; choose an empty folder with --store"
            raise StoreError(message)
        return
    version = format_of(folder)
    if version != FORMAT:
        remedy = f"{REBUILD} {folder}" if version == OLDER else "ingest into a new store"
        message = f"store {folder} has format {version}, this version reads {FORMAT}; {remedy}"
        raise StoreError(message)


def base_of(folder: Path) -> str | None:
    """Return the working directory that the names of a store's files are relative to, where it is known."""
    base = _told_by_mark(folder, "base")
    return None if base is None else str(base)


def format_of(folder: Path) -> object:
    """Return the version that the mark of a store tells, None where it tells none."""
    return _told_by_mark(folder, "format")


def _told_by_mark(folder: Path, what: str) -> object:
    try:
        return json.loads((folder / MARK).read_text(encoding="utf-8"))[what]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def mark(folder: Path) -> None:
    """Mark a folder as a store of this version, whose files have names relative to the working directory."""
    base = base_of(folder) or str(Path.cwd())
    content = json.dumps({"program": "eventgraph", "format": FORMAT, "base": base}) + "\n"
    write_whole(folder / MARK, content.encode())


def opened(folder: Path, opener: Callable[[], ox.Store]) -> ox.Store:
    """Open quads, with Oxigraph's errors in our words.

    Raises:
        StoreInUseError, StoreDamagedError: as the names say.
    """
    try:
        return opener()
    except OSError as error:
        if "lock file" in str(error) or "lock hold" in str(error):
            message = f"store {folder} is in use by another program; wait until it is done"
            raise StoreInUseError(message) from error
        if error.errno is not None:
            raise
        raise in_words(folder, error) from error
    except RuntimeError as error:
        raise in_words(folder, error) from error


def is_of_quads(error: BaseException) -> bool:
    """Tell whether it is Oxigraph that cannot read or write the quads."""
    return any(word in str(error) for word in ("Corruption", "IO error", "No space left"))


def in_words(folder: Path, error: BaseException) -> StoreError:
    """Return an error of Oxigraph's as one of ours."""
    if "No space left" in str(error):
        message = f"store {folder}: the disk is full, and a full disk cannot even open it; free some space"
        return StoreNotWritableError(message)
    return StoreDamagedError(f"store {folder} is damaged ({error}); {REBUILD} {folder}")


def _recover(folder: Path) -> None:
    """Publish what a writer that died had committed."""
    lock = lock_folder(folder)
    try:
        if lock.was_marked or newest(folder) is None:
            quads = opened(folder, lambda: ox.Store(str(folder / QUADS)))
            _unseal(folder)
            quads.flush()
            publish(folder, quads)
            del quads
            seal(folder)
    except BaseException:
        lock.abandon()
        raise
    lock.release()


def _tidied(folder: Path, lock: WriterLock) -> ox.Store:
    if not (folder / MARK).is_file():
        mark(folder)
    _check_not_robbed(folder)
    for name in (RECORDS, REPORTS):
        (folder / name).mkdir(exist_ok=True)
    for path in (path for pattern in LEFT_BY_KILLED for path in folder.glob(pattern)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    quads = opened(folder, lambda: ox.Store(str(folder / QUADS)))
    _unseal(folder)
    # A backup that is written to is a store like any other.
    (folder / BACKUP).unlink(missing_ok=True)
    if lock.was_marked or newest(folder) is None:
        quads.flush()
        publish(folder, quads)
    _delete_superseded(folder, quads)
    return quads


def _delete_superseded(folder: Path, quads: ox.Store) -> None:
    """Delete records of former versions, unless a reader of an old snapshot may ask for those of its time."""
    from eventgraph.rdf.storage.record_files import delete_records

    if sweep(folder, keep=1):
        gone = superseded(folder / REPORTS)
        if gone:
            delete_records(folder / RECORDS, gone - {row.record for row in read_ledger(quads).values()})
