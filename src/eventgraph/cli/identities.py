"""Who an entity is, in words: why its names are one, and who else it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from eventgraph.cli.terminal_text import escaped, is_styled, print_data

if TYPE_CHECKING:
    from eventgraph.records import Identity, Likeness, Merge


def print_identities(found: Iterable[Identity], *, json: bool) -> None:
    """Print entities with the reasons why their names are one, as lines of JSON or in words."""
    for identity in found:
        if json:
            print_data(identity.model_dump_json().encode() + b"\n")
        else:
            for line in _lines(identity):
                typer.echo(line)


def _lines(identity: Identity) -> Iterator[str]:
    entity = identity.entity
    head = escaped(entity.name)
    head = typer.style(head, bold=True) if is_styled() else head
    yield f"{head} ({entity.type}) in {counted(entity.articles)}, id {entity.id}"
    yield from map(_merge_line, identity.merges)
    if identity.likenesses:
        yield "  perhaps the same, for you to decide (eventgraph review):"
        yield from map(_likeness_line, identity.likenesses)
    yield ""


def _merge_line(merge: Merge) -> str:
    part = "" if merge.part == merge.entity else f"; alone it would be {merge.part}"
    form = escaped(merge.form)
    return f'  "{form}" in {counted(merge.articles)}: {merge.words} ({merge.score:.2f}){part}'


def _likeness_line(other: Likeness) -> str:
    who = f"{escaped(other.name)} ({other.type}, {counted(other.articles)})"
    return f"    {who}: {other.words} ({other.score:.2f}), id {other.entity}"


def counted(articles: int) -> str:
    """Return the number with its noun."""
    return f"{articles:,} article{'' if articles == 1 else 's'}"
