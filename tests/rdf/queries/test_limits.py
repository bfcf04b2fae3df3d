"""Queries that were made to hurt end at their limits, reach nobody, and hold nobody up."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.errors import QueryError, QueryLimitError, SettingsError
from eventgraph.rdf.queries.limits import DEFAULT_LIMITS, Limits
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.queries.supervision import ask

from .hostile import ANSWERED, BOUNDED, CUT, LIMIT, NOT_ASKED, REFUSED, TOO_MUCH, Hostile, at_port

SHORT = 0.3
GRACE = 1.0


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """Listen where the queries would send somebody, and find at the end that nobody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


def end_of(quads: Path, text: str, limits: Limits) -> str:
    try:
        return CUT if ask(quads, text, limits).truncated else ANSWERED
    except QueryLimitError:
        return LIMIT
    except QueryError as error:
        assert "\n" not in str(error)  # noqa: PT017 - any message must be one line
        return REFUSED


@pytest.mark.parametrize("case", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_what_is_too_much_is_stopped(quads_folder: Path, case: Hostile) -> None:
    start = time.monotonic()
    with pytest.raises(QueryLimitError, match=r"--timeout|--memory"):
        ask(quads_folder, case.text, Limits(seconds=SHORT, memory_mb=300))
    assert time.monotonic() - start < SHORT + GRACE


@pytest.mark.parametrize("case", [*BOUNDED.values(), *NOT_ASKED.values()], ids=[*BOUNDED, *NOT_ASKED])
def test_all_else_ends_as_it_may_and_calls_nobody(
    quads_folder: Path, listener: socket.socket, case: Hostile
) -> None:
    text = at_port(case.text, listener.getsockname()[1])
    start = time.monotonic()
    assert end_of(quads_folder, text, Limits(seconds=1, rows=1_000)) in case.ends
    assert time.monotonic() - start < 1 + GRACE


@pytest.mark.parametrize("name", [name for name in BOUNDED if name.startswith("FROM")])
def test_graphs_are_names_and_never_addresses(listener: socket.socket, name: str) -> None:
    """Asked in this process, which has a network."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode("urn:x"), ox.NamedNode("urn:x")))
    text = at_port(BOUNDED[name].text, listener.getsockname()[1])
    assert list(run_query(store, text).rows) == []


@pytest.mark.parametrize("name", ["product sorted", "string doubled"])
def test_memory_is_limited(quads_folder: Path, name: str) -> None:
    with pytest.raises(QueryLimitError, match=r"more than 150 MB .* --memory"):
        ask(quads_folder, TOO_MUCH[name].text, Limits(memory_mb=150))


def test_by_default_a_heavy_query_ends_and_holds_nobody_up(quads_folder: Path) -> None:
    heavy = TOO_MUCH["product counted"].text
    ends: list[tuple[str, float]] = []

    def ask_heavily() -> None:
        start = time.monotonic()
        ends.append((end_of(quads_folder, heavy, DEFAULT_LIMITS), time.monotonic() - start))

    asking = threading.Thread(target=ask_heavily)
    asking.start()
    slowest = 0.0
    while asking.is_alive():
        start = time.monotonic()
        assert ask(quads_folder, "ASK { ?s eg:bans ?o }").boolean
        slowest = max(slowest, time.monotonic() - start)
        time.sleep(0.2)
    ((end, seconds),) = ends
    assert end == LIMIT
    assert 10 <= seconds < 11
    assert slowest < 1


class TestSettings:
    """What limits may be."""

    @pytest.mark.parametrize(
        "name", ["seconds", "memory_mb", "answer_mb", "query_bytes", "depth", "operators"]
    )
    def test_nothing_is_without_limit(self, name: str) -> None:
        with pytest.raises(SettingsError, match=name):
            Limits(**{name: 0})

    def test_less_than_no_rows_is_nonsense(self) -> None:
        with pytest.raises(SettingsError, match="rows"):
            Limits(rows=-1)

    def test_a_longer_query_on_request(self, quads_folder: Path) -> None:
        text = "ASK {} #" + "x" * DEFAULT_LIMITS.query_bytes
        with pytest.raises(QueryError, match="64 KiB"):
            ask(quads_folder, text)
        assert ask(quads_folder, text, Limits(query_bytes=100_000)).boolean
