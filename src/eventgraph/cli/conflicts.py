"""`eventgraph conflicts`: who disagrees, with both sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

import eventgraph
from eventgraph.cli.factuality_words import STYLES, words
from eventgraph.cli.grids import drawn
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.past import AsOf, known_by
from eventgraph.cli.tellings import listed, sentence_lines
from eventgraph.cli.terminal_text import escaped, is_json, print_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from eventgraph.records import Conflict, ConflictSide


def conflicts(
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="Only about this name or id.")
    ] = None,
    *,
    form: Annotated[
        Literal["text", "json"] | None,
        typer.Option(
            "--format",
            help="Lines to read, or a JSON object on each line.",
            show_default="text on a terminal, json in a pipe",
        ),
    ] = None,
    as_of: AsOf = None,
    store: Store = None,
) -> None:
    """Show who disagrees: both sides with their sentences."""
    with known_by(as_of, store=chosen(store=store).store, searchable=False) as folder:
        found = eventgraph.conflicts(entity, store=folder)
    if not found:
        typer.echo("no conflicts", err=True)
    elif is_json(form):
        print_records(found)
    else:
        typer.echo(_blocks(found), nl=False)


def _blocks(found: Iterable[Conflict]) -> str:
    from rich.text import Text

    return drawn(Text("\n").join(line for each in found for line in _block(each)), wrap=False)


def _block(conflict: Conflict) -> Iterator[Text]:
    from rich.text import Text

    settled = " (one side was taken back)" if conflict.settled else ""
    values = f"{escaped(conflict.one.value)} against {escaped(conflict.other.value)}"
    yield Text(f"{conflict.kind}: {values}{settled}", style="bold")
    for side in (conflict.one, conflict.other):
        yield _said(side)
        yield from (Text(f"    {line}") for line in sentence_lines(side.telling))


def _said(side: ConflictSide) -> Text:
    """Return what a side says, how, and who all say so."""
    from rich.text import Text

    claim = escaped(f"{side.subject} {side.relation.replace('_', ' ')} {side.object}")
    told = (words(side.factuality, ended=side.ended), STYLES[side.factuality])
    when = f", {side.time}" if side.time else ""
    return Text.assemble(f"  {claim} (", told, f"{when}): {escaped(listed(side.outlets))}")
