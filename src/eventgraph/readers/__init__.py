"""Files -> articles: one function a format, chosen by the file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from eventgraph.errors import ReadError
from eventgraph.readers.html_page import read_html
from eventgraph.readers.json_file import read_json
from eventgraph.readers.json_lines import read_json_lines
from eventgraph.readers.markdown import read_markdown
from eventgraph.readers.plain_text import read_text
from eventgraph.readers.reasons import Reason, refusal
from eventgraph.readers.source import SourceFile, display_name, open_source
from eventgraph.readers.walk import Skipped, walk
from eventgraph.records import Article, InputReport

__all__ = ["READERS", "Reader", "Skipped", "SourceFile", "display_name", "find_files", "read_file"]

Reader = Callable[[SourceFile], Iterator[Article | InputReport]]

READERS: Final[Mapping[str, Reader]] = {
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".md": read_markdown,
    ".txt": read_text,
}
"""Which function reads which suffix (in lower case)."""


def find_files(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """Yield the files that can be read below the paths, in order, each once, and what was skipped.

    Folders are walked in sorted order. Hidden files are passed over; links inside a folder are not
    followed. A skip has a reason code: `unknown_type`, `not_regular`, `outside_root`, `permission` or
    `not_found`.

    Raises:
        ReadError: `not_found` when a path does not exist, before anything is yielded.
    """
    return walk(paths, READERS)


def read_file(path: Path) -> Iterator[Article | InputReport]:
    """Yield a file's articles, each followed by its warnings, and a row for each member that is none.

    Rows have the status `warning` or `quarantine`, and as `path` the file as articles name it.

    Raises:
        ReadError: the file as a whole cannot be read; its code says why, its message names the file.
    """
    try:
        yield from _reader(path)(open_source(path))
    except ReadError as error:
        raise ReadError(error.code, f"{path}: {error}", hint=error.hint) from error


def _reader(path: Path) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise refusal(Reason.UNKNOWN_TYPE, f"no reader for {path.suffix or 'a name without suffix'}")
    return reader
