"""Which files there are to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eventgraph.readers.reasons import HINTS, Reason, refusal


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that is no article, and why."""

    path: Path
    code: Reason
    message: str

    @property
    def hint(self) -> str:
        """What the user can do about it."""
        return HINTS[self.code]


def walk(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """Yield the files: as given, folders in sorted order, each file once.

    Hidden files and folders inside a folder are passed over. Symbolic links inside a folder are not
    followed: what they point to within the folder is read where it lies, and what lies outside is
    reported as skipped, like anything that cannot be an article.

    Raises:
        ReadError: `not_found`, before the first file is yielded, when a path does not exist.
    """
    given = [Path(path) for path in paths]
    for path in given:
        _check_exists(path)
    seen: set[object] = set()
    for found in (entry for path in given for entry in _listed(path)):
        outcome, identity = _judge(found)
        if identity not in seen:
            seen.add(identity)
            yield outcome


def _check_exists(path: Path) -> None:
    try:
        path.stat()
    except PermissionError:
        return
    except (OSError, ValueError) as error:
        raise refusal(Reason.NOT_FOUND, f"{path}: no such file or folder") from error


def _listed(path: Path) -> Iterator[Path | Skipped]:
    # Path.is_dir() raises where the way there is closed.
    if os.path.isdir(path):  # noqa: PTH112
        yield from _folder(path)
    else:
        yield path


def _folder(root: Path) -> Iterator[Path | Skipped]:
    real_root = Path(os.path.realpath(root))
    failures: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=failures.append):
        if "store.json" in files and "rdf" in folders:
            # A store of ours below the folder holds articles that were read already.
            folders.clear()
            continue
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                yield from _entry(Path(folder, name), real_root)
    for failure in failures:
        yield Skipped(Path(str(failure.filename)), Reason.PERMISSION, "cannot list the folder")


def _entry(path: Path, root: Path) -> Iterator[Path | Skipped]:
    if not os.path.islink(path):  # noqa: PTH114 - Path.is_symlink() raises where the folder is closed
        yield path
    elif not Path(os.path.realpath(path)).is_relative_to(root):
        yield Skipped(path, Reason.OUTSIDE_ROOT, "a link that leads out of the folder")
    elif not os.path.exists(path):  # noqa: PTH110 - Path.exists() raises on a loop of links
        yield Skipped(path, Reason.NOT_FOUND, "a link to nothing")


def _judge(found: Path | Skipped) -> tuple[Path | Skipped, object]:
    """Return the file, or why it is none, and what tells it from all others."""
    if isinstance(found, Skipped):
        return found, found.path
    try:
        status = found.stat()
    except PermissionError:
        return Skipped(found, Reason.PERMISSION, "no permission to look at it"), found
    except OSError:
        return Skipped(found, Reason.NOT_FOUND, "it vanished after it was listed"), found
    if not stat.S_ISREG(status.st_mode):
        return Skipped(found, Reason.NOT_REGULAR, "not a regular file"), found
    return found, (status.st_dev, status.st_ino)
