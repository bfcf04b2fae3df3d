"""Files -> articles: one function a format, found by suffix and by content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from eventgraph.readers.formats import LIST_READERS, READERS, SUFFIXES, UNPACKERS, Reader
from eventgraph.readers.limits import ReadingLimits
from eventgraph.readers.reading import read_file
from eventgraph.readers.source import SourceFile, SourceStream, display_name
from eventgraph.readers.walk import Skipped, walk

__all__ = [
    "LIST_READERS",
    "READERS",
    "SUFFIXES",
    "UNPACKERS",
    "Reader",
    "ReadingLimits",
    "Skipped",
    "SourceFile",
    "SourceStream",
    "display_name",
    "find_files",
    "read_file",
]


def find_files(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """Yield the files below the paths, in order, each once, and what was skipped.

    Folders are walked in sorted order. Hidden files are passed over; links inside a folder are not
    followed. A skip has a reason code: `not_regular`, `outside_root`, `permission` or `not_found`.

    Raises:
        ReadError: `not_found` when a path does not exist, before anything is yielded.
    """
    return walk(paths)
