"""`eventgraph void`: what a store holds, for catalogues of data."""

from __future__ import annotations

import eventgraph
from eventgraph.cli.options import Store, chosen
from eventgraph.cli.terminal_text import print_data


def void(*, store: Store = None) -> None:
    """Print a description of the store in VoID (Turtle)."""
    print_data(eventgraph.describe(chosen(store=store).store).encode())
