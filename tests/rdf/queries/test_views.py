"""Views in others' vocabularies: the same from Oxigraph and from an rdflib Dataset, and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from eventgraph.rdf.projection import to_dataset
from eventgraph.rdf.queries.saved import fill_query
from eventgraph.rdf.queries.sparql import run_query

if TYPE_CHECKING:
    import networkx as nx

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SCHEMA = "https://schema.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
VIEWS = ["as-schema-org", "as-sem"]


def view(quads: ox.Store, name: str, **parameters: str) -> set[ox.Triple]:
    return set(run_query(quads, fill_query(name, parameters)).triples)


def subjects(triples: set[ox.Triple], kind: str) -> set[str]:
    named = ox.NamedNode(kind)
    return {str(t.subject) for t in triples if t.predicate.value == RDF_TYPE and t.object == named}


@pytest.mark.parametrize("name", VIEWS)
def test_rdflib_gives_the_same_view(graph: nx.MultiDiGraph[str], quads: ox.Store, name: str) -> None:
    answer = to_dataset(graph).query(fill_query(name, {})).graph
    assert answer is not None
    told = {
        (str(t.subject)[1:-1], t.predicate.value, getattr(t.object, "value", "")) for t in view(quads, name)
    }
    assert {tuple(map(str, triple)) for triple in answer} == told
    assert told


@pytest.mark.parametrize(("name", "kind"), [("as-schema-org", f"{SCHEMA}Claim"), ("as-sem", f"{SEM}Event")])
def test_actual_claims_only_unless_all_are_asked_for(quads: ox.Store, name: str, kind: str) -> None:
    assert len(subjects(view(quads, name), kind)) == 9
    assert len(subjects(view(quads, name, factuality=""), kind)) == 12
    assert len(subjects(view(quads, name, factuality="planned"), kind)) == 1


@pytest.mark.parametrize("name", VIEWS)
def test_one_entity_or_one_article(quads: ox.Store, name: str) -> None:
    kind = {"as-schema-org": f"{SCHEMA}Claim", "as-sem": f"{SEM}Event"}[name]
    assert len(subjects(view(quads, name, entity="altman"), kind)) == 1
    by_title, by_id, by_url = (
        view(quads, name, article=text)
        for text in ('Who "makes" it?', "blog", "https://ledger.example/a?b=1")
    )
    assert by_title == by_id == by_url
    assert len(subjects(by_id, kind)) == 3


def test_things_have_the_types_of_schema_org(quads: ox.Store) -> None:
    found = view(quads, "as-schema-org")
    assert len(subjects(found, f"{SCHEMA}NewsArticle")) == 3
    assert len(subjects(found, f"{SCHEMA}Person")) == 1
    assert len(subjects(found, f"{SCHEMA}Product")) == 1
    assert len(subjects(found, f"{SCHEMA}Organization")) == 4


def test_a_dataset_has_the_prefixes_and_a_graph_for_each_article(graph: nx.MultiDiGraph[str]) -> None:
    dataset = to_dataset(graph)
    assert dict(dataset.namespaces())["eg"] == rdflib.URIRef("https://w3id.org/eventgraph/ns#")
    names = {str(g.identifier) for g in dataset.graphs() if len(g) and "article" in str(g.identifier)}
    assert names == {f"urn:eventgraph:article:{name}" for name in ("wire", "blog", "note")}
