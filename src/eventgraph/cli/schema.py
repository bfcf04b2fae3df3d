"""`eventgraph schema`: the contract of `eventgraph extract`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

import eventgraph


def schema(
    *,
    openly: Annotated[bool, typer.Option("--open", help="Of what extract --open prints.")] = False,
) -> None:
    """Print the JSON schema of what `extract` prints."""
    found = eventgraph.extraction_schema(openly=True) if openly else eventgraph.extraction_schema()
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
