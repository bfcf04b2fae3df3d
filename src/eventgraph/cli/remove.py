"""`eventgraph remove`: take back all that articles said."""

from __future__ import annotations

from typing import Annotated

import typer

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.terminal_text import escaped


def remove(
    articles: Annotated[
        list[str] | None, typer.Argument(metavar="ARTICLE|URL", help="Articles, by id or URL.")
    ] = None,
    *,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="All articles of this outlet.")
    ] = None,
    store: Store = None,
) -> None:
    """Take back all that an article, or an outlet, said."""
    if not articles and outlet is None:
        message = "name an article by id or URL, or give --outlet"
        raise typer.BadParameter(message, param_hint="ARTICLE|URL")
    removed = eventgraph.remove(*(articles or ()), store=chosen(store=store).store, outlet=outlet)
    for article in removed:
        typer.echo(escaped(f"removed {article}"))
