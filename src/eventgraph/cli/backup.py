"""`eventgraph backup`: a copy of a store that is a store itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.sizes import megabytes
from eventgraph.cli.terminal_text import escaped


def backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the copy.")],
    *,
    store: Store = None,
) -> None:
    """Copy the store, also while it is written to."""
    report = eventgraph.backup(folder, store=chosen(store=store).store)
    what = f"{report.articles:,} articles, {report.files:,} files, {megabytes(report.size)}"
    typer.echo(escaped(f"backed up to {report.folder}: {what}"))
