"""Answers to queries: tables for people, the W3C's formats for programs."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import typer

import eventgraph
from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph.rdf.queries.sparql import QueryResult

MAX_ROWS: Final = 1_000
PIPE_WIDTH: Final = 200
YES_OR_NO: Final = {True: b"yes\n", False: b"no\n"}


def answer_in(form: str | None, result: QueryResult, *, terminal: bool) -> bytes:
    """Return an answer in UTF-8, in the form asked for or else that which fits the reader.

    SELECT gives a table (a terminal) or CSV (a pipe), ASK yes or no, CONSTRUCT and DESCRIBE Turtle.

    Raises:
        QueryError: the form cannot hold the answer.
    """
    if result.boolean is not None and form in (None, "table"):
        return YES_OR_NO[result.boolean]
    if not result.variables and form in (None, "table"):
        return _formatted(result, "turtle")
    if form == "table" or (form is None and terminal):
        width = shutil.get_terminal_size().columns if terminal else PIPE_WIDTH
        rows = eventgraph.table_rows(result, labels=True)
        return table(result.variables, rows, width=width, cut=result.truncated).encode()
    return _formatted(result, form or "csv")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, width: int, cut: bool = False) -> str:
    """Return rows as a table with lines of at most `width` characters.

    There are at most 1,000 rows; that there are none, or more, is said on standard error, unless the caller
    has to say that the answer was `cut` anyway.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False)
    for column in columns:
        grid.add_column(Text(column), overflow="fold")
    waiting = iter(rows)
    for row in islice(waiting, MAX_ROWS):
        grid.add_row(*(Text(escaped(value)) for value in row))
    text = io.StringIO()
    Console(file=text, width=width).print(grid)
    if not grid.rows:
        typer.echo("no rows", err=True)
    elif not cut and next(waiting, None) is not None:
        typer.echo(f"only the first {MAX_ROWS:,} rows are shown; --format csv gives all", err=True)
    return text.getvalue()


def _formatted(result: QueryResult, form: str) -> bytes:
    data: bytes = eventgraph.format_result(result, form)
    return data if form == "parquet" or not data or data.endswith(b"\n") else data + b"\n"
