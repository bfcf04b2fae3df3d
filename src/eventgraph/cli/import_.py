"""`eventgraph import`: other people's RDF as a named graph of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventgraph.records import ImportReport

Format = Literal["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"]


def import_(  # noqa: PLR0913 - a verb has as many parameters as options
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="RDF: .ttl .nt .nq .trig .rdf .jsonld, also with .gz."),
    ] = None,
    *,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What to call it.", show_default="the file's name"),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Its format.", show_default="as the suffix says")
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="What relative IRIs are relative to.")
    ] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="NAME", help="Take an import out again.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="List what was imported.")] = False,
    max_mb: Annotated[
        float, typer.Option("--max-mb", min=0, help="Largest file in MB (unpacked: 2.5 times as much).")
    ] = 20,
    max_seconds: Annotated[
        float, typer.Option("--max-seconds", min=0, help="Longest time of reading it.")
    ] = 60,
    max_memory_mb: Annotated[
        int, typer.Option("--max-memory-mb", min=0, help="Most memory of reading it, in MB.")
    ] = 1024,
    store: Store = None,
) -> None:
    """Load other people's RDF as a graph of its own."""
    folder = chosen(store=store).store
    if sum((file is not None, remove is not None, listing)) != 1:
        message = "give one of FILE, --remove and --list"
        raise typer.BadParameter(message, param_hint="FILE")
    if listing:
        for row in eventgraph.imports(folder):
            typer.echo(escaped(f"{row.name}: {row.triples:,} triples of {row.file} ({row.format})"))
    elif remove is not None:
        typer.echo(
            escaped(f"removed {remove}: {eventgraph.remove_import(remove, store=folder).triples:,} triples")
        )
    elif file is not None:
        limits = eventgraph.ImportLimits(max_mb, max_seconds, max_memory_mb)
        report = eventgraph.import_rdf(file, store=folder, name=name, format=form, base=base, limits=limits)
        typer.echo("\n".join(escaped(line) for line in _lines(report)))


def _lines(report: ImportReport) -> Iterator[str]:
    yield f"{report.status} {report.name}: {report.triples:,} triples in the graph <{report.graph}>"
    if report.file_graphs:
        yield f"the {report.file_graphs:,} named graphs of the file were put together in it"
    if report.blank_nodes:
        yield f"{report.blank_nodes:,} blank nodes have IRIs now, …/.well-known/genid/…"
    if report.reserved:
        yield (
            f"{report.reserved:,} triples use words that only articles may use; "
            f"queries see them with GRAPH <{report.graph}> only"
        )
