"""Our own terms are defined, once, in `ontologies/eventgraph.ttl`."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from eventgraph.ontology.files import ontology_folder
from eventgraph.rdf.namespaces import EG, RDFS
from eventgraph.rdf.queries.saved import saved_queries
from eventgraph.rdf.storage.store import Store

from .conftest import ARTICLES, LABELS, put

CLASS_OF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def described(path: Path) -> dict[str, set[str]]:
    """Return our terms that a file describes, and by which properties."""
    terms: dict[str, set[str]] = {}
    for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(EG):
            terms.setdefault(quad.subject.value, set()).add(quad.predicate.value)
    return terms


TERMS = described(ontology_folder() / "eventgraph.ttl")


def test_every_term_has_a_class_and_a_label() -> None:
    assert [term for term, told in TERMS.items() if not {CLASS_OF, f"{RDFS}label"} <= told] == []


def test_every_term_that_a_store_uses_is_defined(path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        used = {
            term.value
            for quad in store.quads
            for term in (quad.subject, quad.predicate, quad.object)
            if isinstance(term, ox.NamedNode) and term.value.startswith(EG)
        }
    assert used - TERMS.keys() == {EG + relation for relation in LABELS}


def test_no_relation_is_called_like_a_term_of_ours() -> None:
    relations = [term for file in (ontology_folder() / "relations").glob("*.ttl") for term in described(file)]
    assert relations
    assert TERMS.keys() & set(relations) == set()


def test_every_saved_query_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rdf.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    for query in saved_queries().values():
        row = next(line for line in rows if line.startswith(f"| `{query.name}` |"))
        assert all(f"`{name}`" in row for name in query.parameters)
