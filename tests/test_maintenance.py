"""The upkeep of a store: what is taken back, read again, copied and made anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

import eventgraph
from eventgraph import ids
from eventgraph.cli import main
from eventgraph.errors import ExportError, NotFoundError, StoreError
from eventgraph.rdf.storage.store import Store

OUTLET: Final = "Harbour Wire"
OF_OUTLET: Final = "SELECT ?a { ?a eg:publisher 'Harbour Wire' }"


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample store, free to be changed."""
    return Path(shutil.copytree(sample_store, tmp_path / "store"))


@pytest.fixture
def articles(repository: Path, tmp_path: Path) -> Path:
    """Return a copy of some sample articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in sorted((repository / "data" / "articles").iterdir())[:3]:
        shutil.copy(path, folder)
    return folder


def dump(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return list(opened.dump())


def articles_of(store: Path) -> set[str]:
    with Store.open(store) as opened:
        return set(opened.ledger())


class TestRemove:
    """An article, or an outlet, never said anything."""

    def test_an_outlet(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        outlet = {str(row[0].value) for row in eventgraph.query(OF_OUTLET, store=store).rows if row[0]}
        before = articles_of(store)
        assert main(["remove", "--outlet", OUTLET, "--store", str(store)]) == 0
        assert capsys.readouterr().out.count("removed ") == len(outlet) > 1
        assert {ids.article_iri(name) for name in before - articles_of(store)} == outlet
        assert not list(eventgraph.query(OF_OUTLET, store=store).rows)
        assert eventgraph.verify(store, deep=True).problems == ()

    def test_it_is_the_inverse_of_adding(self, articles: Path, tmp_path: Path) -> None:
        last = max(articles.iterdir())
        kept = articles.parent / last.name
        last.rename(kept)
        eventgraph.ingest(articles, store=tmp_path / "s")
        without = dump(tmp_path / "s")
        kept.rename(last)
        (added,) = (r.article for r in eventgraph.ingest(articles, store=tmp_path / "s").inputs if r.claims)
        assert dump(tmp_path / "s") != without
        assert eventgraph.remove(str(added), store=tmp_path / "s") == (added,)
        assert dump(tmp_path / "s") == without

    def test_by_url_and_by_iri(self, tmp_path: Path) -> None:
        site, text = "https://x.example/", "Italy banned it."
        rows = [{"id": name, "url": site + name, "text": text} for name in "abc"]
        (tmp_path / "n.jsonl").write_text("\n".join(map(json.dumps, rows)))
        eventgraph.ingest(tmp_path / "n.jsonl", store=tmp_path / "s")
        with pytest.raises(NotFoundError, match="example/d"):
            eventgraph.remove(f"{site}a", f"{site}d", store=tmp_path / "s")
        assert articles_of(tmp_path / "s") == set("abc")
        eventgraph.remove(f"{site}a", ids.article_iri("b"), store=tmp_path / "s")
        assert articles_of(tmp_path / "s") == {"c"}

    def test_an_unknown_outlet_names_those_that_there_are(self, store: Path) -> None:
        with pytest.raises(NotFoundError, match=OUTLET):
            eventgraph.remove(outlet="Nobody's News", store=store)

    def test_nothing_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["remove"]) == 2
        assert "--outlet" in capsys.readouterr().err


class TestPrune:
    """What is gone from the folder goes from the store, if that is asked for."""

    def test_gone_files(self, articles: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.txt"
        other.write_text("Italy banned DeepSeek in 2025.")
        store = tmp_path / "s"
        eventgraph.ingest(articles, other, store=store)
        first, second, *_ = sorted(articles.iterdir())
        first.unlink()
        second.write_bytes(b"")
        assert len(articles_of(store)) == 4
        report = eventgraph.ingest(articles, store=store)
        assert (report.count("removed"), len(articles_of(store))) == (0, 4)
        report = eventgraph.ingest(articles, store=store, prune=True)
        # The empty file may have been saved badly; what cannot be read is not gone.
        assert [row.path.rpartition("/")[2] for row in report.inputs if row.status == "removed"] == [
            first.name
        ]
        assert len(articles_of(store)) == 3
        assert eventgraph.verify(store).problems == ()


class TestRebuild:
    """A store that agrees with this version, from what it keeps."""

    def test_what_is_up_to_date_is_left_alone(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = dump(store)
        assert main(["rebuild", "--store", str(store)]) == 0
        assert "read 0 of 24 articles again" in capsys.readouterr().out
        assert dump(store) == before

    def test_only_what_another_version_read(self, store: Path, sample_store: Path) -> None:
        with Store.open(store, write=True) as opened:
            for name in sorted(opened.ledger())[:2]:
                article, extraction = opened.record(name)
                opened.commit(article, extraction.model_copy(update={"claims": ()}), (), pipeline="old")
        report = eventgraph.rebuild(store)
        assert (report.read, report.renewed, report.lost) == (2, False, ())
        assert dump(store) == dump(sample_store)

    @pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST-*", "*.sst", "store.json"])
    def test_damaged_quads_are_made_anew(self, store: Path, sample_store: Path, damage: str) -> None:
        links = store.parent / "links.nt"
        links.write_text("<urn:eventgraph:entity:x> <http://www.w3.org/2002/07/owl#sameAs> <urn:y> .\n")
        eventgraph.import_rdf(links, store=store, name="links")
        if damage == "store.json":
            (store / damage).write_text('{"program": "eventgraph", "format": 1}')
        else:
            path = min((store / "rdf").glob(damage), key=lambda path: -path.stat().st_size)
            path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))
        report = eventgraph.rebuild(store)
        assert (report.renewed, report.read, report.lost) == (True, 0, ())
        assert [row.name for row in eventgraph.imports(store)] == [
            "eventgraph-events",
            "eventgraph-links",
            "links",
        ]
        eventgraph.remove_import("links", store=store)
        assert dump(store) == dump(sample_store)
        assert eventgraph.verify(store, deep=True).problems == ()

    def test_a_damaged_record_is_lost_and_said(
        self, store: Path, repository: Path, capsys: pytest.CaptureFixture[str], sample_store: Path
    ) -> None:
        path = min(store.glob("records/*/*.json"))
        path.write_bytes(path.read_bytes()[:-10])
        assert main(["rebuild", "--store", str(store)]) == 3
        (line,) = capsys.readouterr().err.splitlines()
        assert "its record is damaged; ingest " in line
        assert len(articles_of(store)) == 23
        eventgraph.ingest(repository / "data" / "articles", store=store)
        assert dump(store) == dump(sample_store)

    def test_no_store(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="there is no store"):
            eventgraph.rebuild(tmp_path / "s")


class TestBackup:
    """A copy is a store."""

    def test_a_copy_is_whole_and_is_read_without_being_written(self, store: Path, tmp_path: Path) -> None:
        assert main(["backup", str(tmp_path / "copy"), "--store", str(store)]) == 0
        files = {path: path.stat().st_mtime_ns for path in (tmp_path / "copy").rglob("*") if path.is_file()}
        assert dump(tmp_path / "copy") == dump(store)
        assert eventgraph.verify(tmp_path / "copy", deep=True).problems == ()
        assert {p: p.stat().st_mtime_ns for p in (tmp_path / "copy").rglob("*") if p.is_file()} == files

    def test_damage_of_a_copy_is_found(self, store: Path, tmp_path: Path) -> None:
        eventgraph.backup(tmp_path / "copy", store=store)
        report = next((tmp_path / "copy" / "reports").iterdir())
        report.write_text(report.read_text() + "\n")
        (problem,) = eventgraph.verify(tmp_path / "copy", deep=True).problems
        assert report.name in problem

    def test_beside_a_writer(self, store: Path, tmp_path: Path) -> None:
        with Store.open(store, write=True) as writer:
            writer.remove(min(writer.ledger()))
            eventgraph.backup(tmp_path / "copy", store=store)
        assert len(articles_of(tmp_path / "copy")) == len(articles_of(store)) + 1

    def test_nothing_is_overwritten(self, store: Path, tmp_path: Path) -> None:
        (tmp_path / "copy").mkdir()
        (tmp_path / "copy" / "thesis.doc").write_text("x")
        with pytest.raises(ExportError, match="exists already"):
            eventgraph.backup(tmp_path / "copy", store=store)


def test_info(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--store", str(store)]) == 0
    out = capsys.readouterr().out
    assert "24 articles" in out
    assert "ended " in out
    assert "in use" not in out
    found = eventgraph.info(store)
    assert found.claims == len(list(eventgraph.query("SELECT ?c { ?c a eg:Claim }", store=store).rows))
    assert list(found.pipelines.values()) == [24]
    with Store.open(store, write=True):
        assert "process " in str(eventgraph.info(store).writer)


def test_compact_changes_nothing_but_the_size(store: Path, sample_store: Path) -> None:
    with Store.open(store, write=True) as opened:
        for name in list(opened.ledger())[:5]:
            article, extraction = opened.record(name)
            opened.remove(name)
            opened.flush()
            opened.commit(article, extraction, (), pipeline="old")
    eventgraph.rebuild(store)
    report = eventgraph.compact(store)
    assert report.after < report.before
    assert dump(store) == dump(sample_store)
    assert eventgraph.verify(store, deep=True).problems == ()
