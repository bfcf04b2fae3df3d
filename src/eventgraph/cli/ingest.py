"""`eventgraph ingest`: articles into a store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

import eventgraph
from eventgraph.cli.ingest_summary import interrupted_line, summary_lines, warning_lines
from eventgraph.cli.inputs import SOME_SET_ASIDE, ErrorLimit, articles_read, exit_code, problem_lines
from eventgraph.cli.interruption import stopping
from eventgraph.cli.options import (
    FieldNames,
    GazetteerFiles,
    InputFormat,
    MaxErrors,
    MinConfidence,
    Model,
    OntologyFiles,
    Paths,
    Store,
    Strict,
    Weights,
    chosen,
)
from eventgraph.cli.progress import progress
from eventgraph.cli.reading_options import with_limits
from eventgraph.errors import SettingsError

if TYPE_CHECKING:
    from eventgraph.records import InputReport


@with_limits
def ingest(  # noqa: PLR0913 - a verb has as many parameters as options
    paths: Paths,
    *,
    store: Store = None,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
    weights: Weights = None,
    min_confidence: MinConfidence = None,
    fields: FieldNames = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles that came from PATH and are no longer there.")
    ] = False,
    form: InputFormat = None,
    strict: Strict = False,
    max_errors: MaxErrors = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what went wrong.")] = False,
    limits: Mapping[str, Any],
) -> None:
    """Read articles into a store; what it holds costs little."""
    settings = chosen(
        store=store,
        model=model,
        ontology=ontology,
        gazetteer=gazetteer,
        min_confidence=min_confidence,
        weights=weights,
        limits=limits,
        fields=fields,
    )
    errors = ErrorLimit(max_errors)
    with stopping() as stop, progress(quiet=quiet) as show:

        def on_input(row: InputReport) -> None:
            errors.count(row)
            if show is not None:
                show(row)

        report = eventgraph.ingest(
            *paths,
            store=settings.store,
            model=settings.model,
            ontology=settings.ontology,
            gazetteer=settings.gazetteer,
            weights=settings.weights,
            min_confidence=settings.min_confidence,
            fields=settings.map,
            prune=prune,
            limits=settings.limits,
            format=form,
            on_input=on_input,
            should_stop=lambda: stop.is_asked_for() or errors.is_reached(),
        )
    for line in problem_lines(report.inputs):
        typer.echo(line, err=True)
    if report.interrupted:
        is_asked = stop.is_asked_for()
        typer.echo(
            interrupted_line(report) if is_asked else f"{errors.line()}; {interrupted_line(report)}", err=True
        )
        raise typer.Exit(stop.exit_code if is_asked else SOME_SET_ASIDE)
    if not quiet:
        is_default = settings.store == chosen().store
        typer.echo("\n".join(summary_lines(report, settings.store, is_default=is_default)))
    for line in warning_lines(report):
        typer.secho(line, err=True, bold=True)
    if report.unused_fields:
        message = f"--map {','.join(report.unused_fields)}: no input has such a field"
        raise SettingsError(message)
    articles = len(articles_read(report.inputs))
    raise typer.Exit(exit_code(report.inputs, articles=articles, strict=strict))
