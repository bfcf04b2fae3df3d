"""Damage of a store's files: what is missing, has changed, or disagrees with itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.rdf.storage.backup import changed_since_backup
from eventgraph.rdf.storage.checksums import damaged_files, read_sums
from eventgraph.rdf.storage.folder import QUADS, REBUILD
from eventgraph.rdf.storage.index_check import check_indexes
from eventgraph.rdf.storage.lock import is_held, is_marked
from eventgraph.rdf.storage.search_reading import index_faults
from eventgraph.rdf.storage.snapshots import SUMS

if TYPE_CHECKING:
    from eventgraph.rdf.storage.contents import Contents


def damage(store: Contents, *, deep: bool) -> Iterator[str]:
    """Yield, in words, the damage of the writer's files and of those that the store reads.

    If `deep`, every byte and every index is read, too.
    """
    yield from changed_files(store.folder, deep=deep)
    snapshot = store.quads_folder
    if snapshot.parent != store.folder:
        found = damaged_files(snapshot, read_sums(snapshot.parent / SUMS), deep=deep)
        yield from (f"{fault}; {REBUILD} {store.folder}" for fault in found)
    if deep:
        yield from changed_since_backup(store.folder)
        yield from index_faults(store.folder)
        yield from check_indexes(snapshot)


def changed_files(folder: Path, *, deep: bool) -> Iterator[str]:
    """Yield, in words, each of the writer's files that is not as it was closed; nothing while it is open."""
    sums = read_sums(folder / SUMS)
    if deep and not sums and not is_marked(folder):
        yield f"{folder / SUMS} is missing or damaged, which tells what the files were; {REBUILD} {folder}"
    found = list(damaged_files(folder / QUADS, sums, deep=deep))
    if not is_held(folder) and read_sums(folder / SUMS) == sums:
        yield from (f"{fault}; {REBUILD} {folder}" for fault in found)
