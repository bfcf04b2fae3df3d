"""Opening the folder of a store: what it is, who may write, and Oxigraph's own errors in our words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from eventgraph.errors import StoreDamagedError, StoreError, StoreInUseError, StoreNotWritableError
from eventgraph.rdf.storage.ledger import read_ledger
from eventgraph.rdf.storage.lock import LOCK_FILE, release_lock, take_lock

FORMAT: Final = 1
MARK: Final = "store.json"
QUADS: Final = "rdf"
RECORDS: Final = "records"
OURS: Final = frozenset({MARK, f"{MARK}.tmp", LOCK_FILE, RECORDS, QUADS})


def open_for_reading(folder: Path) -> ox.Store:
    """Return the quads of a store as they are now; a writer beside does not disturb.

    Raises:
        StoreError: there is no store, or the folder is not one.
        StoreDamagedError: the quads cannot be read.
    """
    path = str(readable_quads(folder))
    try:
        return ox.Store.read_only(path)
    except (OSError, RuntimeError):
        # A writer that compacts between two looks at the folder makes the first look fail.
        return _opened(folder, lambda: ox.Store.read_only(path))


def readable_quads(folder: Path) -> Path:
    """Return where the quads of a store are.

    Raises:
        StoreError: there is no store, or the folder is not one.
    """
    _check_mark(folder)
    if not (folder / MARK).is_file() or not (folder / QUADS / "CURRENT").is_file():
        message = f"there is no store at {folder}; make one with: eventgraph ingest PATH --store {folder}"
        raise StoreError(message)
    return folder / QUADS


def open_for_writing(folder: Path) -> tuple[ox.Store, IO[str]]:
    """Return the quads of a store and its lock; make the store if it is absent, tidy it if it is there.

    Raises:
        StoreError: the folder is not a store, or cannot be written.
        StoreInUseError: another process is writing.
        StoreDamagedError: the quads cannot be read.
    """
    try:
        _check_mark(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lock = take_lock(folder)
    except (FileExistsError, NotADirectoryError, PermissionError) as error:
        message = f"store {folder} cannot be written: {error.strerror}; choose another with --store"
        raise StoreNotWritableError(message) from error
    try:
        return _tidied(folder), lock
    except BaseException:
        release_lock(lock)
        raise


def _tidied(folder: Path) -> ox.Store:
    from eventgraph.rdf.storage.record_files import delete_unreferenced

    if not (folder / MARK).is_file():
        temporary = folder / f"{MARK}.tmp"
        temporary.write_text(json.dumps({"program": "eventgraph", "format": FORMAT}) + "\n", encoding="utf-8")
        temporary.replace(folder / MARK)
    (folder / RECORDS).mkdir(exist_ok=True)
    quads = _opened(folder, lambda: ox.Store(str(folder / QUADS)))
    delete_unreferenced(folder / RECORDS, {row.record for row in read_ledger(quads).values()})
    return quads


def _check_mark(folder: Path) -> None:
    """Refuse a folder that is somebody else's, or of another version."""
    mark = folder / MARK
    if not mark.is_file():
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        strange = sorted(names - OURS)
        if strange:
            message = f"{folder} is not a store: it holds {strange[0]}; choose an empty folder with --store"
            raise StoreError(message)
        return
    try:
        version = json.loads(mark.read_text(encoding="utf-8"))["format"]
    except (ValueError, KeyError, TypeError):
        version = None
    if version != FORMAT:
        message = f"store {folder} has format {version}, this version reads {FORMAT}; ingest into a new store"
        raise StoreError(message)


def _opened(folder: Path, opener: Callable[[], ox.Store]) -> ox.Store:
    """Open, with Oxigraph's errors in our words."""
    try:
        return opener()
    except OSError as error:
        if "lock file" in str(error):
            message = f"store {folder} is in use by another program; wait until it is done"
            raise StoreInUseError(message) from error
        raise
    except RuntimeError as error:
        message = f"store {folder} is damaged ({error}); delete it and ingest again"
        raise StoreDamagedError(message) from error
