"""`eventgraph timeline`: what happened with an entity, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import eventgraph
from eventgraph.cli.factuality_words import STYLES, Factuality, words
from eventgraph.cli.grids import drawn, grid
from eventgraph.cli.options import Store, TableOrJson, chosen
from eventgraph.cli.past import AsOf, known_by
from eventgraph.cli.tellings import listed, sentence_lines, told_by, when
from eventgraph.cli.terminal_text import escaped, is_json, print_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eventgraph import Timeline, TimelineRow
    from eventgraph.records import Named


def timeline(  # noqa: PLR0913 - a verb has as many parameters as options
    entity: Annotated[str, typer.Argument(metavar="ENTITY", help="A name or an entity's id.")],
    *,
    relation: Annotated[
        list[str] | None, typer.Option("--relation", metavar="NAME", help="Only this relation; repeatable.")
    ] = None,
    factuality: Annotated[
        list[Factuality] | None, typer.Option("--factuality", help="Only what is told so; repeatable.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Not before 2026, 2026-07 or 2026-07-05."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Not after that day, month or year.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=1, metavar="N", help="Only the latest N rows.", show_default="all"),
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Show what the articles say, each sentence below its row.")
    ] = False,
    form: TableOrJson = None,
    as_of: AsOf = None,
    store: Store = None,
) -> None:
    """Show what happened with an entity in the order of time.

    Where no article says when, the day on which it was told first stands there as "told".
    """
    with known_by(as_of, store=chosen(store=store).store, searchable=False) as folder:
        found = eventgraph.timeline(
            entity,
            store=folder,
            relations=relation or (),
            factualities=factuality or (),
            since=since,
            until=until,
            limit=limit,
        )
    for note in _notes(found):
        typer.echo(note, err=True)
    if is_json(form):
        print_records(found.rows)
    elif found.rows:
        typer.echo((_blocks if sentences else _table)(found.rows), nl=False)


def _notes(found: Timeline) -> Iterator[str]:
    """Yield what a reader must know beside the rows: of whom else they are not, and which are not there."""
    if found.namesakes:
        names = ", ".join(map(_identified, found.namesakes))
        yield f"this is {_identified(found.entity)}; also called so: {names}"
    if not found.rows:
        yield "no rows"
    elif len(found.rows) < found.count:
        yield f"the latest {len(found.rows):,} of {found.count:,} rows are shown"


def _identified(entity: Named) -> str:
    return f"{escaped(entity.name)} ({entity.type}, {escaped(entity.id)})"


def _table(rows: Iterable[TimelineRow]) -> str:
    from rich.text import Text

    table = grid("when", "who", "relation", "what", "factuality", "on whose word", "told by")
    for row in rows:
        told = _told(row)
        table.add_row(
            when(row.time, row.time_of),
            Text(escaped(row.subject)),
            row.relation.replace("_", " "),
            Text(escaped(row.object)),
            Text(told, style=STYLES[row.factuality]),
            Text(escaped(listed(row.sources))),
            Text(escaped(told_by(row.outlets, row.articles, row.origins))),
        )
    return drawn(table)


def _blocks(rows: Iterable[TimelineRow]) -> str:
    """Return each row as a line, with all sentences that tell it below."""
    from rich.text import Text

    lines: list[Text] = []
    for row in rows:
        said = escaped(f"{row.subject} {row.relation.replace('_', ' ')} {row.object}")
        told = _told(row)
        style = STYLES[row.factuality]
        lines.append(Text.assemble(f"{when(row.time, row.time_of)}  {said} (", (told, style), ")"))
        lines += [Text(f"  {line}") for each in row.tellings for line in sentence_lines(each)]
    return drawn(Text("\n").join(lines), wrap=False)


def _told(row: TimelineRow) -> str:
    """Return how a row is told, and that it was taken back where all took it back."""
    told = words(row.factuality, ended=row.ended, counts=row.factualities.items())
    return f"{told}, taken back" if all(each.superseded for each in row.tellings) else told
