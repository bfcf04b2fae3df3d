"""`eventgraph gaps`: what articles say often and the ontology does not look for."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

import eventgraph
from eventgraph.cli.answers import table
from eventgraph.cli.inputs import Announcer, exit_code
from eventgraph.cli.options import GazetteerFiles, Model, OntologyFiles, Paths, chosen
from eventgraph.cli.terminal_text import is_terminal, print_data

if TYPE_CHECKING:
    from eventgraph import Article, Gap

Format = Literal["table", "csv", "json"]
PIPE_WIDTH: Final = 200


class Kind(StrEnum):
    """The choices of an option; the record's own would make `--help` load all records."""

    VERB = "verb"
    NOUN = "noun"
    ROLE = "role"
    ADJECTIVE = "adjective"
    NAME = "name"


COLUMNS: Final = (
    "kind",
    "words",
    "count",
    "articles",
    "subject_type",
    "object_type",
    "agreement",
    "known",
    "example",
    "article",
)


def gaps(  # noqa: PLR0913 - a verb has as many parameters as options
    paths: Paths,
    *,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="How many rows.")] = 50,
    min_count: Annotated[
        int, typer.Option("--min-count", min=1, metavar="N", help="Sentences in which it must stand.")
    ] = 2,
    kinds: Annotated[
        list[Kind] | None,
        typer.Option("--kind", help="Only rows of the kind; repeatable.", show_default="all"),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="The form of the list.", show_default="table on a terminal, csv in a pipe"
        ),
    ] = None,
    model: Model = None,
    ontology: OntologyFiles = None,
    gazetteer: GazetteerFiles = None,
) -> None:
    """List what articles say often and no relation takes."""
    settings = chosen(model=model, ontology=ontology, gazetteer=gazetteer)
    announce = Announcer()
    articles: list[str] = []
    read = eventgraph.read(*paths, limits=settings.limits, fields=settings.map, on_input=announce)
    found = eventgraph.gaps(
        eventgraph.propositions(
            _noted(read, articles),
            model=settings.model,
            ontology=settings.ontology,
            gazetteer=settings.gazetteer,
        ),
        ontology=settings.ontology,
    )
    wanted = [gap for gap in found if gap.count >= min_count and (not kinds or gap.kind in kinds)]
    print_data(_written(wanted[:limit], form or ("table" if is_terminal() else "csv")))
    raise typer.Exit(exit_code(announce.rows, articles=len(articles)))


def _noted(articles: Iterable[Article], ids: list[str]) -> Iterator[Article]:
    """Yield the articles and note their ids: a corpus is not held in memory to be counted."""
    for article in articles:
        ids.append(article.id)
        yield article


def _written(rows: Sequence[Gap], form: Format) -> bytes:
    if form == "json":
        records = [row.model_dump(mode="json") for row in rows]
        return (json.dumps(records, indent=2, ensure_ascii=False) + "\n").encode()
    if form == "csv":
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows([COLUMNS, *map(_cells, rows)])
        return text.getvalue().encode()
    width = shutil.get_terminal_size().columns if is_terminal() else PIPE_WIDTH
    return table(COLUMNS, map(_cells, rows), width=width).encode()


def _cells(row: Gap) -> list[str]:
    values = row.model_dump(mode="json")
    return [_cell(values[column]) for column in COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return " ".join(map(str, value))
    return str(value)
