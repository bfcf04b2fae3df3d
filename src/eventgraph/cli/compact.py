"""`eventgraph compact`: disk space back, and faster reading."""

from __future__ import annotations

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.sizes import megabytes


def compact(*, store: Store = None) -> None:
    """Merge the store's files and give disk space back."""
    report = eventgraph.compact(chosen(store=store).store)
    typer.echo(f"compacted from {megabytes(report.before)} to {megabytes(report.after)}")
