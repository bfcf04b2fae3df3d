"""`eventgraph review`: people say which entities are the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

import eventgraph
from eventgraph.cli.identities import counted
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.terminal_text import escaped, is_styled, is_terminal

if TYPE_CHECKING:
    from eventgraph.records import Question, Side

ASK: Final = "the same? [y]es, [n]o, [s]kip, [q]uit: "
ANSWERS: Final = {"y": "same", "n": "different", "s": "", "q": "", "": ""}


def review(
    *,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the questions as a table instead.")
    ] = None,
    read: Annotated[
        Path | None,
        typer.Option("--read", metavar="FILE", help="Take the decisions of a filled-in table, or of TOML."),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="N", help="At most N questions.")
    ] = None,
    store: Store = None,
) -> None:
    """Ask which entities are the same, and keep the answers."""
    folder = chosen(store=store).store
    if read is not None:
        _told(eventgraph.decide_from(read, store=folder), folder)
        return
    rows = islice(eventgraph.questions(folder), limit)
    if csv is not None:
        count = eventgraph.write_questions(csv, rows)
        typer.echo(
            f"{count:,} questions in {escaped(str(csv))}; fill in the column decision: same, different"
        )
        return
    if not (is_terminal() and sys.stdin.isatty()):
        message = "questions need a terminal; --csv FILE writes them as a table"
        raise typer.BadParameter(message, param_hint="review")
    with suppress(EOFError, KeyboardInterrupt):
        _told(_asked(rows, folder), folder)


def _asked(rows: Iterator[Question], store: Path) -> int:
    """Ask until there is no question left, or no answer; keep each answer at once; return how many."""
    count = 0
    for number, row in enumerate(rows, start=1):
        for line in _lines(row, number):
            typer.echo(line)
        answer = _answer()
        if answer == "q":
            break
        if ANSWERS[answer]:
            count += eventgraph.decide(_decision(row, ANSWERS[answer]), store=store)
    return count


def _answer() -> str:
    while True:
        try:
            answer = input(ASK).strip().casefold()[:1]
        except (EOFError, KeyboardInterrupt):
            typer.echo()
            return "q"
        if answer in ANSWERS:
            return answer


def _decision(row: Question, kind: str) -> eventgraph.Decision:
    note = f"{row.a.name} ({row.a.type}), {row.b.name} ({row.b.type})"
    return eventgraph.Decision.model_validate({"kind": kind, "a": row.a.id, "b": row.b.id, "note": note})


def _lines(row: Question, number: int) -> Iterator[str]:
    yield ""
    yield f"{number}. {row.words} ({row.score:.2f})"
    for side in (row.a, row.b):
        yield from _side(side)


def _side(side: Side) -> Iterator[str]:
    name = escaped(side.name)
    head = typer.style(name, bold=True) if is_styled() else name
    yield f"  {head} ({side.type}, {counted(side.articles)})"
    if side.names[1:]:
        yield f"    also: {escaped(', '.join(side.names[1:]))}"
    yield f"    {escaped(side.sentence)}"
    yield f"    {escaped(side.source)}"


def _told(count: int, store: Path) -> None:
    kept = f"{count:,} decision{'' if count == 1 else 's'} added to {escaped(str(store / 'decisions.toml'))}"
    typer.echo(kept + ("; eventgraph resolve applies them" if count else ""))
