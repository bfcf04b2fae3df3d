"""`eventgraph ontology`: what relations there are, and whether their files hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

import eventgraph
from eventgraph.cli.findings import print_findings
from eventgraph.cli.options import Model, chosen
from eventgraph.cli.terminal_text import escaped

if TYPE_CHECKING:
    from eventgraph import Relation

CONTRADICTS: Final = 2
Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Turtle of your own, read after the shipped files."),
]


def check(
    files: Files = None,
    *,
    model: Model = None,
    no_examples: Annotated[
        bool, typer.Option("--no-examples", help="Do not run the example sentences, which takes a while.")
    ] = False,
) -> None:
    """Look for contradictions, and run the example sentences."""
    settings = chosen(model=model, ontology=files)
    report = eventgraph.check_ontology(*settings.ontology, model=settings.model, run_examples=not no_examples)
    print_findings(report, exit_code=CONTRADICTS)


def list_relations(files: Files = None) -> None:
    """List the relations by family, with definition and example."""
    relations = eventgraph.load_ontology(chosen(ontology=files).ontology).relations.values()
    for line in _listed(relations):
        typer.echo(line)


def _listed(relations: Iterable[Relation]) -> Iterator[str]:
    ordered = sorted(relations, key=lambda relation: (relation.family, relation.name))
    for family, members in groupby(ordered, key=lambda relation: relation.family):
        yield escaped(family)
        for relation in members:
            yield f"  {escaped(relation.name)}: {escaped(relation.definition, limit=None)}"
            yield from (f"    {escaped(text, limit=None)}" for text in _first_example(relation))


def _first_example(relation: Relation) -> Iterator[str]:
    yield from [example.text for example in relation.examples if example.claims][:1]
