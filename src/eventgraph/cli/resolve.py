"""`eventgraph resolve`: who is who, anew, with people's decisions as they are now."""

from __future__ import annotations

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen


def resolve(*, store: Store = None) -> None:
    """Say anew who is who, with the decisions of decisions.toml."""
    report = eventgraph.replay(chosen(store=store).store)
    typer.echo(f"{report.entities:,} entities in {report.articles:,} articles")
