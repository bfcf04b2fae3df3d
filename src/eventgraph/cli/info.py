"""`eventgraph info`: what a store holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.sizes import megabytes
from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eventgraph.records.maintenance import StoreInfo


def info(
    *,
    store: Store = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Lines to read, or a JSON object.")
    ] = "text",
) -> None:
    """Show size, articles, versions and last runs of the store."""
    found = eventgraph.info(chosen(store=store).store)
    if form == "json":
        typer.echo(found.model_dump_json(indent=2))
        return
    for line in _lines(found):
        typer.echo(escaped(line, limit=None))


def _lines(found: StoreInfo) -> Iterator[str]:
    yield f"store {found.folder}, format {found.format}: {megabytes(found.size)}"
    yield f"  {found.articles:,} articles, {found.entities:,} entities, {found.claims:,} claims"
    yield f"  {megabytes(found.quads_size)} of quads"
    yield from (f"  {count:,} articles read by {pipeline}" for pipeline, count in found.pipelines.items())
    if found.imports:
        yield f"  imports: {', '.join(found.imports)}"
    yield from (f"  run {_run(run)}" for run in found.runs)
    if found.writer:
        yield f"  in use by {found.writer}"


def _run(run: Mapping[str, object]) -> str:
    ended = f"ended {run['ended']}: {run['result']}" if "ended" in run else "did not end"
    return f"{run.get('started', '')} {run.get('command', '')}: {run.get('inputs', 0)} inputs, {ended}"
