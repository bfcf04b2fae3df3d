"""Does a store's RDF keep to its shapes: the shipped ones, and the user's own?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from eventgraph.records import CheckReport, Violation
from eventgraph.settings import DEFAULT_STORE

Paths = Iterable[Path | str]


def validate(
    store: Path | str = DEFAULT_STORE, *, ontology: Paths = (), shapes: Paths = (), limit: int | None = None
) -> CheckReport:
    """Check a store's RDF, article by article, against the SHACL shapes in `ontologies/`.

    `ontology` are the user's own files, whose classes count as known, `shapes` further files of SHACL shapes.
    With a `limit` the check ends when that many faults are found.

    Raises:
        OntologyError: one of the files is not what it should be; the message names it.
        StoreError: there is no store.
    """
    from eventgraph.rdf.storage.store import Store
    from eventgraph.rdf.validation.check import check_quads, load_rules

    with Store.open(store) as opened:
        rules = load_rules(ontology=map(Path, ontology), shapes=map(Path, shapes))
        return check_quads(opened.quads, rules, limit=limit)


def violations(
    store: Path | str = DEFAULT_STORE, *, ontology: Paths = (), shapes: Paths = ()
) -> Iterator[Violation]:
    """Yield what `validate` finds, as records, in the order of the articles' names.

    Raises:
        OntologyError, StoreError: see `validate`.
    """
    from eventgraph.rdf.storage.store import Store
    from eventgraph.rdf.validation.check import find_violations, load_rules

    with Store.open(store) as opened:
        rules = load_rules(ontology=map(Path, ontology), shapes=map(Path, shapes))
        yield from find_violations(opened.quads, rules)
