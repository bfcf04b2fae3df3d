"""`eventgraph validate`: does the RDF keep to its shapes?"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

import eventgraph
from eventgraph.cli.findings import print_findings
from eventgraph.cli.options import OntologyFiles, Store, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventgraph import Violation

DAMAGED: Final = 6
MANY: Final = 1_000


def validate(
    *,
    store: Store = None,
    ontology: OntologyFiles = None,
    shapes: Annotated[
        list[Path] | None,
        typer.Option("--shapes", metavar="FILE", help="SHACL in Turtle, checked as well; may be repeated."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="End when so many faults are found.")] = MANY,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="Lines to read, or a JSON object for each.")
    ] = "text",
) -> None:
    """Check the store against SHACL shapes, and your own."""
    settings = chosen(store=store, ontology=ontology)
    files = tuple(shapes or ())
    if form == "json":
        found = eventgraph.violations(settings.store, ontology=settings.ontology, shapes=files)
        _print_json(islice(found, limit))
        return
    report = eventgraph.validate(settings.store, ontology=settings.ontology, shapes=files, limit=limit)
    if len(report.problems) == limit:
        typer.echo(f"ended at {limit:,} faults; --limit shows more", err=True)
    print_findings(report, exit_code=DAMAGED)


def _print_json(found: Iterable[Violation]) -> None:
    count = 0
    for count, violation in enumerate(found, 1):  # noqa: B007 - how many there were
        typer.echo(violation.model_dump_json())
    if count:
        raise typer.Exit(DAMAGED)
