"""The corridor: the same articles give the same bytes, whatever the order, the runs, and what came before."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eventgraph
from eventgraph import ids
from eventgraph.cli import main
from eventgraph.errors import NotFoundError
from eventgraph.rdf.projection import graph_to_nquads
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Extraction

FEW: Final = ("harbour-wire-alibaba-bans", "correction-claude-code", "emirates-boeing", "analysis-after")
OWN: Final = """
@prefix eg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
eg:smuggles a eg:Relation ; rdfs:label "smuggles"@en ; eg:inverseLabel "is smuggled by"@en ;
    skos:definition "Brings something over a border in secret."@en ; eg:family "crime" ;
    rdfs:domain eg:Agent ; rdfs:range eg:Thing ; eg:verb "X smuggle Y" ;
    eg:example [ eg:text "Luigi smuggled cheese." ; eg:yields "Luigi smuggles cheese" ] ;
    eg:counterExample "Luigi praised Italy." .
"""
AGAIN: Final = """
import sys, eventgraph
report = eventgraph.ingest(sys.argv[1], store=sys.argv[2])
print(*sorted({row.status for row in report.inputs}), "spacy" in sys.modules)
"""


def dump(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return list(opened.dump())


def exported(store: Path, folder: Path) -> dict[str, bytes]:
    """Return the bytes of the store's exports by suffix."""
    folder.mkdir()
    graph = eventgraph.load_graph(store)
    (quads,), (gephi,) = (eventgraph.export(graph, folder / f"news{suffix}") for suffix in (".nq", ".gexf"))
    return {".nq": quads.read_bytes(), ".gexf": gephi.read_bytes()}


def sample_files(repository: Path) -> list[Path]:
    return sorted((repository / "data" / "articles").iterdir())


@pytest.fixture(scope="session")
def extractions(sample_store: Path) -> list[Extraction]:
    with Store.open(sample_store) as opened:
        return list(opened.extractions())


@pytest.fixture
def few(repository: Path, tmp_path: Path) -> Path:
    """Return a folder with four of the sample articles, free to be changed."""
    folder = tmp_path / "few"
    folder.mkdir()
    for path in sample_files(repository):
        if any(name in path.name for name in FEW):
            shutil.copy(path, folder)
    assert len(list(folder.iterdir())) == len(FEW)
    return folder


def test_another_order_gives_the_same_bytes(repository: Path, sample_store: Path, tmp_path: Path) -> None:
    eventgraph.ingest(*reversed(sample_files(repository)), store=tmp_path / "store")
    assert dump(tmp_path / "store") == dump(sample_store)
    assert exported(tmp_path / "store", tmp_path / "a") == exported(sample_store, tmp_path / "b")


def test_three_runs_give_the_same_bytes(repository: Path, sample_store: Path, tmp_path: Path) -> None:
    files = sample_files(repository)
    for part in (files[2::3], files[::3], files[1::3]):
        eventgraph.ingest(*part, store=tmp_path / "store")
    assert dump(tmp_path / "store") == dump(sample_store)
    assert exported(tmp_path / "store", tmp_path / "a") == exported(sample_store, tmp_path / "b")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_order_does_not_matter_to_resolution_and_graph(
    extractions: list[Extraction], chance: random.Random
) -> None:
    shuffled = chance.sample(extractions, len(extractions))
    assert eventgraph.resolve(shuffled) == eventgraph.resolve(extractions)
    one, other = (eventgraph.build_graph(each) for each in (shuffled, extractions))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_the_store_holds_the_graph_of_its_extractions(
    extractions: list[Extraction], sample_store: Path
) -> None:
    with Store.open(sample_store) as opened:
        articles = [article for article, _ in opened.records()]
    built = eventgraph.build_graph(extractions, articles=articles)
    held = eventgraph.load_graph(sample_store)
    assert sorted(held.nodes(data=True)) == sorted(built.nodes(data=True))
    assert {key: (s, o, edge) for s, o, key, edge in held.edges(keys=True, data=True)} == {
        key: (s, o, edge) for s, o, key, edge in built.edges(keys=True, data=True)
    }
    assert held.number_of_edges() > 200


def test_rdf_loses_nothing_of_the_samples(sample_store: Path) -> None:
    from eventgraph.rdf.reconstruction import from_dataset

    graph = eventgraph.load_graph(sample_store)
    back = from_dataset(eventgraph.to_dataset(graph))
    assert sorted(back.nodes(data=True)) == sorted(graph.nodes(data=True))
    assert list(graph_to_nquads(back)) == list(graph_to_nquads(graph))


