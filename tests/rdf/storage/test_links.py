"""Entities that all know are linked to Wikidata: by their best name and class, and by nothing less."""

from __future__ import annotations

import re
from pathlib import Path

import eventgraph
from eventgraph import ids
from eventgraph.ontology.gazetteer import load_gazetteer
from eventgraph.ontology.links import load_links
from eventgraph.rdf.storage.links import NAME, link_entities
from eventgraph.rdf.storage.store import Store

from ..conftest import put

LINKED = "SELECT ?name ?iri { ?e owl:sameAs ?iri ; rdfs:label ?name ; ^eg:object ?claim } ORDER BY ?name"


def test_the_table_is_of_names_that_the_gazetteer_knows() -> None:
    gazetteer = load_gazetteer()
    for name, kind in load_links():
        assert (gazetteer[name].name, gazetteer[name].type) == (name, kind)
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", iri) for iri in load_links().values())


def test_the_samples_are_linked(sample_store: Path) -> None:
    rows = dict(eventgraph.table_rows(eventgraph.query(LINKED, store=sample_store)))
    assert rows["China"] == "http://www.wikidata.org/entity/Q148"
    assert "Alibaba" not in rows
    assert [row.name for row in eventgraph.imports(sample_store)] == [ids.OWN_EVENTS, NAME]


def test_links_follow_the_entities(path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, "wire")
        before = list(store.dump())
        assert link_entities(store, {"google-a45c7bb0": "http://www.wikidata.org/entity/Q95"}) is True
        assert link_entities(store, {"google-a45c7bb0": "http://www.wikidata.org/entity/Q95"}) is False
        assert len(list(store.dump())) > len(before)
        assert link_entities(store, {}) is True
        assert link_entities(store, {}) is False
        assert list(store.dump()) == before
