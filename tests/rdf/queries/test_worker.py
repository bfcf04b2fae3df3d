"""The process that answers: what it gives back, how fast it starts, and how it ends with others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.errors import QueryCrashError, QueryError, StoreDamagedError
from eventgraph.rdf.queries.limits import ALL_ROWS, Limits
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.queries.supervision import ROOTS, START, ask

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
ASKED_FOREVER = f"""
import sys
from pathlib import Path
from eventgraph.rdf.queries.limits import Limits
from eventgraph.rdf.queries.supervision import ask
ask(Path(sys.argv[1]), {ENDLESS!r}, Limits(seconds=60))
"""
TERMS = r"""
SELECT * { VALUES (?a ?b) {
    ("tab\tline\nend\r quote\" back\\" "x"@en-gb) (<http://x/é%20> UNDEF) (UNDEF UNDEF) (1 01) (1.50 1e3)
    ("" "  ") ("INF"^^xsd:double "NaN"^^xsd:float) ("x"^^xsd:integer "12"^^xsd:byte) (true "1"^^xsd:boolean)
    ("2026-07-05"^^xsd:date "2026-07-05T10:00:00+02:00"^^xsd:dateTime) ("\u0000\u0001\u0085\u2028" "'")
    (<<( <urn:a> <urn:b> "c\n" )>> "x"^^<urn:d>)
} }"""


def children(process: int) -> list[int]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return list(map(int, path.read_text().split())) if path.exists() else []


def wait_for(found: Callable[[], object], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.02)
    return False


def runs(process: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def can_leave_the_network() -> bool:
    code = "import ctypes; c = ctypes.CDLL(None); raise SystemExit(c.unshare(1 << 30) and c.unshare(5 << 28))"
    return (
        sys.platform == "linux" and subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    )


class TestAnswers:
    """What comes through the pipe is what Oxigraph found."""

    def test_all_terms_come_through(self, quads_folder: Path) -> None:
        here = ox.Store().query(TERMS, prefixes={"xsd": "http://www.w3.org/2001/XMLSchema#"})
        assert isinstance(here, ox.QuerySolutions)
        result = ask(quads_folder, TERMS)
        assert list(result.rows) == [tuple(row) for row in here]
        assert list(result.rows) == list(result.rows), "it can be read twice"

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT ?s ?o { ?s eg:bans ?o } ORDER BY ?s",
            "SELECT * {}",
            "ASK { ?s eg:bans ?o }",
            "ASK { ?s eg:bans 1 }",
            "CONSTRUCT { ?s eg:bans ?o } { ?s eg:bans ?o }",
            "DESCRIBE article:wire",
            "SELECT * FROM NAMED article:wire { GRAPH ?g { ?s eg:bans ?o } } ORDER BY ?s",
        ],
    )
    def test_it_is_the_same_as_here(self, quads_folder: Path, query: str) -> None:
        there, here = ask(quads_folder, query), run_query(ox.Store.read_only(str(quads_folder)), query)
        assert (there.variables, there.boolean) == (here.variables, here.boolean)
        assert list(there.rows) == list(here.rows)
        assert set(there.triples) == set(here.triples)
        assert there.labels == here.labels
        assert not there.truncated
        assert 0 < there.seconds < 10

    @pytest.mark.parametrize("query", ["SELECT", "SELECT * { ?s foo:p ?o }", "SELECT * { ?s ?p '\ud800' }"])
    def test_what_is_no_query(self, quads_folder: Path, query: str) -> None:
        with pytest.raises(QueryError, match="quer"):
            ask(quads_folder, query)

    def test_nul_is_a_character(self, quads_folder: Path) -> None:
        ((found,),) = ask(quads_folder, 'SELECT ("a\x00b" AS ?x) {}').rows
        assert found == ox.Literal("a\x00b")

    def test_quads_that_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "CURRENT").write_text("nonsense")
        with pytest.raises(StoreDamagedError, match="cannot be read"):
            ask(tmp_path, "ASK {}")


class TestRows:
    """Answers end at the limits, and say so."""

    ALL = "SELECT * { ?s ?p ?o }"

    @pytest.mark.parametrize("more", [-1, 0, 1])
    @pytest.mark.parametrize("query", [ALL, "CONSTRUCT WHERE { ?s ?p ?o }"])
    def test_at_the_limit(self, quads_folder: Path, query: str, more: int) -> None:
        result = ask(quads_folder, query, ALL_ROWS)
        count = len([*result.rows, *result.triples])
        limited = ask(quads_folder, query, Limits(rows=count + more))
        assert limited.truncated == (more < 0)
        assert len([*limited.rows, *limited.triples]) == min(count, count + more)

    def test_an_answer_that_is_too_large_ends_with_a_whole_row(self, quads_folder: Path) -> None:
        result = ask(quads_folder, "SELECT * { ?a ?b ?c . ?d ?e ?f }", Limits(rows=0, answer_mb=1))
        assert result.truncated
        assert 900_000 < len(result.data) <= 2**20
        assert all(None not in row for row in result.rows)


class TestProcess:
    """A worker costs little, imports little, and outlives nobody."""

    def test_it_loads_nothing_but_the_standard_library_and_pyoxigraph(self) -> None:
        code = START.replace("worker.main(confinement)", "print(*sys.modules)")
        command = [sys.executable, "-I", "-S", "-c", code, *ROOTS]
        modules = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        roots = {name.partition(".")[0] for name in modules}
        assert roots - sys.stdlib_module_names == {"__main__", "confinement", "worker", "pyoxigraph"}
        assert not roots & {"typing", "subprocess", "socket", "logging"}, "the start would take longer"

    def test_a_worker_that_is_killed_is_one_message(self, quads_folder: Path) -> None:
        def kill() -> None:
            assert wait_for(lambda: children(os.getpid()))
            time.sleep(0.3)
            os.kill(children(os.getpid())[0], signal.SIGSEGV)

        killer = threading.Thread(target=kill)
        killer.start()
        with pytest.raises(QueryCrashError, match="SIGSEGV") as caught:
            ask(quads_folder, ENDLESS)
        killer.join()
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
    def test_a_worker_ends_with_its_parent(self, quads_folder: Path, number: signal.Signals) -> None:
        parent = subprocess.Popen(
            [sys.executable, "-c", ASKED_FOREVER, quads_folder], stderr=subprocess.DEVNULL
        )
        with parent:
            assert wait_for(lambda: children(parent.pid))
            (worker,) = children(parent.pid)
            time.sleep(0.3)
            parent.send_signal(number)
            parent.wait(timeout=5)
            assert wait_for(lambda: not runs(worker), 2)

    @pytest.mark.skipif(not can_leave_the_network(), reason="this system does not let processes do that")
    def test_it_has_no_network(self, quads_folder: Path) -> None:
        def look() -> None:
            assert wait_for(lambda: children(os.getpid()))
            time.sleep(0.3)
            found.append(Path(f"/proc/{children(os.getpid())[0]}/ns/net").readlink())

        found: list[Path] = []
        looker = threading.Thread(target=look)
        looker.start()
        with pytest.raises(QueryError):
            ask(quads_folder, ENDLESS, Limits(seconds=1))
        looker.join()
        assert found != [Path("/proc/self/ns/net").readlink()]
