"""`eventgraph import` as a shell sees it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Run

LINKS = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<ENTITY> owl:sameAs <http://www.wikidata.org/entity/Q1359568> ; rdfs:label "Ali", [] .
"""
JOIN = "SELECT ?w ?c { ?e owl:sameAs ?w . ?c eg:subject ?e FILTER(CONTAINS(STR(?w), 'Q1359568')) }"
GRAPH = "urn:eventgraph:import:links.ttl"


@pytest.fixture
def folder(store: Path, tmp_path: Path) -> Path:
    """Return a store of its own for each test."""
    return Path(shutil.copytree(store, tmp_path / "copy"))


@pytest.fixture
def links(run: Run, folder: Path, tmp_path: Path) -> Path:
    entity = run("query", 'SELECT ?e { ?e rdfs:label "Alibaba" }', "--store", folder).out.splitlines()[1]
    file = tmp_path / "links.ttl"
    file.write_text(LINKS.replace("ENTITY", entity), encoding="utf-8")
    return file


def test_links_to_wikidata_and_back(run: Run, folder: Path, links: Path) -> None:
    kept = [run(verb, "--store", folder).out for verb in ("verify", "validate")]
    own = run("import", "--list", "--store", folder).out
    ended = run("import", links, "--store", folder)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        f"imported links.ttl: 3 triples in the graph <{GRAPH}>",
        "1 blank nodes have IRIs now, …/.well-known/genid/…",
        f"2 triples use words that only articles may use; queries see them with GRAPH <{GRAPH}> only",
    ]
    assert run("import", links, "--store", folder).out.startswith("unchanged links.ttl: 3 triples")
    rows = run("query", JOIN, "--store", folder).out.splitlines()
    assert len(rows) == 3
    assert rows[1].startswith("http://www.wikidata.org/entity/Q1359568,urn:eventgraph:claim:")
    listed = run("import", "--list", "--store", folder).out
    assert listed == own + "links.ttl: 3 triples of links.ttl (turtle)\n"
    assert run("verify", "--store", folder).out == kept[0]
    links.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert run("import", links, "--store", folder).out.startswith("replaced links.ttl: 1 triples")
    assert run("import", "--remove", "links.ttl", "--store", folder).out == "removed links.ttl: 1 triples\n"
    assert run("import", "--list", "--store", folder).out == own
    assert [run(verb, "--store", folder).out for verb in ("verify", "validate")] == kept


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("bad.ttl",), 3, "line 1"),
        (("bad.ttl", "--format", "jsonld"), 3, "not JSON"),
        (("bad.ttl", "--max-mb", "0.000001"), 3, "more than 1 bytes"),
        (("absent.ttl",), 3, "no such file"),
        (("x.doc",), 3, "formats are turtle, ntriples, nquads, trig, rdfxml, jsonld"),
        (("relative.ttl",), 3, "--base"),
        (("--remove", "links.ttl"), 2, "no import 'links.ttl'; it has: eventgraph-events, eventgraph-links"),
        ((), 2, "give one of FILE, --remove and --list"),
        (("bad.ttl", "--list"), 2, "give one of FILE, --remove and --list"),
    ],
)
def test_what_is_refused_leaves_the_store_as_it_was(
    run: Run, folder: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    (folder.parent / "bad.ttl").write_text("<urn:a> no .\x1b[2J", encoding="utf-8")
    (folder.parent / "relative.ttl").write_text("<a> <b> <c> .", encoding="utf-8")
    before = run("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--store", folder).out
    ended = run("import", *words, "--store", folder)
    assert (ended.code, ended.out) == (code, "")
    assert message in ended.err
    assert "\x1b" not in ended.err
    if code == 3:
        assert len(ended.err.splitlines()) == 1
    assert run("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--store", folder).out == before


def test_there_must_be_a_store_to_take_from(run: Run, tmp_path: Path) -> None:
    for words in (("--list",), ("--remove", "x")):
        assert run("import", *words, "--store", tmp_path / "none").code == 4
    assert not (tmp_path / "none").exists()


def test_upkeep_keeps_it(run: Run, folder: Path, links: Path) -> None:
    run("import", links, "--store", folder)
    listed = run("import", "--list", "--store", folder).out
    shutil.rmtree(folder / "rdf")
    assert run("rebuild", "--store", folder).code == 0
    assert run("backup", folder.parent / "backup", "--store", folder).code == 0
    for store in (folder, folder.parent / "backup"):
        assert run("import", "--list", "--store", store).out == listed
        assert len(run("query", JOIN, "--store", store).out.splitlines()) == 3
        assert run("verify", "--store", store).code == 0
