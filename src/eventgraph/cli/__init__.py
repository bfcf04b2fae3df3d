"""The command line: one verb a file; each parses options, asks the front door, and prints."""

from __future__ import annotations

from eventgraph.cli.commands import app
from eventgraph.cli.program import main

__all__ = ["app", "main"]
