"""The text index: what it holds is always what the store holds, and a search is never in anybody's way."""

from __future__ import annotations

import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import networkx as nx
import pytest

from eventgraph import ids
from eventgraph.errors import StoreError
from eventgraph.rdf.projection import article_nquads, description_nquads
from eventgraph.rdf.queries.search_words import fts_expression
from eventgraph.rdf.storage.folder import SEARCH as SEARCH_FILE
from eventgraph.rdf.storage.search_documents import CLAIMS, ENTITIES, KINDS, SENTENCES, document_iri
from eventgraph.rdf.storage.search_index import SearchIndex
from eventgraph.rdf.storage.search_reading import best_matches, marked_text, opened_index
from eventgraph.rdf.storage.search_tables import KIND_BITS
from eventgraph.rdf.storage.store import Store

from ..conftest import entity, put, small_world

KILLS = 5
Documents = set[tuple[int, str, str]]


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, write=True) as opened:
        yield opened


def index(store: Store) -> SearchIndex:
    assert store._search is not None
    return store._search


def documents(folder: Path) -> Documents:
    """Return kind, IRI and words of everything that is indexed; FTS5 itself says whether its part agrees."""
    database = sqlite3.connect(folder / SEARCH_FILE)
    database.execute("INSERT INTO words(words) VALUES ('integrity-check')")
    rows = database.execute(
        "SELECT document.number, article, name, text FROM document LEFT JOIN source ON source.number = source"
    ).fetchall()
    database.close()
    return {
        (number >> KIND_BITS, document_iri(number >> KIND_BITS, article, name), text)
        for number, article, name, text in rows
    }


def built_anew(store: Store, folder: Path) -> Documents:
    """Return what an index of the store holds that is built at once."""
    folder.mkdir()
    with SearchIndex(folder) as index:
        index.bring_up_to_date(store.quads)
    return documents(folder)


def found(folder: Path, words: str, kind: int | None = None, limit: int = 100) -> list[str]:
    """Return the words of what is found, best first."""
    expression = fts_expression(words)
    with opened_index(folder) as database:
        matches = best_matches(database, expression, kinds=KINDS if kind is None else [kind], limit=limit)
        return [marked_text(database, expression, match)[0] for match in matches]


def renamed(**labels: str) -> nx.MultiDiGraph[str]:
    world = small_world()
    for name, label in labels.items():
        world.nodes[entity(name)]["label"] = label
    return world


def resolve_anew(store: Store) -> None:
    """Tencent turns out to be Google: claims move from one entity to another, no record changes."""
    world = nx.relabel_nodes(small_world(), {entity("tencent"): entity("google")}, copy=True)
    lines = article_nquads(world)
    for name in ("wire", "blog"):
        store.replace_quads(name, lines[name])
    store.describe_entities(description_nquads(world))


