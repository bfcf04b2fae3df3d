"""The folder of a store: what it is, who may open it, and its records."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph import ids
from eventgraph.errors import NotFoundError, StoreDamagedError, StoreError, StoreInUseError
from eventgraph.rdf.projection import description_nquads
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.storage.verification import verify_store
from eventgraph.records import Extraction

from ..conftest import PIPELINE, article, put, small_world


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
        with pytest.raises(StoreError, match="this version reads 2"):
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
            writer.flush()
            with Store.open(path) as reader:
                put(writer, "blog")
                writer.flush()
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
        with pytest.raises(StoreDamagedError, match="eventgraph rebuild"):
            Store.open(path, write=True)
        with Store.open(path) as reader:
            assert list(reader.ledger()) == ["wire"]
            assert "MANIFEST" in verify_store(reader).problems[0]
        shutil.rmtree(path / "snapshots")
        with pytest.raises(StoreDamagedError, match="eventgraph rebuild"):
            Store.open(path)


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
            (fault,) = verify_store(store).problems
            assert "article wire" in fault
            put(store, "wire")
            assert verify_store(store).problems == ()

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
            problems = " ".join(verify_store(store).problems)
            assert "where the ledger has" in problems
            assert "graph urn:g is not in the ledger" in problems

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
from eventgraph.rdf.storage.store import Store
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.queries.saved import fill_query
from eventgraph.rdf.queries.results import serialized
with Store.open({str(path)!r}) as store:
    print(serialized(run_query(store.quads, fill_query("who-bans-what", {{}})), "csv").decode())
print(sorted({{"rdflib", "networkx", "spacy", "pyshacl", "pydantic", "numpy"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Alibaba,Claude Code,1,2026-07-05" in done.stdout
    assert done.stdout.strip().endswith("[]")
