"""Filling a new folder of quads at once, many times as fast as commit by commit: whole, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import ReadError, StoreError
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.reserved import is_in_union

UNFINISHED: Final = ".unfinished"
LINES_AT_ONCE: Final = 5_000
BY_IMPORT: Final = f" <{ids.IMPORT}"


def bulk_fill(folder: Path, lines: Iterable[str]) -> int:
    """Make a folder of quads (`rdf/` of a store) from N-Quads lines; return how many quads it was given.

    `lines`, without line ends and in any order, are what `Store.dump` yields: the union in the default graph
    gets a copy of each line of a named graph, which counts too. The folder has its name when all is in it and
    on disk; what a killed process leaves is called `folder.unfinished`, and the next fill deletes it. Memory
    does not grow with the lines.

    Raises:
        StoreError: the folder exists already.
        ReadError: a line is not N-Quads.
    """
    if folder.exists():
        message = f"{folder} exists already; only a new folder can be filled at once"
        raise StoreError(message)
    unfinished = folder.with_name(folder.name + UNFINISHED)
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    stream = _Stream(with_union(lines))
    _load(unfinished, stream)
    unfinished.rename(folder)
    return stream.count


def with_union(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines, each of a named graph followed by its copy in the default graph."""
    for line in lines:
        yield line
        if BY_IMPORT in line and not _is_repeated(line):
            continue
        triple, _, name = line.rpartition(" <")
        # An IRI before the full stop names a graph, unless only subject and predicate are before it. What
        # looks like one within a literal has a quotation mark behind it.
        if name.endswith("> .") and name.count(">") == 1 and '"' not in name and triple.count(" ") > 1:
            yield f"{triple} ."


def _is_repeated(line: str) -> bool:
    return all(is_in_union(quad.triple, quad.graph_name) for quad in parse_nquads([line]))


class _Stream:
    """Lines as the file that Oxigraph reads; `count` is of those that were read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._rest, self._place = lines, b"", 0
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most `size`; nothing at the end."""
        if self._place >= len(self._rest):
            chunk = list(islice(self._lines, LINES_AT_ONCE))
            self.count += len(chunk)
            self._rest, self._place = ("\n".join([*chunk, ""])).encode() if chunk else b"", 0
        start = self._place
        self._place = len(self._rest) if size < 0 else start + size
        return self._rest[start : self._place]


def _load(folder: Path, stream: _Stream) -> None:
    quads = ox.Store(str(folder))
    try:
        quads.bulk_load(cast("IO[bytes]", stream), ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        code, message = "bad_rdf", f"not N-Quads: {error}"
        raise ReadError(code, message) from error
    # What was loaded lies in many files that overlap; merged, a look-up costs a third.
    quads.optimize()
    quads.flush()
