"""`eventgraph resolve`: who is who, anew, with people's decisions as they are now."""

from __future__ import annotations

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.terminal_text import escaped


def resolve(*, store: Store = None) -> None:
    """Say anew who is who, as people have decided."""
    report = eventgraph.replay(chosen(store=store).store)
    for warning in report.warnings:
        typer.echo(escaped(f"warning: {warning}"), err=True)
    typer.echo(f"{report.entities:,} entities in {report.articles:,} articles")
