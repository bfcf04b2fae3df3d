"""`eventgraph schema`: the contract of `eventgraph extract`."""

from __future__ import annotations

import json

import typer

import eventgraph


def schema() -> None:
    """Print the JSON schema of what `extract` prints."""
    typer.echo(json.dumps(eventgraph.extraction_schema(), indent=2, ensure_ascii=False))
