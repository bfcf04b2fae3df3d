"""A folder of quads filled at once holds what commits would have put there, or nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.errors import ReadError, StoreError
from eventgraph.rdf.datasets import parse_nquads
from eventgraph.rdf.storage.bulk import bulk_fill, with_union
from eventgraph.rdf.storage.store import Store

from ..conftest import ARTICLES, put

if TYPE_CHECKING:
    from collections.abc import Callable

NODES = st.sampled_from(["urn:a", "urn:b", "http://x/?y#z"]).map(ox.NamedNode)
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from([" <urn:g> .", '" <urn:g> .', "<", "> ."]))
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("urn:type"))),
    TEXTS.map(lambda text: ox.Literal(text, language="en")),
)
QUADS = st.builds(
    ox.Quad, NODES, NODES, st.one_of(NODES, LITERALS), st.one_of(NODES, st.just(ox.DefaultGraph()))
)


def test_a_store_filled_with_a_dump_is_the_store(path: Path) -> None:
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        lines, quads = list(store.dump()), set(store.quads)
    other = path.with_name("other")
    assert bulk_fill(other / "rdf", lines) >= len(quads)
    with Store.open(other, write=True) as store:
        assert set(store.quads) == quads
        assert list(store.dump()) == lines
        assert put(store, *ARTICLES) == [False] * 3, "only the records are written"
        assert set(store.quads) == quads


@given(st.lists(QUADS, max_size=4))
@settings(deadline=None)
def test_the_union_has_what_named_graphs_have(quads: list[ox.Quad]) -> None:
    made = list(parse_nquads(with_union(f"{quad} ." for quad in quads)))
    wanted = set(quads) | {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    assert set(made) == wanted
    assert len(made) == len(quads) + sum(quad.graph_name != ox.DefaultGraph() for quad in quads)


def test_what_exists_is_not_filled(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="exists already"):
        bulk_fill(path, [])


def test_lines_that_are_not_nquads_leave_nothing(path: Path) -> None:
    with pytest.raises(ReadError, match="not N-Quads"):
        bulk_fill(path, ["<urn:a> <urn:b> ."])
    assert not path.exists()
    assert bulk_fill(path, ["<urn:a> <urn:b> <urn:c> ."]) == 1
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


ENDLESS = """
import sys
from itertools import count
from pathlib import Path
from eventgraph.rdf.storage.bulk import bulk_fill
print("filling", flush=True)
bulk_fill(Path(sys.argv[1]), (f"<urn:a> <urn:b> <urn:{number}> ." for number in count()))
"""


def test_a_kill_leaves_no_half_store(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "filling\n"
        eventually(lambda: any(path.parent.iterdir()))
        process.kill()
    assert not path.exists()
    assert bulk_fill(path, ["<urn:a> <urn:b> <urn:c> ."]) == 1
    assert len(ox.Store.read_only(str(path))) == 1


def eventually(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
