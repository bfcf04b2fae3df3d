"""Copies of a store that are stores themselves, made from a snapshot beside a writer who goes on."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from eventgraph.errors import ExportError
from eventgraph.rdf.storage.atomic_file import sync, sync_folder, write_whole
from eventgraph.rdf.storage.checksums import file_sums, write_sums
from eventgraph.rdf.storage.folder import (
    BACKUP,
    DECISIONS,
    IMPORTS,
    MARK,
    QUADS,
    RECORDS,
    REPORTS,
    mark,
    open_snapshot,
    seal,
)
from eventgraph.rdf.storage.lock import is_held
from eventgraph.rdf.storage.reports import Seen, report_files, visible_lines
from eventgraph.rdf.storage.snapshots import FOLDER as SNAPSHOTS
from eventgraph.rdf.storage.snapshots import READERS, SUMS, number_of


def back_up(folder: Path, target: Path) -> tuple[int, int]:
    """Copy a store as its writer last synced it into a new folder; return how many files and bytes it has.

    The copy is whole or not there, synced, and lists in `backup.json` the size and SHA-256 of each file. The
    text index, which can be made anew, is left out.

    Raises:
        StoreError: there is no store.
        ExportError: the target is there already.
        OSError: the disk is full, or the target cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"{target} exists already; name a new folder for the backup"
        raise ExportError(message)
    temporary = target.with_name(f".{target.name}.tmp.{os.getpid()}")
    temporary.mkdir(parents=True)
    try:
        # While the snapshot is held, no writer deletes a record that it refers to.
        with open_snapshot(folder) as snapshot:
            seen = Seen(number_of(snapshot.quads), is_live=is_held(folder))
            _copy_reports(folder / REPORTS, temporary / REPORTS, seen)
            for source, name in (
                (snapshot.quads, QUADS),
                (folder / RECORDS, RECORDS),
                (folder / IMPORTS, IMPORTS),
            ):
                _copy(source, temporary / name)
        with suppress(FileNotFoundError):
            shutil.copy2(folder / DECISIONS, temporary / DECISIONS)
        mark(temporary)
        _add_snapshot(temporary)
        seal(temporary)
        files = _listed(temporary)
        for path in (temporary / name for name in files):
            sync(path)
        if target.is_dir():
            target.rmdir()
        temporary.rename(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    sync_folder(target.parent)
    return len(files), sum(size for size, _ in files.values())


def _copy(source: Path, target: Path, *, linked: bool = False) -> None:
    """Copy the files of a folder and of those in it; what vanishes meanwhile was temporary."""
    for path in source.rglob("*"):
        place = target / path.relative_to(source)
        with suppress(FileNotFoundError):
            if path.is_file() and not path.name.startswith("."):
                place.parent.mkdir(parents=True, exist_ok=True)
                _link(path, place) if linked else shutil.copy2(path, place)


def _link(source: str | Path, target: str | Path) -> None:
    """Link a file, or copy it where the file system has no links."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target)


def _copy_reports(source: Path, target: Path, seen: Seen) -> None:
    """Copy what reports tell of that the snapshot holds."""
    target.mkdir()
    for path in report_files(source):
        lines = [line for line, is_visible in visible_lines(path, seen) if is_visible]
        (target / path.name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _add_snapshot(folder: Path) -> None:
    """Give readers a snapshot, so that reading a backup never writes to it."""
    snapshot = folder / SNAPSHOTS / f"{1:08d}"
    _copy(folder / QUADS, snapshot / QUADS, linked=True)
    write_sums(snapshot / SUMS, file_sums(snapshot / QUADS))
    (snapshot / READERS).touch()


def changed_since_backup(folder: Path) -> Iterator[str]:
    """Yield, in words, each file of a backup that its manifest does not know so; nothing if it is none."""
    try:
        told = json.loads((folder / BACKUP).read_bytes())
    except (OSError, ValueError):
        return
    found = _sums(folder)
    for name, row in sorted(told.items()):
        if found.get(name) != tuple(row):
            yield f"{folder / name} is not what was backed up"


def _listed(folder: Path) -> dict[str, tuple[int, str]]:
    files = _sums(folder)
    write_whole(folder / BACKUP, json.dumps(files, sort_keys=True).encode())
    return files


def _sums(folder: Path) -> dict[str, tuple[int, str]]:
    places = [folder, *(path for path in sorted(folder.rglob("*")) if path.is_dir())]
    return {
        str((place / name).relative_to(folder)): (row.size, row.sha256)
        for place in places
        for name, row in file_sums(place).items()
        if name not in (BACKUP, MARK)
    }
