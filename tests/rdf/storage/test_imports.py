"""Imports beside articles: seen by queries, and mistaken for nothing of ours."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph import ids
from eventgraph.errors import NotFoundError, StoreError, StoreInUseError
from eventgraph.exchange import import_rdf
from eventgraph.rdf.datasets import dataset_from_nquads
from eventgraph.rdf.projection import description_nquads
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.reconstruction import from_dataset, from_nquads
from eventgraph.rdf.storage.bulk import bulk_fill
from eventgraph.rdf.storage.imports import (
    ImportRow,
    content_sha256,
    read_imports,
    remove_import,
    replace_import,
)
from eventgraph.rdf.storage.reserved import is_reserved
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.storage.verification import verify_store
from eventgraph.rdf.validation.check import check_quads, load_rules

from ..conftest import ARTICLES, CLAIMS, edge, entity, put, small_world

PREFIXES = """
@prefix eg: <https://w3id.org/eventgraph/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix prov: <http://www.w3.org/ns/prov#> .
"""
ALIBABA = f"<{ids.entity_iri(entity('alibaba'))}>"
CLAUDE = f"<{ids.entity_iri(entity('claude'))}>"
CLAIM = f"<{ids.claim_iri(edge(0, CLAIMS[0])[2])}>"
WIRE = f"<{ids.article_iri('wire')}>"
LINKS = f"{ALIBABA} owl:sameAs wd:Q1359568 . wd:Q1359568 rdfs:label 'Alibaba Group'@en ."
SPOOFS = f"""
{ALIBABA} rdfs:label "Alibaba", "The bad guys" ; eg:articles 99 ; a eg:Person ; eg:bans {CLAUDE} .
{CLAUDE} eg:bans {ALIBABA} .
{CLAIM} eg:confidence 0 ; eg:factuality eg:negated ; eg:subject {CLAUDE} .
<urn:eventgraph:claim:false> a eg:Claim ; eg:subject {ALIBABA} ; eg:object {CLAUDE} .
{WIRE} schema:headline "Another title" ; eg:content "0" ; prov:wasDerivedFrom <urn:x> .
<urn:eventgraph:article:ghost> eg:record "0" ; eg:quads 1 ; eg:content "0" .
<urn:eventgraph:import:ghost> a eg:Import ; eg:quads 7 .
<urn:eventgraph:import:it> eg:quads 7 .
"""


def triples(turtle: str) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(PREFIXES + turtle, ox.RdfFormat.TURTLE)}


def put_import(store: Store, name: str, turtle: str) -> bool:
    found = triples(turtle)
    return replace_import(
        store, name, found, ImportRow(len(found), content_sha256(found), "turtle", f"{name}.ttl", "0" * 64)
    )


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(str(term.value) for term in row) for row in run_query(store.quads, query).rows)  # type: ignore[union-attr]


def state(store: Store) -> tuple[object, ...]:
    """Return all that the store tells of articles."""
    lines = list(store.dump())
    kept = [line for line in lines if ids.IMPORT not in line and "wikidata" not in line]
    graph = from_nquads(lines)
    return (
        kept,
        dict(store.ledger()),
        sorted(graph.nodes(data=True)),
        sorted(graph.edges(data=True, keys=True), key=str),
    )


def check_sound(store: Store) -> None:
    problems = verify_store(store).problems
    # The small world's records hold no claims, of which verification has nothing to say.
    assert problems == ()
    told = from_dataset(dataset_from_nquads(store.dump()))
    assert sorted(told.edges(keys=True)) == sorted(from_nquads(store.dump()).edges(keys=True))


@pytest.mark.parametrize("turtle", [LINKS, SPOOFS, LINKS + SPOOFS])
def test_an_import_comes_and_goes_without_a_trace(path: Path, turtle: str) -> None:
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        before, lines = state(store), list(store.dump())
        assert put_import(store, "it", turtle) is True
        assert put_import(store, "it", turtle) is False
        assert state(store) == before
        check_sound(store)
        assert check_quads(store.quads, load_rules()).problems == ()
        # A run of ingest settles descriptions and graphs anew.
        assert put(store, *ARTICLES) == [False] * 3
        assert state(store) == before
        check_sound(store)
        assert remove_import(store, "it").quads == len(triples(turtle))
        assert list(store.dump()) == lines
        assert list(store.quads.named_graphs()) != []
        assert all(not graph.value.startswith(ids.IMPORT) for graph in store.quads.named_graphs())
        check_sound(store)


def test_queries_see_it_in_the_union_and_by_its_graph(path: Path) -> None:
    join = "SELECT ?w ?c { ?e owl:sameAs ?w . ?c eg:subject ?e }"
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        put_import(store, "wikidata links", LINKS)
        assert {wikidata for wikidata, _ in rows(store, join)} == {"http://www.wikidata.org/entity/Q1359568"}
        assert len(rows(store, join)) == sum(subject == "alibaba" for _, subject, *_ in CLAIMS)
        graph = "urn:eventgraph:import:wikidata%20links"
        assert rows(store, "SELECT ?g { GRAPH ?g { ?e owl:sameAs ?w } }") == [(graph,)]
        assert run_query(store.quads, f"ASK FROM <{graph}> {{ ?s owl:sameAs ?o }}").boolean
        ledger = f"SELECT ?f {{ <{graph}> prov:wasDerivedFrom/eg:file ?f }}"
        assert rows(store, ledger) == [("wikidata links.ttl",)]


def test_what_is_ours_to_say_only_its_graph_shows(path: Path) -> None:
    labels = f"SELECT ?l {{ {ALIBABA} rdfs:label ?l }}"
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        put_import(store, "it", SPOOFS)
        assert rows(store, labels) == [("Alibaba",)]
        assert rows(store, labels.replace("{", "{ GRAPH <urn:eventgraph:import:it> {") + "}") == [
            ("Alibaba",),
            ("The bad guys",),
        ]
        assert rows(store, f"SELECT ?s {{ ?s eg:bans {ALIBABA} }}") == []
        assert list(store.ledger()) == sorted(ARTICLES)
        assert list(read_imports(store.quads)) == ["it"]
        assert read_imports(store.quads)["it"].quads == len(triples(SPOOFS))


def test_what_two_tell_stays_while_one_tells_it(path: Path) -> None:
    told = "SELECT ?w { ?e owl:sameAs ?w }"
    bans = f"SELECT ?s {{ ?s eg:bans {CLAUDE} }}"
    with Store.open(path, write=True) as store:
        put(store, "wire")
        put_import(store, "one", LINKS + SPOOFS)
        put_import(store, "two", LINKS)
        remove_import(store, "one")
        assert len(rows(store, told)) == 1
        put_import(store, "one", SPOOFS)
        # The import says it too, but what articles alone may say goes with the article.
        store.remove("wire")
        assert rows(store, bans) == []
        remove_import(store, "two")
        assert rows(store, told) == []
        assert verify_store(store).problems == ()


def test_a_new_version_replaces_the_old(path: Path) -> None:
    with Store.open(path, write=True) as store:
        assert put_import(store, "it", LINKS) is True
        assert put_import(store, "it", "<urn:a> <urn:b> <urn:c> .") is True
        assert len(rows(store, "SELECT * { GRAPH <urn:eventgraph:import:it> { ?s ?p ?o } }")) == 1
        assert rows(store, "SELECT ?w { ?e owl:sameAs ?w }") == []
    with Store.open(path) as store, pytest.raises(StoreError, match="reading only"):
        put_import(store, "it", LINKS)


def test_a_dump_fills_a_new_store_with_the_same_union(path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        put_import(store, "it", LINKS + SPOOFS)
        bulk_fill(path.parent / "filled", store.dump())
        assert set(ox.Store.read_only(str(path.parent / "filled"))) == set(store.quads)


def test_hostile_names_and_values(path: Path) -> None:
    name = 'http://x/"> . } ; DROP ALL # é\n'
    found = {
        ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(text))
        for text in ('} ; DROP ALL ; "', "a\\u0022", "\x00\x1b[2J\r\n\ufeff", "\U0001f600", "'''")
    }
    with Store.open(path, write=True) as store:
        put(store, "wire")
        row = ImportRow(len(found), content_sha256(found), "turtle", '"} ; DROP ALL', "0" * 64)
        replace_import(store, name, found, row)
        assert read_imports(store.quads) == {name: row}
        graph = ox.NamedNode(ids.import_iri(name))
        assert {quad.triple for quad in store.quads.quads_for_pattern(None, None, None, graph)} == found
        assert verify_store(store).problems == ()
        with pytest.raises(NotFoundError, match="no import 'else'"):
            remove_import(store, "else")


@pytest.mark.parametrize(
    ("update", "words"),
    [
        (
            "DELETE WHERE { GRAPH <urn:eventgraph:import:it> { ?s rdfs:label ?o } }",
            "1 triples where its row has 2",
        ),
        (
            "WITH <urn:eventgraph:import:it> DELETE { ?s ?p ?o } INSERT { ?s ?p 'B' } WHERE { ?s ?p ?o }",
            "not those that were imported",
        ),
        ("INSERT DATA { GRAPH <urn:eventgraph:import:else> { <urn:a> <urn:b> <urn:c> } }", "has no row"),
        ("CLEAR GRAPH <urn:eventgraph:import:it>", "0 triples where its row has 2"),
    ],
)
def test_damage_is_found(path: Path, update: str, words: str) -> None:
    with Store.open(path, write=True) as store:
        put(store, "wire")
        put_import(store, "it", LINKS)
        store.quads.update(f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {update}")
        assert any(words in problem for problem in verify_store(store).problems)


def test_all_that_we_say_ourselves_is_reserved(path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        put_import(store, "it", "")
        assert [str(quad) for quad in store.quads if not is_reserved(quad.triple)] == []


def test_a_description_that_an_import_repeats_stays_ours(path: Path) -> None:
    world = small_world()
    label = f"SELECT ?l {{ {ALIBABA} rdfs:label ?l }}"
    with Store.open(path, write=True) as store:
        put_import(store, "it", SPOOFS)
        assert rows(store, label) == []
        put(store, *ARTICLES)
        world.nodes[entity("alibaba")]["label"] = "Alibaba Group Holding"
        store.describe_entities(description_nquads(world))
        assert rows(store, label) == [("Alibaba Group Holding",)]
        remove_import(store, "it")
        assert rows(store, label) == [("Alibaba Group Holding",)]


IMPORT_AND_SAY = """
import sys, eventgraph
print("ready", flush=True)
eventgraph.import_rdf(sys.argv[1], store=sys.argv[2], name="it")
"""


@pytest.mark.parametrize("milliseconds", [0, 200, 350, 450, 550, 700])
def test_a_killed_import_is_there_whole_or_not_at_all(path: Path, milliseconds: int) -> None:
    file = path.parent / "many.nt"
    file.write_text("".join(f'<urn:s{n}> <urn:p> "{n}" .\n' for n in range(5_000)), encoding="utf-8")
    with Store.open(path, write=True) as store:
        put(store, "wire")
        put_import(store, "it", LINKS)
        before = set(store.dump())
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT_AND_SAY, str(file), str(path)], stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(milliseconds / 1000)
        process.kill()
    with Store.open(path, write=True) as store:
        assert read_imports(store.quads)["it"].quads in {2, 5_000}
        if read_imports(store.quads)["it"].quads == 2:
            assert set(store.dump()) == before
        assert verify_store(store).problems == ()


def test_one_writer_at_a_time(path: Path) -> None:
    file = path.parent / "a.nt"
    file.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with Store.open(path, write=True), pytest.raises(StoreInUseError):
        import_rdf(file, store=path)
