"""`eventgraph query`: SPARQL, or a saved question, asked of a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

import eventgraph
from eventgraph.cli.answers import answer_in
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.past import AsOf, known_by
from eventgraph.cli.terminal_text import escaped, is_terminal, print_data
from eventgraph.errors import NotFoundError, QueryError, QueryLimitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventgraph import Limits, QueryResult

STANDARD_INPUT: Final = "-"
MATCHES: Final = "matches"
"""The predicate that asks the text index; of other queries it need not be made."""
Format = Literal["table", "csv", "tsv", "json", "xml", "parquet", "turtle"]


def query(  # noqa: PLR0913 - a verb has as many parameters as options
    sparql: Annotated[
        str | None,
        typer.Argument(metavar="SPARQL", help="The query (usual prefixes are known); - for standard input."),
    ] = None,
    *,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="A file with the query.")
    ] = None,
    saved: Annotated[
        str | None, typer.Option("--saved", metavar="NAME", help="A question that is shipped.")
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A parameter of the saved query; repeatable."),
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="List the saved queries and their parameters.")
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="The form of the answer.",
            show_default="table on a terminal, csv in a pipe, turtle for CONSTRUCT and DESCRIBE",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say in words where the time of the query goes.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write the answer to a file, in the format of its suffix."
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", help="Stop the query after so long.")
    ] = 10,
    memory: Annotated[
        int, typer.Option("--memory", metavar="MB", help="Stop the query when it takes so much memory.")
    ] = 2048,
    rows: Annotated[
        int, typer.Option("--rows", metavar="N", help="Give at most so many rows or triples; 0 for all.")
    ] = 10_000,
    as_of: AsOf = None,
    store: Store = None,
) -> None:
    """Ask the store a question: SPARQL, or a saved query."""
    if listing:
        typer.echo("\n".join(_saved_lines()))
        return
    _check_one_question(sparql, file, saved)
    _check_place(form, output)
    limits = eventgraph.Limits(seconds=timeout, memory_mb=memory, rows=rows)
    text = _text(sparql, file) if saved is None else eventgraph.fill_query(saved, _parameters(values or ()))
    with known_by(as_of, store=chosen(store=store).store, searchable=MATCHES in text) as folder:
        if explain:
            lines = eventgraph.explain_query(text, store=folder, limits=limits)
            typer.echo("\n".join(map(escaped, lines)))
            return
        result = eventgraph.query(text, store=folder, limits=limits)
    if output is not None:
        _write(result, output, form)
    else:
        print_data(answer_in(form, result, terminal=is_terminal()))
    if result.truncated:
        raise QueryLimitError(_cut_words(result, limits))


def _check_place(form: str | None, output: Path | None) -> None:
    """Refuse a table in a file, and bytes on a screen."""
    if form == "table" and output is not None:
        message = "a table is for reading; a file takes one of the other formats"
        raise typer.BadParameter(message, param_hint="--format")
    if form == "parquet" and output is None and is_terminal():
        message = "parquet is not for reading; name a file with --output"
        raise typer.BadParameter(message, param_hint="--format")


def _write(result: QueryResult, file: Path, form: str | None) -> None:
    eventgraph.write_answer(result, file, form)
    typer.echo(f"wrote {escaped(str(file))}")


def _cut_words(result: QueryResult, limits: Limits) -> str:
    if result.cut_at == "rows":
        return f"the answer is longer than {limits.rows:,} rows and was cut there; --rows 0 gives all"
    return f"the answer is larger than {limits.answer_mb} MB and was cut there; ask for less at a time"


def _saved_lines() -> Iterator[str]:
    queries = eventgraph.saved_queries()
    width = max(map(len, queries), default=0)
    for name, saved in queries.items():
        parameters = f"  [{_parameters_line(saved.parameters)}]" if saved.parameters else ""
        yield f"{name:<{width}}  {saved.title}{parameters}"


def _parameters_line(parameters: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={default}" for name, default in parameters.items())


def _check_one_question(*questions: object) -> None:
    if sum(question is not None for question in questions) != 1:
        message = "give one question: SPARQL, --file or --saved (query --list shows the saved ones)"
        raise typer.BadParameter(message, param_hint="SPARQL")


def _parameters(values: Iterable[str]) -> dict[str, str]:
    """Return name -> value of each `NAME=VALUE`."""
    pairs = [value.partition("=") for value in values]
    for name, separator, _ in pairs:
        if not separator or not name:
            message = f"{name!r} is no NAME=VALUE of a saved query"
            raise typer.BadParameter(message, param_hint="--set")
    return {name: value for name, _, value in pairs}


def _text(sparql: str | None, file: Path | None) -> str:
    """Return the query's text from wherever it stands.

    Raises:
        NotFoundError: the file cannot be read.
        QueryError: it is not UTF-8.
    """
    if sparql is not None and sparql != STANDARD_INPUT:
        return sparql
    try:
        if file is None or str(file) == STANDARD_INPUT:
            return sys.stdin.buffer.read().decode()
        return file.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{file}: {error.strerror}; check the path"
        raise NotFoundError(message) from error
    except UnicodeDecodeError as error:
        message = f"the query is not UTF-8: {error.reason} at byte {error.start}"
        raise QueryError(message) from error
