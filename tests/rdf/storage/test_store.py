"""The store: whole articles or none, one writer, the union as the standard has it."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from eventgraph import ids
from eventgraph.errors import NotFoundError, ReadError, StoreError
from eventgraph.rdf.projection import (
    article_node_nquads,
    article_nquads,
    description_nquads,
    graph_to_nquads,
)
from eventgraph.rdf.reconstruction import from_nquads
from eventgraph.rdf.storage.ledger import LedgerRow
from eventgraph.rdf.storage.record_files import article_sha256
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.storage.verification import verify_store
from eventgraph.records import Article, Extraction

from ..conftest import ARTICLES, PIPELINE, article, put, small_world

if TYPE_CHECKING:
    import networkx as nx


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
            assert list(again.nodes(data=True)) == sorted(graph.nodes(data=True))
            assert again.number_of_edges() == graph.number_of_edges()
            assert verify_store(store).problems == ()

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
            ((pipeline, file),) = store.quads.query(ask)  # type: ignore[misc]
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
        lines, nothing = article_nquads(small_world())["wire"], Extraction(article="blog")
        with Store.open(path, write=True) as store:
            with pytest.raises(StoreError, match="another graph"):
                store.commit(article("blog"), nothing, lines, pipeline=PIPELINE)
            with pytest.raises(ReadError):
                store.commit(article("blog"), nothing, ["<urn:a>"], pipeline=PIPELINE)
            assert list(store.ledger()) == []
