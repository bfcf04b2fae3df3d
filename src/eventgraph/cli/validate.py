"""`eventgraph validate`: does the RDF keep to its shapes?"""

from __future__ import annotations

from typing import Final

import eventgraph
from eventgraph.cli.findings import print_findings
from eventgraph.cli.options import Store, chosen

DAMAGED: Final = 6


def validate(*, store: Store = None) -> None:
    """Check the store's RDF against the shipped SHACL shapes."""
    settings = chosen(store=store)
    print_findings(eventgraph.validate(settings.store, ontology=settings.ontology), exit_code=DAMAGED)
