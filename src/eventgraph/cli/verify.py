"""`eventgraph verify`: is every sentence really there?"""

from __future__ import annotations

from typing import Annotated, Final

import typer

import eventgraph
from eventgraph.cli.findings import print_findings
from eventgraph.cli.options import Store, chosen

DAMAGED: Final = 6


def verify(
    *,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every byte of the files and every index, too.")
    ] = False,
    store: Store = None,
) -> None:
    """Prove that every claim's evidence is the text at its offsets."""
    print_findings(eventgraph.verify(chosen(store=store).store, deep=deep), exit_code=DAMAGED)
