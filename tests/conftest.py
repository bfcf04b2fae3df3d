"""What tests of several rooms stand on: the repository, and a store of the sample articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import eventgraph
from second_server import Oxigraph

REPOSITORY = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=3, help="how often test_kills.py kills an ingest")


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of `data/articles`, filled once; tests only read it."""
    store = tmp_path_factory.mktemp("samples") / "store"
    eventgraph.ingest(REPOSITORY / "data" / "articles", store=store)
    return store


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Oxigraph]:
    """Return a running second server without graphs."""
    oxigraph = Oxigraph(tmp_path / "server")
    oxigraph.start()
    yield oxigraph
    oxigraph.kill()
