"""Writing that leaves the old file or the new one, and never half of either."""

from __future__ import annotations

import csv
import glob
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from eventgraph.errors import ExportError
from eventgraph.exporters.formats import FORMATS, Part
from eventgraph.rdf.storage.atomic_file import sync_folder

if TYPE_CHECKING:
    import networkx as nx


def export(graph: nx.MultiDiGraph[str], path: Path | str) -> tuple[Path, ...]:
    """Write the graph in the format that the path's suffix names, and return the files written.

    `NAME.csv` stands for `NAME-nodes.csv` and `NAME-edges.csv`. Each file is written beside its place,
    synced, read again, and only then renamed, so that a failure leaves what was there. The same graph gives
    the same bytes, in whatever order it was built.

    Raises:
        ExportError: the suffix is unknown, the folder is missing, the graph does not fit the format, or the
            file did not read back.
        OSError: the disk is full, or the folder cannot be written to.
    """
    parts = _parts(Path(path))
    # A link stays a link: the file that it points to is replaced.
    place = Path(os.path.realpath(path))
    check_place(place)
    targets = tuple(place if len(parts) == 1 else place.with_name(place.stem + part.ending) for part in parts)
    with ExitStack() as cleanup:
        for target in targets:
            _sweep(target)
        written = [
            _written(graph, part, target, cleanup) for part, target in zip(parts, targets, strict=True)
        ]
        for temporary, target in zip(written, targets, strict=True):
            temporary.replace(target)
        sync_folder(place.parent)
    return targets


def _parts(path: Path) -> tuple[Part, ...]:
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        message = f"{path.name}: no format has the suffix {path.suffix!r}; take one of {', '.join(FORMATS)}"
        raise ExportError(message) from None


def check_place(place: Path) -> None:
    """Refuse a place where no file can be.

    Raises:
        ExportError: its folder is missing, or it is a folder itself.
    """
    if not place.parent.is_dir():
        message = f"{place}: the folder {place.parent} does not exist; create it, or name another"
        raise ExportError(message)
    if place.is_dir():
        message = f"{place} is a folder; name a file"
        raise ExportError(message)


def _written(graph: nx.MultiDiGraph[str], part: Part, target: Path, cleanup: ExitStack) -> Path:
    """Return a finished and checked file beside the target; the cleanup removes it if it is still there."""
    temporary = target.with_name(f".{target.name}.tmp.{os.getpid()}")
    cleanup.callback(temporary.unlink, missing_ok=True)
    with temporary.open("wb") as stream:
        part.write(graph, stream)
        stream.flush()
        os.fsync(stream.fileno())
    with temporary.open("rb") as stream:
        try:
            part.check(graph, stream)
        except (SyntaxError, ValueError, csv.Error) as error:
            message = f"{target}: what was written did not read back, so nothing was changed ({error})"
            raise ExportError(message) from error
    return temporary


def _sweep(target: Path) -> None:
    """Remove what exports that were killed left beside the target."""
    if os.name != "posix":
        return  # elsewhere there is no harmless way to ask for a process
    for stale in target.parent.glob(f".{glob.escape(target.name)}.tmp.*"):
        number = stale.name.rpartition(".")[2]
        if number.isdecimal() and not _runs(int(number)):
            stale.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