def test_the_same_again_changes_nothing_and_loads_no_model(
    repository: Path, sample_store: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(sample_store, store)
    articles = str(repository / "data" / "articles")
    ended = subprocess.run(
        [sys.executable, "-c", AGAIN, articles, str(store)], capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == ["unchanged", "False"]
    assert dump(store) == dump(sample_store)


def test_a_changed_article_replaces_its_old_version(few: Path, tmp_path: Path) -> None:
    eventgraph.ingest(few, store=tmp_path / "store")
    before = set(dump(tmp_path / "store"))
    (changed,) = few.glob("*emirates*")
    changed.write_text("Airbus sells jets\n\nAirbus has sued Boeing.\n", encoding="utf-8")

    report = eventgraph.ingest(few, store=tmp_path / "store")
    graphs = {f"<{ids.article_iri(row.article or '')}> .": row.status for row in report.inputs}
    assert sorted(graphs.values()) == ["replaced", "unchanged", "unchanged", "unchanged"]
    after = set(dump(tmp_path / "store"))
    for graph, status in graphs.items():
        untouched = {line for line in before if line.endswith(graph)} <= after
        assert untouched == (status == "unchanged")
    assert [line for line in before if "orders_from" in line]
    assert not [line for line in after if "orders_from" in line]

    eventgraph.ingest(few, store=tmp_path / "fresh")
    assert sorted(after) == dump(tmp_path / "fresh")


@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")])
def test_of_two_versions_in_one_run_the_later_is_kept(tmp_path: Path, order: tuple[str, str]) -> None:
    versions = {
        "old": {"id": "x", "published": "2026-07-01", "text": "Alibaba banned Claude Code."},
        "new": {"id": "x", "published": "2026-07-02", "text": "Google acquired Wiz."},
    }
    for name, version in versions.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(version), encoding="utf-8")
    report = eventgraph.ingest(*(tmp_path / f"{name}.json" for name in order), store=tmp_path / "store")
    assert [row.code for row in report.inputs] == [None, "duplicate_id"]
    assert (report.articles, report.relations) == (1, {"acquires": 1})
    eventgraph.ingest(tmp_path / "new.json", store=tmp_path / "fresh")
    assert dump(tmp_path / "store") == dump(tmp_path / "fresh")


def test_one_broken_file_stops_no_other(few: Path, tmp_path: Path) -> None:
    broken = {
        "bad.json": (b'{"text": ', "quarantine", "bad_json"),
        "blank.txt": (b"", "quarantine", "empty"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "quarantine", "binary"),
        "tables.xyz": (b"?", "skip", "unknown_type"),
    }
    for name, (content, _, _) in broken.items():
        (few / name).write_bytes(content)
    report = eventgraph.ingest(few, store=tmp_path / "store")
    assert report.articles == len(FEW)
    assert {Path(row.path).name: (row.status, row.code) for row in report.inputs if row.status != "ok"} == {
        name: (status, code) for name, (_, status, code) in broken.items()
    }
    assert all(row.message for row in report.inputs if row.status != "ok")
    assert main(["ingest", str(few), "--store", str(tmp_path / "store"), "--quiet"]) == 3


def test_nothing_to_read_ends_with_4_and_a_path_to_nowhere_with_2(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    store = ["--store", str(tmp_path / "store"), "--quiet"]
    assert main(["ingest", str(tmp_path / "empty"), *store]) == 4
    assert main(["ingest", str(tmp_path / "nowhere"), *store]) == 2


def test_a_path_to_nowhere_makes_no_store(few: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        eventgraph.ingest(few, tmp_path / "nowhere", store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_an_entity_of_two_runs_has_one_iri(tmp_path: Path) -> None:
    texts = {"one.txt": "Alibaba Group banned Claude Code.", "two.txt": "Alibaba competes with Tencent."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        eventgraph.ingest(tmp_path / name, store=tmp_path / "store")
    graph = eventgraph.load_graph(tmp_path / "store")
    ends = {(edge["relation"], subject) for subject, _, edge in graph.edges(data=True)}
    alibaba = eventgraph.find_node(graph, "Alibaba")
    assert ends == {("bans", alibaba), ("competes_with", alibaba)}
    assert graph.nodes[alibaba]["articles"] == 2


def test_a_relation_of_the_users_own_goes_all_the_way_and_stays(tmp_path: Path) -> None:
    own, store = tmp_path / "own.ttl", tmp_path / "store"
    own.write_text(OWN, encoding="utf-8")
    texts = {"one.txt": "Nvidia was smuggled by Lazada.", "two.txt": "Italy banned ChatGPT."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    eventgraph.ingest(tmp_path / "one.txt", store=store, ontology=[own])
    rows = "SELECT ?who ?what { ?s eg:smuggles ?o . ?s rdfs:label ?who . ?o rdfs:label ?what }"
    assert list(eventgraph.table_rows(eventgraph.query(rows, store=store))) == [("Lazada", "Nvidia")]
    assert eventgraph.validate(store, ontology=[own]).problems == ()

    # A later run that was not given the file must neither fail nor forget it.
    report = eventgraph.ingest(tmp_path / "two.txt", store=store)
    assert report.relations == {"smuggles": 1, "bans": 1}
    assert list(eventgraph.table_rows(eventgraph.query(rows, store=store))) == [("Lazada", "Nvidia")]
    (file,) = eventgraph.export(eventgraph.load_graph(store), tmp_path / "own.gexf")
    assert 'label="smuggles"' in file.read_text(encoding="utf-8")
