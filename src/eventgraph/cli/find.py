"""`eventgraph find`: claims, sentences and entities by words."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.terminal_text import escaped, is_styled, is_terminal, print_data, print_records

if TYPE_CHECKING:
    from eventgraph.records import Hit

COLUMNS: Final = ("kind", "id", "article", "score", "text", "factuality", "ended", "sentence")
PIPE_WIDTH: Final = 200
SHORT: Final = 8
"""Digits of a claim's id, enough for `eventgraph why`."""


def find(
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help='In any form: ban finds banned. "a phrase" in quotes, export* begins so, -word not.',
        ),
    ],
    *,
    kind: Annotated[
        Literal["claim", "sentence", "entity"] | None,
        typer.Option("--kind", help="Only these.", show_default="all"),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="At most so many.")] = 20,
    form: Annotated[
        Literal["table", "csv", "json"] | None,
        typer.Option(
            "--format", help="The form of the answer.", show_default="table on a terminal, csv in a pipe"
        ),
    ] = None,
    store: Store = None,
) -> None:
    """Find claims, sentences and entities by words, the best first."""
    hits = eventgraph.find(words, store=chosen(store=store).store, kind=kind, limit=limit)
    if not hits:
        typer.echo("nothing found", err=True)
    if form == "json":
        print_records(hits)
    elif form == "table" or (form is None and is_terminal()):
        typer.echo(_table(hits), nl=False)
    else:
        print_data(_csv(hits))


def _csv(hits: Iterable[Hit]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for hit in hits:
        name = hit.id or hit.iri
        ended = "" if hit.ended is None else str(hit.ended).lower()
        texts = "; ".join(hit.text.split("\n"))
        writer.writerow([hit.kind, name, hit.article, hit.score, texts, hit.factuality, ended, hit.sentence])
    return text.getvalue().encode()


def _table(hits: Iterable[Hit]) -> str:
    """Return what was found, a row each, with the words that were looked for in bold on a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = shutil.get_terminal_size().columns if is_terminal() else PIPE_WIDTH
    grid = Table(box=None, pad_edge=False)
    for column in ("kind", "claim", "text"):
        grid.add_column(column, overflow="fold")
    grid.add_column("article", overflow="fold", max_width=width // 3)
    for hit in hits:
        claim = (hit.id or "")[:SHORT] if hit.kind == "claim" else ""
        article = Text(escaped(hit.article or ""))
        grid.add_row(hit.kind, claim, Text.assemble(*_pieces(hit)), article)
    out = io.StringIO()
    styled = is_styled()
    color: Literal["standard"] | None = "standard" if styled else None
    Console(file=out, width=width, force_terminal=styled, color_system=color, highlight=False).print(grid)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _pieces(hit: Hit) -> Iterator[tuple[str, str]]:
    """Yield the text on one line in pieces, each with its style, and below a claim its sentence."""
    end = 0
    for mark in hit.marks:
        yield _line(hit.text[end : mark.start]), ""
        yield _line(hit.text[mark.start : mark.end]), "bold"
        end = mark.end
    yield _line(hit.text[end:]), ""
    notes = [*([hit.factuality.value] if hit.factuality else []), *(["ended"] if hit.ended else [])]
    if notes:
        yield f" ({', '.join(notes)})", ""
    if hit.sentence is not None:
        yield f"\n  {escaped(hit.sentence, limit=None)}", "dim"


def _line(text: str) -> str:
    return " · ".join(escaped(line, limit=None) for line in text.split("\n"))
