"""After a death, whoever comes next finds what was committed; and nobody takes it away from a reader."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dying_writer
import eventgraph
from eventgraph.errors import StoreDamagedError, StoreError
from eventgraph.rdf.storage.record_files import record_path
from eventgraph.rdf.storage.store import Store


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample store, free to be damaged."""
    return Path(shutil.copytree(sample_store, tmp_path / "store"))


def die(store: Path, *when: str) -> None:
    ended = subprocess.run([sys.executable, dying_writer.__file__, str(store), *when], check=False)
    assert ended.returncode == 9


def replaced(store: Path) -> int:
    with Store.open(store) as opened:
        return sum(row.pipeline == "x" for row in opened.ledger().values())


def replace(store: Store, name: str) -> None:
    article, extraction = store.record(name)
    store.commit(article.model_copy(update={"text": article.text + "\n"}), extraction, (), pipeline="y")


def test_a_writer_that_does_nothing_publishes_what_a_dead_one_had_committed(store: Path) -> None:
    die(store)
    Store.open(store, write=True).close()
    assert replaced(store) == 5
    assert eventgraph.verify(store).problems == ()


def test_a_commit_that_could_not_be_told_of_is_told_of_by_the_next_writer(store: Path) -> None:
    die(store, dying_writer.BEFORE_THE_LINE)
    Store.open(store, write=True).close()
    assert replaced(store) == 1
    (store / "rdf" / "CURRENT").unlink()
    assert eventgraph.rebuild(store).lost == ()
    with Store.open(store) as opened:
        first = min(opened.ledger())
        assert opened.record(first)[0].text.endswith(" ")


def test_a_writer_that_cannot_open_leaves_the_mark(store: Path) -> None:
    die(store)
    current = store / "rdf" / "CURRENT"
    content = current.read_bytes()
    current.write_bytes(b"nonsense\n")
    with pytest.raises(StoreDamagedError, match="eventgraph rebuild"):
        Store.open(store, write=True)
    current.write_bytes(content)
    assert replaced(store) == 5


def test_records_stay_as_long_as_a_reader_may_ask_for_them(store: Path) -> None:
    with Store.open(store) as reader:
        name = min(reader.ledger())
        record = record_path(store / "records", reader.ledger()[name].record)
        for _ in range(3):
            with Store.open(store, write=True) as writer:
                replace(writer, name)
        assert reader.record(name)[0].id == name
    Store.open(store, write=True).close()
    assert not record.exists()


def test_a_check_beside_a_writer_raises_no_alarm(store: Path, tmp_path: Path) -> None:
    with Store.open(store, write=True) as writer:
        for name in list(writer.ledger())[:3]:
            replace(writer, name)
        assert eventgraph.verify(store).problems == ()
        eventgraph.backup(tmp_path / "copy", store=store)
    assert eventgraph.verify(tmp_path / "copy", deep=True).problems == ()
    assert not eventgraph.rebuild(tmp_path / "copy").renewed


def test_missing_quads_are_damage_and_nobody_fills_the_store_anew(store: Path, articles_of_two: Path) -> None:
    shutil.rmtree(store / "rdf")
    shutil.rmtree(store / "snapshots")
    for attempt in (lambda: eventgraph.info(store), lambda: eventgraph.ingest(articles_of_two, store=store)):
        with pytest.raises(StoreDamagedError, match="eventgraph rebuild"):
            attempt()
    assert eventgraph.rebuild(store).lost == ()
    assert eventgraph.info(store).articles == 24


@pytest.mark.parametrize("others_die", [False, True])
@pytest.mark.parametrize("is_in_a_snapshot", [True, False])
def test_a_changed_byte_is_not_blessed_by_the_next_writer(
    store: Path, *, is_in_a_snapshot: bool, others_die: bool
) -> None:
    with Store.open(store, write=True) as opened:
        opened.compact()
    if not is_in_a_snapshot:  # as what Oxigraph merges after the last flush
        shutil.rmtree(store / "snapshots")
    file = max((store / "rdf").glob("*.sst"), key=lambda path: path.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // 4] ^= 85
    file.write_bytes(content)
    if others_die:
        die(store)
    Store.open(store, write=True).close()
    assert eventgraph.verify(store, deep=True).problems
    assert eventgraph.rebuild(store).renewed
    assert eventgraph.verify(store, deep=True).problems == ()


def test_an_import_without_its_file_is_found(store: Path) -> None:
    for path in (store / "imports").iterdir():
        path.unlink()
    (problem,) = eventgraph.verify(store).problems
    assert "its file is missing" in problem


def test_a_damaged_text_index_is_found_and_built_anew(store: Path) -> None:
    file = store / "search.sqlite"
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = bytes(4096)
    file.write_bytes(content)
    (problem,) = eventgraph.verify(store, deep=True).problems
    assert "rebuild --search" in problem
    eventgraph.rebuild_search(store)
    assert eventgraph.verify(store, deep=True).problems == ()


def test_pruning_from_another_folder_is_refused(
    tmp_path: Path, articles_of_two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "s"
    eventgraph.ingest(articles_of_two, store=store)
    os.chdir(articles_of_two)
    with pytest.raises(StoreError, match="prune from there"):
        eventgraph.ingest(".", store=store, prune=True)
    assert eventgraph.info(store).articles == 2


@pytest.fixture
def articles_of_two(tmp_path: Path) -> Path:
    folder = tmp_path / "two"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(f"Italy banned DeepSeek in 2025, says {name}.")
    return folder
