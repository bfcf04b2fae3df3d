"""`eventgraph extract`: what is found in each article, as JSON lines, without a store."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

import eventgraph
from eventgraph.cli.inputs import Announcer, exit_code
from eventgraph.cli.options import (
    FieldNames,
    GazetteerFiles,
    InputFormat,
    MaxErrors,
    MinConfidence,
    Model,
    OntologyFiles,
    Paths,
    Strict,
    Weights,
    chosen,
)
from eventgraph.cli.reading_options import with_limits
from eventgraph.cli.terminal_text import print_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eventgraph import Extraction, OpenExtraction


@with_limits
def extract(  # noqa: PLR0913 - a verb has as many parameters as options
    paths: Paths,
    *,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
    openly: Annotated[
        bool,
        typer.Option("--open", help="Every proposition in the article's words, not only known relations."),
    ] = False,
    weights: Weights = None,
    min_confidence: MinConfidence = None,
    fields: FieldNames = None,
    form: InputFormat = None,
    strict: Strict = False,
    max_errors: MaxErrors = None,
    limits: Mapping[str, Any],
) -> None:
    """Print what each article says as JSON lines, without a store."""
    settings = chosen(
        model=model,
        ontology=ontology,
        gazetteer=gazetteer,
        min_confidence=min_confidence,
        weights=weights,
        limits=limits,
        fields=fields,
    )
    announce = Announcer(max_errors)
    articles = 0
    read: Callable[..., Iterator[Extraction | OpenExtraction]]
    read = (
        eventgraph.propositions
        if openly
        else partial(eventgraph.extract, weights=settings.weights, min_confidence=settings.min_confidence)
    )
    found = read(
        eventgraph.read(*paths, limits=settings.limits, fields=settings.map, format=form, on_input=announce),
        model=settings.model,
        ontology=settings.ontology,
        gazetteer=settings.gazetteer,
    )
    for articles, extraction in enumerate(found, start=1):  # noqa: B007 - counted for the exit code
        print_data(extraction.model_dump_json().encode() + b"\n")
    raise typer.Exit(exit_code(announce.rows, articles=articles, strict=strict))