CHANGES: dict[str, Callable[[Store], object]] = {
    "nothing": lambda store: store.flush(),
    "an article more": lambda store: put(store, "note"),
    "the same again": lambda store: put(store, "wire"),
    "an article less": lambda store: store.remove("wire"),
    "all articles less": lambda store: [store.remove(name) for name in ("wire", "blog")],
    "another version": lambda store: put(store, "wire", graph=small_world("blog", "note")),
    "another name": lambda store: put(store, graph=renamed(alibaba="Alibaba Holding")),
    "a name and an article": lambda store: put(store, "note", graph=renamed(tencent="Tencent Holdings")),
    "other words for a relation": lambda store: store.describe_entities(
        line.replace('"bans"', '"forbids"') for line in description_nquads(small_world())
    ),
    "resolved anew": resolve_anew,
    "nobody described": lambda store: store.describe_entities(()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_changes_is_mended(
    store: Store, path: Path, tmp_path: Path, change: Callable[[Store], object]
) -> None:
    put(store, "wire", "blog")
    store.flush()
    change(store)
    store.flush()
    assert documents(path) == built_anew(store, tmp_path / "anew")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_notes_outlive_a_writer(
    store: Store, path: Path, tmp_path: Path, change: Callable[[Store], object]
) -> None:
    """The writer is gone between its commit and the flush; another comes."""
    put(store, "wire", "blog")
    store.flush()
    change(store)
    index(store).close()
    with SearchIndex(path) as next_one:
        next_one.bring_up_to_date(store.quads)
    assert documents(path) == built_anew(store, tmp_path / "anew")


def test_what_was_changed_without_a_note_shows_in_the_ledger(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "wire", "blog")
    store.flush()
    monkeypatch.setattr(index(store), "note", lambda _: None)
    put(store, "note", graph=renamed(tencent="Tencent Holdings"))
    store.remove("blog")
    index(store).bring_up_to_date(store.quads)
    assert documents(path) == built_anew(store, tmp_path / "anew")


def test_what_is_indexed(store: Store, path: Path) -> None:
    put(store, "blog")
    store.flush()
    kinds = {kind: {text for number, _, text in documents(path) if number == kind} for kind in range(3)}
    assert "Alibaba\nAlibaba Group\nthe Hangzhou firm" in kinds[ENTITIES]
    assert len(kinds[ENTITIES]) == 7
    assert kinds[CLAIMS] == {
        "Alibaba bans Claude Code\ndata security",
        "Anthropic develops Claude Code\ntwo people familiar with the matter",
        "OpenAI merges with Google\nSam Altman",
        "Google competes with OpenAI\n$2 billion",
    }
    assert "OpenAI merges with Google." in kinds[SENTENCES]
    iris = {iri for _, iri, _ in documents(path)}
    assert f"{ids.article_iri('blog')}#char=600,650" in iris
    assert ids.entity_iri(entity("altman")) in iris


@pytest.mark.parametrize(
    ("words", "kind", "first"),
    [
        ("banned", CLAIMS, "Alibaba bans Claude Code\ndata security"),
        ("BAN claude", SENTENCES, "Alibaba bans Claude Code."),
        ("alibaba", None, "Alibaba\nAlibaba Group\nthe Hangzhou firm"),
        ("ALTMÁN", None, "Sam Altman\nAltman"),
        ('"competes with openai"', None, "Google competes with OpenAI."),
        ("hang*", None, "Alibaba\nAlibaba Group\nthe Hangzhou firm"),
        ("merges -sam", None, "OpenAI merges with Google."),
        ("$2 billion", None, "Google competes with OpenAI\n$2 billion"),
    ],
)
def test_searching(store: Store, path: Path, words: str, kind: int | None, first: str) -> None:
    put(store, "blog")
    store.flush()
    assert found(path, words, kind)[0] == first


def test_the_short_comes_before_the_long(store: Store, path: Path) -> None:
    """An entity comes before what is told of it, and equals by name, in whatever order they came."""
    put(store, "note", "blog", "wire")
    store.flush()
    with opened_index(path) as database:
        matches = best_matches(database, '"google"', limit=100)
        first = best_matches(database, '"google"', limit=3)
    assert matches[0].iri == ids.entity_iri(entity("google"))
    assert {match.kind for match in matches} == {ENTITIES, CLAIMS, SENTENCES}
    assert first == matches[:3]
    assert matches == sorted(matches, key=lambda match: (-match.score, match.kind, match.iri))


def test_marks_are_the_words_that_were_found(store: Store, path: Path) -> None:
    put(store, "blog")
    store.flush()
    expression = fts_expression("banning security")
    with opened_index(path) as database:
        (match,) = best_matches(database, expression, kinds=[CLAIMS], limit=9)
        text, marks = marked_text(database, expression, match)
    assert [text[mark.start : mark.end] for mark in marks] == ["bans", "security"]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])


