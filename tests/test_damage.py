"""What kills, collisions and meddling do to a store: nothing is lost, and nothing is hidden."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox
import pytest

import dying_writer
import eventgraph
from eventgraph.cli import main
from eventgraph.errors import StoreInUseError
from eventgraph.rdf.namespaces import EG, NIF, RDFS
from eventgraph.rdf.storage.store import Store

WRITER: Final = """
import sys, eventgraph

def told(row):
    print(row.article, flush=True)
    sys.stdin.readline()

eventgraph.ingest(sys.argv[1], store=sys.argv[2], on_input=told)
"""
"""Ingests a folder, tells each article that it has stored, and goes on when it reads a line."""

MANY_KILLS: Final = 100
CLAIMS: Final = "SELECT ?claim { ?claim a eg:Claim }"
DEFAULT: Final = ox.DefaultGraph()


@contextmanager
def writer(articles: Path, store: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a real process that ingests; it is killed at the end, in the middle of its work."""
    command = [sys.executable, "-c", WRITER, str(articles), str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def stream(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def told(process: subprocess.Popen[str], count: int) -> list[str]:
    """Return the first articles that the process says it has stored, and let it go on."""
    names = []
    for _ in range(count):
        names.append(stream(process.stdout).readline().strip())
        stream(process.stdin).write("\n")
        stream(process.stdin).flush()
    return names


def dump(store: Path) -> list[str]:
    with Store.open(store) as opened:
        return list(opened.dump())


@pytest.fixture
def articles(repository: Path) -> Path:
    return repository / "data" / "articles"


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample store, free to be damaged."""
    return Path(shutil.copytree(sample_store, tmp_path / "store"))


@pytest.mark.parametrize(("stored", "seconds"), [(1, 0.0), (9, 0.13)])
def test_after_a_kill_nothing_acknowledged_is_lost_and_a_second_run_ends_as_if_undisturbed(
    articles: Path, sample_store: Path, tmp_path: Path, stored: int, seconds: float
) -> None:
    store = tmp_path / "store"
    with writer(articles, store) as process:
        names = told(process, stored)
        time.sleep(seconds)
    assert process.returncode == -9

    with Store.open(store) as opened:
        assert set(names) <= opened.ledger().keys()
    assert eventgraph.verify(store).problems == ()
    assert eventgraph.load_graph(store).number_of_edges() > 0

    report = eventgraph.ingest(articles, store=store)
    assert set(names) <= {row.article for row in report.inputs if row.status == "unchanged"}
    assert dump(store) == dump(sample_store)


def test_a_second_writer_is_refused_at_once_and_readers_are_not(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    with writer(articles, store) as process:
        told(process, 1)
        started = time.monotonic()
        with pytest.raises(StoreInUseError, match=f"process {process.pid} "):
            eventgraph.ingest(articles, store=store)
        assert time.monotonic() - started < 1
        assert main(["ingest", str(articles), "--store", str(store)]) == 5
        assert f"process {process.pid} " in capfd.readouterr().err
        told(process, 3)
        time.sleep(6)  # a writer shows what it has done at least every five seconds
        told(process, 1)
        told(process, 1)
        assert list(eventgraph.table_rows(eventgraph.query(CLAIMS, store=store)))
        assert eventgraph.load_graph(store).number_of_edges() > 0


def edit_a_record(store: Path) -> None:
    path = min(store.glob("records/*/*.json"))
    path.write_bytes(path.read_bytes().replace(b" the ", b" not "))


def delete_a_record(store: Path) -> None:
    min(store.glob("records/*/*.json")).unlink()


def change_a_sentence(quads: ox.Store) -> None:
    change(quads, NIF + "anchorOf", ox.Literal("Nobody said this."))


def change_a_source(quads: ox.Store) -> None:
    change(quads, f"{EG}source", ox.Literal("nobody"))


def change_a_factuality(quads: ox.Store) -> None:
    change(quads, f"{EG}factuality", ox.NamedNode(f"{EG}negated"))


def change(quads: ox.Store, predicate: str, value: ox.Literal | ox.NamedNode) -> None:
    """Give the first statement that says something else this object, in its article and for queries."""
    node = ox.NamedNode(predicate)
    others = (quad for quad in quads.quads_for_pattern(None, node, None, None) if quad.object != value)
    found = min(others, key=str)
    for quad in list(quads.quads_for_pattern(found.subject, node, None, None)):
        quads.remove(quad)
        quads.add(ox.Quad(quad.subject, node, value, quad.graph_name))


def named(quads: ox.Store, label: str) -> ox.NamedNode:
    name = ox.NamedNode(f"{RDFS}label")
    (found,) = quads.quads_for_pattern(None, name, ox.Literal(label), DEFAULT)
    assert isinstance(found.subject, ox.NamedNode)
    return found.subject


def tencent_bans(quads: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    ban = ox.NamedNode(f"{EG}bans")
    return ox.Quad(named(quads, "Tencent"), ban, named(quads, "Claude Code"), graph)


def plant_for_queries(quads: ox.Store) -> None:
    quads.add(tencent_bans(quads, DEFAULT))


def plant_in_an_article(quads: ox.Store) -> None:
    graph = min(quads.named_graphs(), key=str)
    assert isinstance(graph, ox.NamedNode)
    quads.add(tencent_bans(quads, graph))


def hide_from_queries(quads: ox.Store) -> None:
    ban = ox.NamedNode(f"{EG}bans")
    for quad in list(quads.quads_for_pattern(named(quads, "Alibaba"), ban, None, DEFAULT)):
        quads.remove(quad)


def in_quads(damage: Callable[[ox.Store], None]) -> Callable[[Path], None]:
    def apply(store: Path) -> None:
        for place in ("rdf", *(path.relative_to(store) for path in store.glob("snapshots/*/rdf"))):
            quads = ox.Store(str(store / place))
            damage(quads)
            quads.flush()

    return apply


DAMAGE: Final[dict[str, tuple[Callable[[Path], None], str]]] = {
    "a record is edited": (edit_a_record, "has changed"),
    "a record is deleted": (delete_a_record, "No such file"),
    "a sentence is changed": (in_quads(change_a_sentence), "another sentence"),
    "a source is changed": (in_quads(change_a_source), "differ in source"),
    "a factuality is changed": (in_quads(change_a_factuality), "differ in factuality"),
    "a triple is planted where queries look": (in_quads(plant_for_queries), "stand in no article"),
    "a triple is planted in an article": (in_quads(plant_in_an_article), "quads where the ledger has"),
    "a triple is hidden from queries": (in_quads(hide_from_queries), "missing where queries look"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=DAMAGE)
def test_verify_finds_damage(
    store: Path, damage: Callable[[Path], None], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--store", str(store)]) == 0
    damage(store)
    capfd.readouterr()
    assert main(["verify", "--store", str(store)]) == 6
    assert said in capfd.readouterr().out


def cut_the_log(store: Path) -> None:
    log = max((store / "rdf").glob("*.log"), key=lambda path: path.stat().st_size)
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])


def delete_the_log(store: Path) -> None:
    max((store / "rdf").glob("*.log"), key=lambda path: path.stat().st_size).unlink()


@pytest.mark.parametrize("damage", [cut_the_log, delete_the_log])
def test_commits_that_a_damaged_log_has_lost_are_named_and_come_back(
    store: Path, damage: Callable[[Path], None]
) -> None:
    subprocess.run([sys.executable, dying_writer.__file__, str(store)], check=False)
    with Store.open(shutil.copytree(store, store.with_name("undamaged"))) as undamaged:
        rows = undamaged.ledger()
    assert sum(row.pipeline == "x" for row in rows.values()) == 5
    damage(store)
    problems = eventgraph.verify(store).problems
    assert problems
    assert all(" by run " in line and "eventgraph rebuild" in line for line in problems)
    assert eventgraph.rebuild(store).renewed
    assert eventgraph.verify(store, deep=True).problems == ()
    with Store.open(store) as mended:
        assert [row.content for row in mended.ledger().values()] == [row.content for row in rows.values()]


@pytest.mark.parametrize("damage", [cut_the_log, delete_the_log])
def test_a_log_that_changes_after_closing_is_found(store: Path, damage: Callable[[Path], None]) -> None:
    damage(store)
    assert any(".log" in line for line in eventgraph.verify(store).problems)


def test_a_flipped_byte_is_found_wherever_it_is(store: Path, request: pytest.FixtureRequest) -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    files = sorted(path for path in (store / "rdf").iterdir() if path.suffix in {".sst", ".log"})
    places = 30 if request.config.getoption("--kills") >= MANY_KILLS else 2
    for _ in range(places):
        file = chance.choices(files, [path.stat().st_size for path in files])[0]
        whole = file.read_bytes()
        place = chance.randrange(len(whole))
        file.write_bytes(
            whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        )
        assert any(file.name in line for line in eventgraph.verify(store, deep=True).problems)
        file.write_bytes(whole)
    assert eventgraph.verify(store, deep=True).problems == ()


def test_the_samples_keep_to_the_shapes(sample_store: Path) -> None:
    report = eventgraph.validate(sample_store)
    assert report.problems == ()
    assert report.checked["articles"] == 24


def test_validate_finds_a_direct_triple_without_a_claim(
    store: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    in_quads(plant_in_an_article)(store)
    assert main(["validate", "--store", str(store)]) == 6
    (line,) = [row for row in capfd.readouterr().out.splitlines() if row.startswith("article ")]
    assert "needs an actual claim" in line


def test_a_full_disk_ends_the_run_and_is_no_fault_of_an_article(articles: Path, tmp_path: Path) -> None:
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); "
        "from eventgraph.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    words = ["ingest", str(articles), "--store", str(tmp_path / "store")]
    ended = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (7, "")
    assert "set aside" not in ended.stderr
    assert eventgraph.verify(tmp_path / "store").problems == ()
