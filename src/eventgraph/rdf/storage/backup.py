"""Copies of a store that are stores themselves, made from a snapshot beside a writer who goes on."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eventgraph.errors import StoreError
from eventgraph.rdf.storage.atomic_file import sync_folder, write_whole
from eventgraph.rdf.storage.checksums import file_sums, write_sums
from eventgraph.rdf.storage.folder import MARK, QUADS, RECORDS, REPORTS, mark, open_snapshot, seal
from eventgraph.rdf.storage.import_files import FOLDER as IMPORTS
from eventgraph.rdf.storage.snapshots import FOLDER as SNAPSHOTS
from eventgraph.rdf.storage.snapshots import READERS, SUMS

MANIFEST: Final = "backup.json"
COPIED: Final = (RECORDS, REPORTS, IMPORTS)


def back_up(folder: Path, target: Path) -> tuple[int, int]:
    """Copy a store as its writer last synced it into a new folder; return how many files and bytes it has.

    The copy is whole or not there, synced, and lists in `backup.json` the size and SHA-256 of each file. The
    text index, which can be made anew, is left out.

    Raises:
        StoreError: there is no store, or the target is there already.
        OSError: the disk is full, or the target cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"{target} exists already; name a new folder for the backup"
        raise StoreError(message)
    temporary = target.with_name(f".{target.name}.tmp.{os.getpid()}")
    temporary.mkdir(parents=True)
    try:
        # Records first-referenced by the snapshot were written before it, so they are copied after it.
        with open_snapshot(folder) as snapshot:
            shutil.copytree(snapshot.quads, temporary / QUADS)
        for name in COPIED:
            if (folder / name).is_dir():
                shutil.copytree(folder / name, temporary / name, ignore=shutil.ignore_patterns("*.tmp"))
        mark(temporary)
        _add_snapshot(temporary)
        seal(temporary)
        files = _listed(temporary)
        for path in (temporary / name for name in files):
            _sync(path)
        if target.is_dir():
            target.rmdir()
        temporary.rename(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    sync_folder(target.parent)
    return len(files), sum(size for size, _ in files.values())


def _add_snapshot(folder: Path) -> None:
    """Give readers a snapshot, so that reading a backup never writes to it."""
    snapshot = folder / SNAPSHOTS / f"{1:08d}"
    shutil.copytree(folder / QUADS, snapshot / QUADS, copy_function=os.link)
    write_sums(snapshot / SUMS, file_sums(snapshot / QUADS))
    (snapshot / READERS).touch()


def changed_since_backup(folder: Path) -> Iterator[str]:
    """Yield, in words, each file of a backup that its manifest does not know so; nothing if it is none."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return
    found = _sums(folder)
    for name, row in sorted(told.items()):
        if found.get(name) != tuple(row):
            yield f"{folder / name} is not what was backed up"


def _listed(folder: Path) -> dict[str, tuple[int, str]]:
    files = _sums(folder)
    write_whole(folder / MANIFEST, json.dumps(files, sort_keys=True).encode())
    return files


def _sums(folder: Path) -> dict[str, tuple[int, str]]:
    places = [folder, *(path for path in sorted(folder.rglob("*")) if path.is_dir())]
    return {
        str((place / name).relative_to(folder)): (row.size, row.sha256)
        for place in places
        for name, row in file_sums(place).items()
        if name not in (MANIFEST, MARK)
    }


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
