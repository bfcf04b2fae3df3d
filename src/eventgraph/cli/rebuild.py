"""`eventgraph rebuild`: a store that agrees with this version, from the articles that it keeps."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import eventgraph
from eventgraph.cli.options import (
    GazetteerFiles,
    MinConfidence,
    Model,
    OntologyFiles,
    Store,
    Weights,
    chosen,
)
from eventgraph.cli.progress import progress
from eventgraph.cli.terminal_text import escaped

SOME_LOST: Final = 3


def rebuild(  # noqa: PLR0913 - a verb has as many parameters as options
    *,
    store: Store = None,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
    weights: Weights = None,
    min_confidence: MinConfidence = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Read all articles again, not only those that another version read.")
    ] = False,
    search: Annotated[bool, typer.Option("--search", help="Only build the text index anew.")] = False,
) -> None:
    """Read again what another version read, and mend damage."""
    settings = chosen(
        store=store,
        model=model,
        ontology=ontology,
        gazetteer=gazetteer,
        min_confidence=min_confidence,
        weights=weights,
    )
    if search:
        eventgraph.rebuild_search(settings.store)
        typer.echo("the text index was built anew")
        return
    with progress() as on_input:
        report = eventgraph.rebuild(
            settings.store,
            model=settings.model,
            ontology=settings.ontology,
            gazetteer=settings.gazetteer,
            weights=settings.weights,
            min_confidence=settings.min_confidence,
            everything=everything,
            on_input=on_input,
        )
    if report.renewed:
        typer.echo("the quads were made anew from the records; the old ones are in rdf.damaged")
    typer.echo(f"read {report.read:,} of {report.articles:,} articles again; the others are up to date")
    for line in report.lost:
        typer.echo(escaped(line, limit=None), err=True)
    if report.lost:
        raise typer.Exit(SOME_LOST)
