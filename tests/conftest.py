"""What tests of several rooms stand on: the repository, and a store of the sample articles."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of `data/articles`, filled once; tests only read it."""
    store = tmp_path_factory.mktemp("samples") / "store"
    eventgraph.ingest(REPOSITORY / "data" / "articles", store=store)
    return store
