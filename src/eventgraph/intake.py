"""Files and folders -> articles, and a row for everything that is none: where reading meets the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from eventgraph.errors import NotFoundError, ReadError
from eventgraph.records import Article, InputReport


def inputs(paths: Iterable[Path]) -> Iterator[Article | InputReport]:
    """Yield every article, and a row for everything that is none or needs a warning.

    Raises:
        NotFoundError: a path does not exist; nothing has been read then.
    """
    from eventgraph.readers import Skipped, find_files, read_file

    given = list(paths)
    check_paths(given)
    for path in find_files(given):
        if isinstance(path, Skipped):
            yield InputReport(
                path=str(path.path), status="skip", code=path.code, message=path.message, hint=path.hint
            )
        else:
            yield from _members(path, read_file)


def check_paths(paths: Iterable[Path]) -> None:
    """Make sure that every path exists, before anything is read or made.

    Raises:
        NotFoundError: one does not; the message names it.
    """
    from eventgraph.readers import find_files

    try:
        next(find_files(paths), None)
    except ReadError as error:
        raise NotFoundError(str(error)) from error


def _members(
    path: Path, read_file: Callable[[Path], Iterator[Article | InputReport]]
) -> Iterator[Article | InputReport]:
    try:
        yield from read_file(path)
    except ReadError as error:
        message = str(error).removeprefix(f"{path}: ")
        yield InputReport(
            path=str(path), status="quarantine", code=error.code, message=message, hint=error.hint
        )
