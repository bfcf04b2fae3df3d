"""`eventgraph verify`: is every sentence really there?"""

from __future__ import annotations

from typing import Final

import eventgraph
from eventgraph.cli.findings import print_findings
from eventgraph.cli.options import Store, chosen

DAMAGED: Final = 6


def verify(*, store: Store = None) -> None:
    """Prove that every claim's evidence is the text at its offsets."""
    print_findings(eventgraph.verify(chosen(store=store).store), exit_code=DAMAGED)
