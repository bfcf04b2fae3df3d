"""`eventgraph path`: how two entities hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

import eventgraph
from eventgraph.cli.factuality_words import STYLES, words
from eventgraph.cli.grids import drawn, grid
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.past import AsOf, known_by
from eventgraph.cli.tellings import told_by, when
from eventgraph.cli.terminal_text import escaped, is_json, print_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventgraph import Chain
    from eventgraph.records import Step


def path(  # noqa: PLR0913 - a verb has as many parameters as options
    one: Annotated[str, typer.Argument(metavar="ENTITY", help="A name or an entity's id.")],
    other: Annotated[str, typer.Argument(metavar="ENTITY", help="Another one.")],
    *,
    most: Annotated[int, typer.Option("--paths", min=1, max=100, metavar="N", help="At most so many.")] = 3,
    steps: Annotated[
        int, typer.Option("--steps", min=1, max=10, metavar="N", help="At most so many claims in a path.")
    ] = 4,
    only_actual: Annotated[
        bool, typer.Option("--only-actual", help="Only along claims that are told as facts.")
    ] = False,
    form: Annotated[
        Literal["table", "json"] | None,
        typer.Option(
            "--format",
            help="Tables, or a JSON object on each line.",
            show_default="table on a terminal, json in a pipe",
        ),
    ] = None,
    as_of: AsOf = None,
    store: Store = None,
) -> None:
    """Show the shortest connections between two entities."""
    with known_by(as_of, store=chosen(store=store).store, searchable=False) as folder:
        chains = eventgraph.path(one, other, store=folder, most=most, steps=steps, only_actual=only_actual)
    if is_json(form):
        print_records(chains)
    else:
        typer.echo(_drawn(chains), nl=False)


def _drawn(chains: Sequence[Chain]) -> str:
    from rich.text import Text

    table = grid("path", "from", "relation", "to", "factuality", "when", "told by")
    for number, chain in enumerate(chains, start=1):
        for place, step in enumerate(chain.steps):
            table.add_row(
                "" if place else str(number),
                Text(escaped(step.subject if step.forward else step.object)),
                _arrow(step),
                Text(escaped(step.object if step.forward else step.subject)),
                Text(words(step.factuality, ended=step.ended), style=STYLES[step.factuality]),
                when(step.time, step.time_of),
                Text(escaped(told_by(step.outlets, step.articles, step.origins))),
            )
    return drawn(table)


def _arrow(step: Step) -> str:
    """Return the relation with an arrow from its subject to its object."""
    relation = step.relation.replace("_", " ")
    return f"{relation} →" if step.forward else f"← {relation}"
