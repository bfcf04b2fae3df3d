"""Snapshots: what readers read while a writer writes.

    snapshots/00000007/rdf/         a checkpoint of the quads; its data files are hard links
    snapshots/00000007/files.json   what its files were (`checksums`)
    snapshots/00000007/readers      locked, shared, by each reader

Oxigraph promises nothing of a store that is read while another process writes it, so nobody does that. The
writer publishes a snapshot with every flush; the newest two are kept, older ones while somebody reads them.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self

from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.storage.atomic_file import sync_folder
from eventgraph.rdf.storage.checksums import FileSum, file_sums, read_sums, write_sums

if TYPE_CHECKING:
    import pyoxigraph as ox

FOLDER: Final = "snapshots"
QUADS: Final = "rdf"
SUMS: Final = "files.json"
LAST_SUMS: Final = "files.last.json"
"""What the writer's files were when they were last closed; there while they are open, and after a death."""
READERS: Final = "readers"
KEPT: Final = 2
ATTEMPTS: Final = 10


class Snapshot:
    """A state of the quads that stays as it is until it is closed; a context manager."""

    def __init__(self, quads: Path, hold: IO[bytes] | None = None) -> None:
        """Take over a folder of quads and, if it may be swept away, the lock that prevents it."""
        self.quads = quads
        self._hold = hold

    def __enter__(self) -> Self:
        """Return the snapshot."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let it go."""
        self.close()

    def close(self) -> None:
        """Let the snapshot be swept away; a second call does nothing."""
        if self._hold is not None:
            fcntl.flock(self._hold, fcntl.LOCK_UN)
            self._hold.close()
            self._hold = None


def publish(folder: Path, quads: ox.Store) -> Path:
    """Make a snapshot of the open quads of the store in `folder`, sweep old ones, and return its folder."""
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    existing = _numbers(place)
    target = place / f"{(existing[-1] if existing else 0) + 1:08d}"
    temporary = place / f".{target.name}.tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    quads.backup(str(temporary / QUADS))
    write_sums(temporary / SUMS, file_sums(temporary / QUADS, known_sums(folder)))
    (temporary / READERS).touch()
    temporary.rename(target)
    sync_folder(place)
    sweep(folder)
    return target


def number_of(quads: Path) -> int:
    """Return the number of the snapshot that a folder of quads belongs to; 0 for the writer's own."""
    name = quads.parent.name
    return int(name) if name.isdecimal() and quads.parent.parent.name == FOLDER else 0


def newest(folder: Path) -> Path | None:
    """Return the folder of the newest snapshot of a store."""
    numbers = _numbers(folder / FOLDER)
    return folder / FOLDER / f"{numbers[-1]:08d}" if numbers else None


def known_sums(folder: Path) -> dict[str, FileSum]:
    """Return what the data files of a store were when they were first hashed.

    Oxigraph merges files whenever it likes, so some that were closed are in no snapshot.
    """
    snapshot = newest(folder)
    return read_sums(folder / LAST_SUMS) | (read_sums(snapshot / SUMS) if snapshot else {})


def hold_newest(folder: Path) -> Snapshot | None:
    """Return the newest snapshot, held against sweeping; None where there is none.

    Raises:
        StoreDamagedError: snapshots vanish as often as they are looked for.
    """
    for _ in range(ATTEMPTS):
        found = newest(folder)
        if found is None:
            return None
        hold = _shared(found)
        if hold is not None:
            return Snapshot(found / QUADS, hold)
    message = f"store {folder}: its snapshots cannot be opened; run: eventgraph rebuild --store {folder}"
    raise StoreDamagedError(message)


def sweep(folder: Path, *, keep: int = KEPT) -> bool:
    """Delete all but the newest snapshots that nobody reads; return whether only those are left."""
    place = folder / FOLDER
    for half in place.glob(".*.tmp"):
        shutil.rmtree(half, ignore_errors=True)
    swept = [_swept(place / f"{number:08d}") for number in _numbers(place)[:-keep]]
    return all(swept)


def _swept(snapshot: Path) -> bool:
    try:
        with (snapshot / READERS).open("rb") as readers:
            fcntl.flock(readers, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Renamed first: whoever finds the number finds all of it.
            gone = snapshot.rename(snapshot.with_name(f".{snapshot.name}.tmp"))
    except BlockingIOError:
        return False
    except FileNotFoundError:
        gone = snapshot
    shutil.rmtree(gone, ignore_errors=True)
    return True


def _shared(snapshot: Path) -> IO[bytes] | None:
    """Return the held lock of a snapshot, or None if it was swept away before it was held."""
    try:
        hold = (snapshot / READERS).open("rb")
    except FileNotFoundError:
        return None
    fcntl.flock(hold, fcntl.LOCK_SH)
    if (snapshot / QUADS).is_dir():
        return hold
    hold.close()
    return None


def _numbers(place: Path) -> list[int]:
    return sorted(_all_numbers(place))


def _all_numbers(place: Path) -> Iterator[int]:
    if place.is_dir():
        yield from (int(path.name) for path in place.iterdir() if path.name.isdecimal())
