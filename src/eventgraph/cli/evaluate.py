"""`eventgraph evaluate`: how good the extraction is, measured against annotated articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import eventgraph
from eventgraph.cli.options import GazetteerFiles, MinConfidence, Model, OntologyFiles, Weights, chosen
from eventgraph.cli.terminal_text import escaped, is_terminal, print_data

if TYPE_CHECKING:
    from eventgraph import EvaluationReport

ALWAYS = frozenset(
    {
        "articles",
        "not_found",
        "entities",
        "entity_types",
        "claims",
        "judgements",
        "relations",
        "constructions",
    }
)
NO_ERRORS = 0

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file, or a folder of them.")]
ArticleFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--articles", metavar="FILE", help="Where gold files lack the text, the articles; repeatable."
    ),
]


def evaluate(  # noqa: PLR0913 - a verb has as many parameters as options
    gold: Gold,
    *,
    articles: ArticleFiles = None,
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Score this output of extract instead."),
    ] = None,
    by_rule: Annotated[bool, typer.Option("--by-rule", help="How often each rule is right.")] = False,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="Show N claims missed, and N invented.")
    ] = NO_ERRORS,
    curve: Annotated[
        bool, typer.Option("--curve", help="Precision and recall by confidence, and calibration.")
    ] = False,
    min_confidence: MinConfidence = None,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
    weights: Weights = None,
    json: Annotated[
        bool | None,
        typer.Option("--json/--tables", help="The form.", show_default="tables on a terminal, else JSON"),
    ] = None,
) -> None:
    """Measure the extraction against annotated articles."""
    settings = chosen(
        model=model, ontology=ontology, gazetteer=gazetteer, min_confidence=min_confidence, weights=weights
    )
    report = eventgraph.evaluate(
        gold,
        articles=articles or (),
        predictions=predictions,
        min_confidence=settings.min_confidence,
        model=settings.model,
        ontology=settings.ontology,
        gazetteer=settings.gazetteer,
        weights=settings.weights,
    )
    for name in report.not_found:
        typer.echo(
            f"warning: {escaped(name)}: no text or prediction; nothing counts as found in it", err=True
        )
    extra = {"rules": by_rule, "missed": errors, "invented": errors, "curve": curve, "calibration": curve}
    sections = ALWAYS | {name for name, wanted in extra.items() if wanted}
    if json or (json is None and not is_terminal()):
        print_data(_as_json(report, sections, errors))
    else:
        from eventgraph.cli.evaluation_tables import report_lines

        for line in report_lines(report, sections, errors=errors):
            typer.echo(line)


def _as_json(report: EvaluationReport, sections: frozenset[str], errors: int) -> bytes:
    from json import dumps

    data: dict[str, Any] = report.model_dump(mode="json", include=set(sections))
    for name in ("missed", "invented"):
        if name in data:
            data[name] = data[name][:errors]
    return dumps(data, indent=1, ensure_ascii=False).encode() + b"\n"
