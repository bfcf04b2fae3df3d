"""What the files of a store were when they were written: sizes and SHA-256, so that later damage shows.

Oxigraph notices a flipped byte only when it reads that block, and a shortened or deleted log never. Its data
files (`*.sst`) never change once written, so each is hashed once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.rdf.storage.atomic_file import write_whole

IMMUTABLE: Final = ".sst"
IGNORED: Final = frozenset({"LOCK", "LOG"})
"""Files of RocksDB that hold no data; it rewrites them whenever it likes."""


class FileSum(NamedTuple):
    """Size in bytes and SHA-256 of one file."""

    size: int
    sha256: str


Sums = Mapping[str, FileSum]


def file_sums(folder: Path, known: Sums | None = None) -> dict[str, FileSum]:
    """Return the sums of a folder's files by name; immutable ones that are `known` are not read again."""
    return {path.name: _sum(path, (known or {}).get(path.name)) for path in _data_files(folder)}


def write_sums(path: Path, sums: Sums) -> None:
    """Write sums as one JSON object, whole or not at all."""
    write_whole(path, json.dumps({name: list(row) for name, row in sorted(sums.items())}).encode())


def read_sums(path: Path) -> dict[str, FileSum]:
    """Return what was written; nothing where the file is absent or not whole."""
    try:
        rows = json.loads(path.read_bytes())
        return {name: FileSum(*row) for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def damaged_files(folder: Path, sums: Sums, *, deep: bool) -> Iterator[str]:
    """Yield, in words, each file of the folder that is absent, of another size or, if `deep`, changed."""
    for name, told in sorted(sums.items()):
        path = folder / name
        if not path.is_file():
            yield f"{path} is missing"
        elif path.stat().st_size != told.size:
            yield f"{path} has {path.stat().st_size} bytes where {told.size} were written"
        elif deep and _sha256(path) != told.sha256:
            yield f"{path} has changed since it was written"


def _data_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in IGNORED and not path.name.startswith("LOG."):
            yield path


def _sum(path: Path, known: FileSum | None) -> FileSum:
    # Whoever changes a data file must not get its new hash written down, whatever its times say.
    if known is not None and path.suffix == IMMUTABLE:
        return known
    return FileSum(path.stat().st_size, _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
