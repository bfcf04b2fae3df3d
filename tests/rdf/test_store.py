"""The store: whole articles or none, one writer, the union as the standard has it."""

from __future__ import annotations

import itertools
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from eventgraph import ids
from eventgraph.errors import NotFoundError, ReadError, StoreDamagedError, StoreError, StoreInUseError
from eventgraph.rdf.ledger import LedgerRow
from eventgraph.rdf.projection import (
    article_node_nquads,
    article_nquads,
    description_nquads,
    graph_to_nquads,
)
from eventgraph.rdf.reconstruction import from_nquads
from eventgraph.rdf.record_files import article_sha256
from eventgraph.rdf.store import Store
from eventgraph.records import Article, Extraction

from .conftest import ARTICLES, small_world

PIPELINE = "eventgraph 0.1; model 3.8"


def article(name: str, text: str = "A text.") -> Article:
    return Article(id=name, text=text, source_file=f"{name}.txt", source_sha256="0" * 64, **ARTICLES[name])


def put(store: Store, *names: str, graph: nx.MultiDiGraph[str] | None = None) -> list[bool]:
    """Commit articles of the small world and describe what it holds."""
    world = graph if graph is not None else small_world()
    lines = article_nquads(world)
    done = [
        store.commit(article(name), Extraction(article=name), lines.get(name, ()), pipeline=PIPELINE)
        for name in names
    ]
    store.describe_entities(description_nquads(world))
    return done


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store"