def of_another_version(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA application_id = 1")
    database.close()


def half_built(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 0")
    database.close()


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "StoreError: store .* has no text index"),
    "empty": (lambda path: path.write_bytes(b""), "StoreError: .* is of another version"),
    "something else": (lambda path: path.write_bytes(b"%PDF" * 4096), "StoreDamagedError: .* cannot be read"),
    "cut": (cut, "StoreDamagedError: .* cannot be read"),
    "older": (of_another_version, "StoreError: .* is of another version"),
    "being built": (half_built, "StoreError: .* is still being built"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_is_a_line_for_readers_and_built_anew_by_the_writer(
    store: Store, path: Path, tmp_path: Path, damage: tuple[Callable[[Path], object], str]
) -> None:
    do, words = damage
    put(store, "wire", "blog")
    store.flush()
    index(store).close()
    do(path / SEARCH_FILE)
    with pytest.raises(StoreError) as caught:
        found(path, "alibaba")
    line = f"{type(caught.value).__name__}: {caught.value}"
    assert re.fullmatch(rf"{words}.*; build it with: eventgraph rebuild --search --store {path}", line)
    with SearchIndex(path) as next_one:
        next_one.bring_up_to_date(store.quads)
    assert documents(path) == built_anew(store, tmp_path / "anew")


def test_damage_below_an_open_index_is_mended(store: Store, path: Path, tmp_path: Path) -> None:
    put(store, "wire")
    store.flush()
    other = sqlite3.connect(path / SEARCH_FILE)
    with other:
        other.execute("DROP TABLE note")
    other.close()
    put(store, "blog")
    store.flush()
    assert documents(path) == built_anew(store, tmp_path / "anew")


def test_a_full_disk_is_not_taken_for_damage(store: Store, path: Path) -> None:
    put(store, "wire")
    store.flush()
    index(store)._database.execute("PRAGMA max_page_count = 1")
    store.describe_entities(description_nquads(renamed(alibaba="Alibaba " * 5000)))
    with pytest.raises(OSError, match="No space left"):
        store.flush()
    assert found(path, "alibaba")
    index(store)._database.execute("PRAGMA max_page_count = 100000")


def test_readers_and_the_writer_do_not_wait_for_each_other(store: Store, path: Path) -> None:
    put(store, "wire")
    store.flush()
    with opened_index(path) as reading:
        reading.execute("BEGIN")
        before = best_matches(reading, '"google"', limit=9)
        with index(store)._database as writing:
            writing.execute("INSERT INTO note VALUES ('urn:x')")
            assert found(path, "alibaba")
        put(store, "blog")
        store.flush()
        assert best_matches(reading, '"google"', limit=9) == before
    assert len(found(path, "google")) > len(before)


SEARCH = """
import os, sys
from pathlib import Path
from tempfile import gettempdir
from eventgraph.rdf.storage.search_reading import best_matches, opened_index
if not os.geteuid():
    os.seteuid(65534)
with opened_index(Path(sys.argv[1])) as database:
    found = best_matches(database, '"alibaba"', limit=9)
    print(os.access(sys.argv[1], os.W_OK, effective_ids=True), len(found))
"""


def test_a_folder_that_cannot_be_written_can_be_searched(store: Store, path: Path) -> None:
    put(store, "wire")
    store.flush()
    store.close()
    for folder in takewhile(lambda folder: folder != Path(gettempdir()), path.parents):
        folder.chmod(0o755)
    before = sorted(file.name for file in path.iterdir())
    path.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", SEARCH, str(path)], capture_output=True, text=True, check=False
    )
    path.chmod(0o755)
    assert (done.stdout, done.stderr) == ("False 5\n", "")
    assert sorted(file.name for file in path.iterdir()) == before


WRITER = """
import sys
from pathlib import Path
from tempfile import gettempdir
from eventgraph.rdf.storage.store import Store
sys.path.insert(0, sys.argv[2])
from rdf.conftest import put, small_world
with Store.open(Path(sys.argv[1]), write=True) as store:
    print("open", flush=True)
    for number in range(10_000):
        world = small_world()
        for name, node in world.nodes(data=True):
            node["label"] += f" {number % 7}"
        put(store, *(("wire", "blog"), ("note",))[number % 2], graph=world)
        if number % 3 == 0:
            store.flush()
        if number % 5 == 4:
            store.remove("wire")
"""


def test_killed_at_any_moment_the_next_writer_mends_it(path: Path, tmp_path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, "wire", "blog")
    for kill in range(KILLS):
        with writing(path) as process:
            time.sleep(0.013 * kill)
            process.kill()
        with Store.open(path, write=True) as store:
            assert documents(path) == built_anew(store, tmp_path / f"anew-{kill}")


@contextmanager
def writing(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a process that writes without an end."""
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parents[2])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    assert process.returncode == -signal.SIGKILL
