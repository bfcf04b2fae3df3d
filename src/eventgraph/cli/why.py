"""`eventgraph why`: the sentences behind a claim or an edge, and the reasons why names are one entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

import eventgraph
from eventgraph.cli.identities import print_identities
from eventgraph.cli.marked_sentence import marked
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.past import AsOf, known_by
from eventgraph.cli.terminal_text import escaped, is_styled, is_terminal, print_data

if TYPE_CHECKING:
    from eventgraph.records import Explanation

CLAIM_ID: Final = re.compile(r"[0-9a-f]{1,16}")
OWN_VOICE: Final = "in the article's own voice"


def why(  # noqa: PLR0913 - a verb has as many parameters as options
    subject: Annotated[
        str, typer.Argument(metavar="CLAIM|SUBJECT", help="A claim's id or its beginning, or a name.")
    ],
    relation: Annotated[str | None, typer.Argument(metavar="RELATION", help="A relation: bans.")] = None,
    obj: Annotated[str | None, typer.Argument(metavar="OBJECT", help="A name.")] = None,
    *,
    as_of: AsOf = None,
    store: Store = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON for each sentence or entity.")
    ] = False,
) -> None:
    """Print the sentences behind a claim, an edge or a name."""
    if relation is not None and obj is None:
        message = "give a claim's id, or all of subject, relation and object"
        raise typer.BadParameter(message, param_hint="OBJECT")
    with known_by(as_of, store=chosen(store=store).store, searchable=False) as folder:
        rows = _sentences(subject, relation, obj, folder)
        grounds = eventgraph.grounds(subject, relation, obj, store=folder) if relation and obj else ()
        identities = [] if rows else eventgraph.explain_entity(subject, folder)
    if not rows:
        print_identities(identities, json=json or not is_terminal())
    elif json:
        for row in rows:
            print_data(row.model_dump_json().encode() + b"\n")
    else:
        for line in _described(rows, styled=is_styled()):
            typer.echo(line)
        for name, words in zip(("Belief", "Belief in the denial"), grounds, strict=False):
            typer.echo(escaped(f"{name}: {words}", limit=None))


def _sentences(subject: str, relation: str | None, obj: str | None, store: Path) -> list[Explanation]:
    """Return what stands behind a claim or an edge; nothing where the subject alone is no claim's id."""
    if relation is not None or obj is not None:
        return eventgraph.why(subject, relation, obj, store=store)
    if not CLAIM_ID.fullmatch(subject):
        return []
    try:
        return eventgraph.why(subject, store=store)
    except eventgraph.NotFoundError:
        return []  # a name like "Ada"


def _described(rows: Iterable[Explanation], *, styled: bool) -> Iterator[str]:
    for _, group in groupby(rows, key=lambda row: row.claim):
        sentences = list(group)
        yield _claim_line(sentences[0], styled=styled)
        for row in sentences:
            yield f"  {marked(row.sentence.text, row.marks, styled=styled)}"
            yield f"    {_origin(row)}"
            yield f"    {_judgement(row)}"
        yield ""


def _claim_line(row: Explanation, *, styled: bool) -> str:
    text = escaped(f"{row.subject} {row.relation.replace('_', ' ')} {row.object}")
    details = [row.factuality.value, *(["ended"] if row.ended else []), *([row.time] if row.time else [])]
    head = typer.style(text, bold=True) if styled else text
    return f"{head} ({', '.join(details)}), claim {row.claim}"


def _origin(row: Explanation) -> str:
    """Return outlet, date and title of the article, or its id where it has none of them."""
    place = ", ".join(filter(None, (row.publisher, row.published)))
    return escaped(": ".join(filter(None, (place, row.title))) or row.article)


def _judgement(row: Explanation) -> str:
    source = f"according to {escaped(row.source)}" if row.source else OWN_VOICE
    kind = "also says so, " if row.supporting else ""
    rule = f"rule {escaped(row.rule)}; confidence {row.confidence:.2f}"
    return f"{kind}{row.factuality.value}, {source}; {rule}"
