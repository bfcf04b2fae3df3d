"""`eventgraph ingest`: articles into a store."""

from __future__ import annotations

from typing import Annotated

import typer

import eventgraph
from eventgraph.cli.ingest_summary import interrupted_line, summary_lines, warning_lines
from eventgraph.cli.inputs import articles_read, exit_code, problem_lines
from eventgraph.cli.interruption import stopping
from eventgraph.cli.options import (
    GazetteerFiles,
    MinConfidence,
    Model,
    OntologyFiles,
    Paths,
    Store,
    Weights,
    chosen,
)
from eventgraph.cli.progress import progress


def ingest(  # noqa: PLR0913 - a verb has as many parameters as options
    paths: Paths,
    *,
    store: Store = None,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
    weights: Weights = None,
    min_confidence: MinConfidence = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles that came from PATH and are no longer there.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if there was a warning.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what went wrong.")] = False,
) -> None:
    """Read articles into a store; what it holds already costs little."""
    settings = chosen(
        store=store,
        model=model,
        ontology=ontology,
        gazetteer=gazetteer,
        min_confidence=min_confidence,
        weights=weights,
    )
    with stopping() as stop, progress(quiet=quiet) as on_input:
        report = eventgraph.ingest(
            *paths,
            store=settings.store,
            model=settings.model,
            ontology=settings.ontology,
            gazetteer=settings.gazetteer,
            weights=settings.weights,
            min_confidence=settings.min_confidence,
            prune=prune,
            on_input=on_input,
            should_stop=stop.is_asked_for,
        )
    for line in problem_lines(report.inputs):
        typer.echo(line, err=True)
    if report.interrupted:
        typer.echo(interrupted_line(report), err=True)
        raise typer.Exit(stop.exit_code)
    if not quiet:
        is_default = settings.store == chosen().store
        typer.echo("\n".join(summary_lines(report, settings.store, is_default=is_default)))
    for line in warning_lines(report):
        typer.secho(line, err=True, bold=True)
    articles = len(articles_read(report.inputs))
    raise typer.Exit(exit_code(report.inputs, articles=articles, strict=strict))
