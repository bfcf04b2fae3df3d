"""Files and folders -> articles, and a row for everything that is none: where reading meets the rest."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from eventgraph.errors import NotFoundError, ReadError
from eventgraph.records import Article, InputReport

if TYPE_CHECKING:
    from eventgraph.readers import ReadingLimits, Skipped
    from eventgraph.readers.supervision import ReadingProcess
    from eventgraph.records.report import Status

STANDARD_INPUT: Final = Path("-")
NO_FIELDS: Final[Mapping[str, str]] = MappingProxyType({})


def inputs(
    paths: Iterable[Path],
    limits: ReadingLimits | None = None,
    *,
    fields: Mapping[str, str] = NO_FIELDS,
    form: str | None = None,
) -> Iterator[Article | InputReport]:
    """Yield every article, and a row for everything that is none or needs a warning.

    Files are read in a process of their own, within `limits`. `fields` says what JSON and tables call an
    article's fields, where that is to be set: {"text": "body"}. The path `-` is standard input, whose format
    is `form`, or what its first bytes say.

    Raises:
        SettingsError: `fields` names one that no article has.
        NotFoundError: a path, or the format, does not exist; nothing has been read then.
    """
    from eventgraph.readers.limits import DEFAULT
    from eventgraph.readers.supervision import ReadingProcess

    given = list(paths)
    check_fields(fields)
    check_paths(given, form=form)
    limits = limits or DEFAULT
    with ReadingProcess(limits, fields) as process:
        if STANDARD_INPUT in given:
            yield from _standard_input(process, limits, form)
        yield from _files(_named(given), process)


def check_fields(fields: Mapping[str, str]) -> None:
    """Make sure that `fields` names only what articles have.

    Raises:
        SettingsError: it does not.
    """
    from eventgraph.readers import field_map

    field_map.check_fields(fields)


def check_paths(paths: Iterable[Path], *, form: str | None = None) -> None:
    """Make sure that every path and the format exist, before anything is read or made.

    Raises:
        NotFoundError: one does not; the message names it.
    """
    from eventgraph.readers import find_files
    from eventgraph.readers.formats import format_names

    if form is not None and form not in format_names():
        message = f"no format is called {form!r}; formats are {', '.join(format_names())}"
        raise NotFoundError(message)
    try:
        next(find_files(_named(paths)), None)
    except ReadError as error:
        raise NotFoundError(str(error)) from error


def _named(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if path != STANDARD_INPUT]


def _files(paths: Iterable[Path], process: ReadingProcess) -> Iterator[Article | InputReport]:
    from eventgraph.readers import Skipped, find_files

    for path in find_files(paths):
        yield from [_row_of(path)] if isinstance(path, Skipped) else _members(process, path)


def _row_of(skipped: Skipped) -> InputReport:
    from eventgraph.readers.reasons import Reason

    # There may be articles behind it, which nobody meant to leave out.
    status: Status = "quarantine" if skipped.code == Reason.PERMISSION else "skip"
    return InputReport(
        path=str(skipped.path), status=status, code=skipped.code, message=skipped.message, hint=skipped.hint
    )


def _standard_input(
    process: ReadingProcess, limits: ReadingLimits, form: str | None
) -> Iterator[Article | InputReport]:
    from eventgraph.readers.spooling import spool

    name = str(STANDARD_INPUT)
    with tempfile.NamedTemporaryFile() as spooled:
        try:
            spool(sys.stdin.buffer, spooled, limits, form)
        except ReadError as error:
            yield _refused(name, error)
        else:
            yield from _members(process, Path(spooled.name), name=name, form=form)


def _members(
    process: ReadingProcess, path: Path, *, name: str | None = None, form: str | None = None
) -> Iterator[Article | InputReport]:
    called = name or str(path)
    try:
        yield from process.read(path, name=name, form=form)
    except ReadError as error:
        yield _refused(called, error)


def _refused(called: str, error: ReadError) -> InputReport:
    from eventgraph.readers.refused import STATUSES

    return InputReport(
        path=called,
        status=STATUSES.get(error.code, "quarantine"),
        code=error.code,
        message=str(error).removeprefix(f"{called}: "),
        hint=error.hint,
    )
