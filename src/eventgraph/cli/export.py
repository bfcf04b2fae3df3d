"""`eventgraph export`: the graph into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import eventgraph
from eventgraph.cli.factuality_words import Factuality
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.past import AsOf, known_by
from eventgraph.cli.terminal_text import escaped
from eventgraph.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx


def export(  # noqa: PLR0913 - a verb has as many parameters as options
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Name with .gexf, .graphml, .json, .csv (a pair), .ttl, .trig, .nq or .jsonld.",
        ),
    ],
    *,
    store: Store = None,
    relation: Annotated[
        list[str] | None, typer.Option("--relation", metavar="NAME", help="Only this relation; repeatable.")
    ] = None,
    factuality: Annotated[
        list[Factuality] | None, typer.Option("--factuality", help="Only such claims; repeatable.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Only claims at least as sure.")
    ] = 0.0,
    as_of: AsOf = None,
) -> None:
    """Write the graph, or a part of it, in the format of the suffix."""
    with known_by(as_of, store=chosen(store=store).store, searchable=False) as folder:
        graph = eventgraph.load_graph(folder)
    _check_relations(graph, relation or ())
    # Without a filter the graph stays as it is: `project` leaves entities without claims out.
    part = graph
    if relation or factuality or min_confidence:
        part = eventgraph.project(
            graph, relations=relation or None, factualities=factuality or None, min_confidence=min_confidence
        )
    files = eventgraph.export(part, file)
    names = " and ".join(escaped(_as_typed(path, file)) for path in files)
    typer.echo(f"wrote {names}: {part.number_of_nodes():,} nodes, {part.number_of_edges():,} edges")


def _as_typed(path: Path, typed: Path) -> str:
    """Return a written file's name in the folder as the user typed it: `.csv` stands for two files."""
    return str(typed.with_name(path.name))


def _check_relations(graph: nx.MultiDiGraph[str], wanted: Collection[str]) -> None:
    """Refuse a relation that no claim has: mostly a slip of the keyboard, and the file would be empty."""
    there = {str(edge["relation"]) for *_, edge in graph.edges(data=True)}
    absent = sorted(set(wanted) - there)
    if absent:
        names = ", ".join(sorted(there)) or "no claims"
        message = f"no claim has the relation {absent[0]!r}; the store has: {names}"
        raise NotFoundError(message)
