"""`eventgraph calibrate`: fit confidence to annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import eventgraph
from eventgraph.cli.evaluate import ArticleFiles
from eventgraph.cli.options import GazetteerFiles, Model, OntologyFiles, chosen
from eventgraph.cli.terminal_text import escaped


def calibrate(  # noqa: PLR0913 - a verb has as many parameters as options
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD", help="Folders of gold files, one JSON an article.")
    ],
    *,
    articles: ArticleFiles = None,
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements",
            metavar="FILE",
            help="Claims that were read by hand in other articles, as JSON lines.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write the weights here, as JSON.")
    ] = None,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
) -> None:
    """Fit the weights of confidence to annotated articles."""
    from eventgraph.cli.evaluation_tables import curve_lines

    settings = chosen(model=model, ontology=ontology, gazetteer=gazetteer)
    report = eventgraph.calibrate(
        *gold,
        articles=articles or (),
        judgements=judgements,
        output=output,
        model=settings.model,
        ontology=settings.ontology,
        gazetteer=settings.gazetteer,
    )
    typer.echo(
        f"{report.claims:,} claims in {report.articles:,} articles; {len(report.model.weights)} weights"
    )
    typer.echo(f"confidence of each article by weights fitted without it ({report.folds} folds):")
    for line in curve_lines(report.curve, report.calibration):
        typer.echo(line)
    if output is not None:
        typer.echo(f"wrote {escaped(str(output))}")
