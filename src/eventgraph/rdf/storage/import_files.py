"""Imports as files: `imports/<name>.nt`, from which their graphs can be made anew.

The first line is a comment with the row of the import as JSON, the others are its triples, sorted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote, unquote

from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.atomic_file import write_whole
from eventgraph.rdf.storage.folder import IMPORTS

if TYPE_CHECKING:
    import pyoxigraph as ox

SUFFIX: Final = ".nt"
CAPITAL: Final = re.compile("%[0-9A-F]{2}|[A-Z]")


class ImportFile(NamedTuple):
    """A file that was read: the row of the import, and its triples."""

    row: Mapping[str, Any]
    triples: set[ox.Triple]


def write_import(folder: Path, name: str, row: Mapping[str, object], triples: Iterable[ox.Triple]) -> None:
    """Keep an import of the store in `folder`, in place of the former one of its name."""
    (folder / IMPORTS).mkdir(exist_ok=True)
    header = json.dumps({"name": name, **row}, sort_keys=True)
    lines = [f"# {header}", *sorted(f"{triple} ." for triple in triples)]
    path = _path(folder, name)
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())
    _delete(other for other in _files_of(folder, name) if other != path)


def delete_import(folder: Path, name: str) -> None:
    """Keep an import no longer."""
    _delete(_files_of(folder, name))


def import_files(folder: Path) -> list[Path]:
    """Return the files in which a store keeps its imports."""
    return sorted((folder / IMPORTS).glob(f"*{SUFFIX}"))


def read_import(path: Path) -> ImportFile:
    """Return what a file keeps.

    Raises:
        ReadError: its triples are not N-Triples any more.
        ValueError, TypeError: its first line is not what was written.
    """
    header, *lines = path.read_text(encoding="utf-8").split("\n")
    row = dict(json.loads(header.removeprefix("# ")))
    row.pop("name", None)
    return ImportFile(row, {quad.triple for quad in parse_nquads(lines)})


def name_of(path: Path) -> str:
    """Return the name of the import that a file keeps."""
    return unquote(path.name.removesuffix(SUFFIX), errors="surrogatepass")


def _path(folder: Path, name: str) -> Path:
    """Return where an import is kept: capitals are escaped, too, since some file systems do not tell them."""
    written = quote(name, safe="", errors="surrogatepass")
    return folder / IMPORTS / f"{CAPITAL.sub(_escaped, written)}{SUFFIX}"


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("%") else f"%{ord(match[0]):X}"


def _files_of(folder: Path, name: str) -> list[Path]:
    """Return the files of an import: stores of earlier versions have its capitals as they are."""
    return [path for path in import_files(folder) if name_of(path) == name]


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
