"""The store that a verb asks: the one in the folder, or what was known of it on a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import eventgraph

if TYPE_CHECKING:
    from eventgraph import Past

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DAY", help="Only what was published by 2026-07-10, resolved from that alone."
    ),
]


@contextmanager
def known_by(day: str | None, *, store: Path, searchable: bool = True) -> Iterator[Path]:
    """Give the folder to ask: the store's own, or one of what was known on a day, which is said in a line."""
    if day is None:
        yield store
        return
    with eventgraph.as_of(day, store=store, searchable=searchable) as past:
        typer.echo(_line(past), err=True)
        yield past.folder


def _line(past: Past) -> str:
    undated = f"; {past.undated:,} without a date of publication are left out" if past.undated else ""
    return f"as of {past.day}: {past.articles:,} articles, {past.later:,} came later{undated}"