class TestContent:
    """What goes in is what is there."""

    def test_everything_comes_back(self, path: Path, graph: nx.MultiDiGraph[str]) -> None:
        with Store.open(path, write=True) as store:
            assert put(store, *ARTICLES) == [True] * 3
        with Store.open(path) as store:
            lines = list(store.dump())
            assert set(graph_to_nquads(graph)) <= set(lines)
            assert lines == sorted(set(lines))
            again = from_nquads(lines)
            assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
            assert again.number_of_edges() == graph.number_of_edges()
            assert list(store.faults()) == []

    def test_the_same_again_changes_nothing(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, *ARTICLES)
            before = list(store.dump())
            assert put(store, *ARTICLES) == [False] * 3
            assert store.describe_entities(description_nquads(small_world())) is False
            assert list(store.dump()) == before

    @pytest.mark.parametrize("order", [*itertools.permutations(ARTICLES)])
    def test_order_and_number_of_runs_do_not_matter(self, path: Path, order: tuple[str, ...]) -> None:
        with Store.open(path, write=True) as store:
            put(store, *ARTICLES)
            at_once = list(store.dump())
        for number, name in enumerate(order):
            with Store.open(path.parent / "other", write=True) as store:
                # What is told of an entity may change from run to run.
                put(store, name, graph=small_world(*order[: number + 1]))
        with Store.open(path.parent / "other") as store:
            assert list(store.dump()) == at_once

    def test_a_new_version_replaces_the_old(self, path: Path, graph: nx.MultiDiGraph[str]) -> None:
        with Store.open(path, write=True) as store:
            put(store, *ARTICLES)
            new = article("wire", "Another text.")
            lines = article_node_nquads("wire", ARTICLES["wire"])
            assert store.commit(new, Extraction(article="wire"), lines, pipeline=PIPELINE)
            graph.remove_edges_from(
                [(s, o, k) for s, o, k, d in graph.edges(keys=True, data=True) if d["article"] == "wire"]
            )
            store.describe_entities(description_nquads(graph))
            assert store.record("wire")[0].text == "Another text."
            assert store.ledger()["wire"].quads == len(lines) == 4
            kept = {line for line in store.dump() if "article:wire" not in line}
        with Store.open(path.parent / "other", write=True) as store:
            put(store, "blog", "note", graph=graph)
            assert kept == set(store.dump())

    def test_an_article_without_claims(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            store.commit(article("note"), Extraction(article="note"), (), pipeline=PIPELINE)
            assert store.ledger()["note"].quads == 0
            assert [extraction.article for extraction in store.extractions()] == ["note"]

    def test_hostile_names(self, path: Path) -> None:
        name = "http://x/?a=b#c' \"<>é\n"
        with Store.open(path, write=True) as store:
            lines = article_node_nquads(name, {"title": 'a "quoted" } ; DROP ALL # \\'})
            store.commit(
                Article(id=name, text="x"), Extraction(article=name), lines, pipeline='"} ; DROP ALL'
            )
            assert set(lines) <= set(store.dump())
            assert list(store.ledger()) == [name]
            store.remove(name)
            assert list(store.dump()) == []


class TestLedger:
    """Rows are provenance, and provenance are rows."""

    def test_row(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire", "blog")
            assert list(store.ledger()) == ["blog", "wire"]
            row = store.row("wire")
            assert row == store.ledger()["wire"]
            assert isinstance(row, LedgerRow)
            assert (row.pipeline, row.source_file, row.source_sha256) == (PIPELINE, "wire.txt", "0" * 64)
            assert row.content == article_sha256(article("wire")) != article_sha256(article("wire", "Other."))
            assert row.quads == len(article_nquads(small_world())["wire"])
            assert store.row("note") is None

    def test_sources_may_be_unknown(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            store.commit(Article(id="x", text="y"), Extraction(article="x"), (), pipeline=PIPELINE)
            row = store.ledger()["x"]
            assert (row.source_file, row.source_sha256) == (None, None)

    def test_provenance_is_told_in_prov(self, path: Path) -> None:
        ask = """PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX eg: <https://w3id.org/eventgraph/ns#>
        SELECT ?p ?f { ?a prov:wasGeneratedBy ?r ; prov:wasDerivedFrom ?s . ?r prov:used ?s ; eg:pipeline ?p .
        ?r a prov:Activity . ?s a prov:Entity ; eg:file ?f }"""
        with Store.open(path, write=True) as store:
            put(store, "wire")
            ((pipeline, file),) = store.quads.query(ask)  # type: ignore[misc, union-attr]
            assert (pipeline.value, file.value) == (PIPELINE, "wire.txt")

    def test_replacing_quads_keeps_the_record(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire")
            before = store.ledger()["wire"]
            lines = article_node_nquads("wire", ARTICLES["wire"])
            assert store.replace_quads("wire", lines) is True
            assert store.replace_quads("wire", lines) is False
            assert store.ledger()["wire"] == before._replace(quads=4)
            with pytest.raises(NotFoundError, match="blog"):
                store.replace_quads("blog", ())


class TestUnion:
    """The default graph is the union: each triple once, as long as any graph holds it."""

    BANS = "SELECT ?s { ?s <https://w3id.org/eventgraph/ns#bans> ?o }"

    def count(self, store: Store) -> int:
        return len(list(store.quads.query(self.BANS)))  # type: ignore[arg-type]

    def test_a_shared_triple_counts_once_and_goes_last(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire", "blog")
            assert self.count(store) == 1
            store.remove("wire")
            assert self.count(store) == 1
            store.remove("blog")
            assert self.count(store) == 0

    def test_it_is_the_union_after_any_changes(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, *ARTICLES)
            for name in ("note", "wire", "wire", "note"):
                if store.row(name):
                    store.remove(name)
                else:
                    put(store, name)
            named = {quad.triple for quad in store.quads if quad.graph_name != ox.DefaultGraph()}
            default = {quad.triple for quad in store.quads if quad.graph_name == ox.DefaultGraph()}
            alone = {
                line
                for line in store.dump()
                if not line.endswith(tuple(f"<{ids.article_iri(a)}> ." for a in ARTICLES))
            }
            assert named <= default
            assert {f"{triple} ." for triple in default - named} == alone

    def test_only_descriptions_describe(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            for line in [
                "<urn:a> <urn:b> <urn:c> .",
                description_nquads(small_world())[0][:-1] + "<urn:g> .",
            ]:
                with pytest.raises(StoreError, match="not a description"):
                    store.describe_entities([line])

    def test_quads_of_another_graph_are_refused(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            with pytest.raises(StoreError, match="another graph"):
                put(store, "wire", graph=nx.relabel_nodes(small_world(), {})) and store.commit(
                    article("blog"),
                    Extraction(article="blog"),
                    article_nquads(small_world())["wire"],
                    pipeline="",
                )
            with pytest.raises(ReadError):
                store.commit(article("blog"), Extraction(article="blog"), ["<urn:a>"], pipeline="")
            assert list(store.ledger()) == ["wire"]


class TestFolder:
    """What a store is, and who may open it."""

    def test_no_store(self, path: Path) -> None:
        with pytest.raises(StoreError, match="eventgraph ingest"):
            Store.open(path)
        assert not path.exists()

    @pytest.mark.parametrize("write", [True, False])
    def test_a_folder_of_somebody_else(self, path: Path, *, write: bool) -> None:
        path.mkdir()
        (path / "thesis.doc").write_text("x")
        with pytest.raises(StoreError, match=r"thesis\.doc"):
            Store.open(path, write=write)
        assert [entry.name for entry in path.iterdir()] == ["thesis.doc"]

    @pytest.mark.parametrize("mark", ['{"format": 99}', "{}", "[]", "half"])
    def test_another_format(self, path: Path, mark: str) -> None:
        Store.open(path, write=True).close()
        (path / "store.json").write_text(mark)
        with pytest.raises(StoreError, match="this version reads 1"):
            Store.open(path)

    def test_a_file_in_its_place(self, path: Path) -> None:
        path.write_text("x")
        with pytest.raises(StoreError, match="cannot be written"):
            Store.open(path, write=True)

    def test_a_second_writer_is_told_who(self, path: Path) -> None:
        with Store.open(path, write=True), pytest.raises(StoreInUseError, match=f"process {os.getpid()} on "):
            Store.open(path, write=True)
        Store.open(path, write=True).close()

    def test_a_reader_beside_a_writer_sees_the_past(self, path: Path) -> None:
        with Store.open(path, write=True) as writer:
            put(writer, "wire")
            with Store.open(path) as reader:
                put(writer, "blog")
                assert list(reader.ledger()) == ["wire"]
                assert reader.record("wire")[0].id == "wire"
            with Store.open(path) as reader:
                assert list(reader.ledger()) == ["blog", "wire"]

    def test_readers_do_not_write(self, path: Path) -> None:
        Store.open(path, write=True).close()
        with Store.open(path) as store:
            with pytest.raises(StoreError, match="reading only"):
                put(store, "wire")
            with pytest.raises(StoreError, match="reading only"):
                store.describe_entities(description_nquads(small_world()))

    def test_a_closed_store(self, path: Path) -> None:
        store = Store.open(path, write=True)
        store.close()
        store.close()
        with pytest.raises(StoreError, match="closed"):
            store.ledger()

    def test_no_store_goes_to_another_process(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            with pytest.raises(StoreError, match="another process"):
                pickle.dumps(store)
            child = os.fork()
            if child == 0:
                try:
                    store.ledger()
                except StoreError:
                    os._exit(0)
                os._exit(1)
            assert os.waitpid(child, 0)[1] == 0
            put(store, "wire")

    def test_damaged_quads(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire")
        for manifest in (path / "rdf").glob("MANIFEST-*"):
            manifest.write_bytes(b"x" * 100)
        for write in (True, False):
            with pytest.raises(StoreDamagedError, match="ingest again"):
                Store.open(path, write=write)


class TestRecords:
    """Records are files that are there before what refers to them."""

    def files(self, path: Path) -> list[Path]:
        return sorted(entry for entry in (path / "records").rglob("*") if entry.is_file())

    def test_unreferenced_files_go_when_a_writer_opens(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire")
            store.commit(article("wire", "New."), Extraction(article="wire"), (), pipeline=PIPELINE)
            assert len(self.files(path)) == 2
            (self.files(path)[0].parent / ".half.tmp").write_text("{")
        Store.open(path).close()
        assert len(self.files(path)) == 3
        with Store.open(path, write=True) as store:
            assert len(self.files(path)) == 1
            assert store.record("wire")[0].text == "New."

    @pytest.mark.parametrize("damage", ["changed", "missing"])
    def test_damage_is_seen(self, path: Path, damage: str) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire")
            (file,) = self.files(path)
            file.write_text("{}") if damage == "changed" else file.unlink()
            with pytest.raises(StoreDamagedError, match="ingest again"):
                store.record("wire")
            (fault,) = store.faults()
            assert "article wire" in fault
            put(store, "wire")
            assert list(store.faults()) == []

    def test_faults_of_the_quads(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire")
            stray = ox.Quad(
                ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"), ox.NamedNode("urn:g")
            )
            store.quads.add(stray)
            store.quads.remove(
                next(store.quads.quads_for_pattern(None, None, None, ox.NamedNode(ids.article_iri("wire"))))
            )
            missing, strange = store.faults()
            assert "where the ledger has" in missing
            assert "urn:g" in strange

    def test_they_are_plain_json(self, path: Path) -> None:
        with Store.open(path, write=True) as store:
            put(store, "wire")
        (file,) = self.files(path)
        assert json.loads(file.read_text())["article"]["text"] == "A text."

    def test_unknown_articles(self, path: Path) -> None:
        with Store.open(path, write=True) as store, pytest.raises(NotFoundError, match="'x'"):
            store.record("x")


def test_queries_load_no_heavy_library(path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, "wire")
    code = f"""
import sys
from eventgraph.rdf.store import Store
from eventgraph.rdf.sparql import run_query
from eventgraph.rdf.saved import fill_query
from eventgraph.rdf.results import serialized
with Store.open({str(path)!r}) as store:
    print(serialized(run_query(store.quads, fill_query("who-bans-what", {{}})), "csv").decode())
print(sorted({{"rdflib", "networkx", "spacy", "pyshacl", "pydantic", "numpy"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Alibaba,Claude Code,1,2026-07-05" in done.stdout
    assert done.stdout.strip().endswith("[]")
