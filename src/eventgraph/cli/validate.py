"""`eventgraph validate`: does the RDF keep to its shapes?"""

from __future__ import annotations

from typing import Final

import eventgraph
from eventgraph.cli.findings import print_findings
from eventgraph.cli.options import OntologyFiles, Store, chosen

DAMAGED: Final = 6


def validate(*, store: Store = None, ontology: OntologyFiles = None) -> None:
    """Check the store's RDF against the shipped SHACL shapes."""
    settings = chosen(store=store, ontology=ontology)
    print_findings(eventgraph.validate(settings.store, ontology=settings.ontology), exit_code=DAMAGED)
