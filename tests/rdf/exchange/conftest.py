"""A store to publish."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventgraph.rdf.projection import article_node_nquads
from eventgraph.rdf.storage.store import Store
from eventgraph.records import Article, Extraction

from ..conftest import ARTICLES, PIPELINE, put

MORE = tuple(f"more {number:02}" for number in range(20))


def put_plain(store: Store, name: str, title: str) -> None:
    """Commit an article of which nothing but its title is known."""
    lines = article_node_nquads(name, {"title": title})
    store.commit(Article(id=name, text=title), Extraction(article=name), lines, pipeline=PIPELINE)


@pytest.fixture
def folder(path: Path) -> Path:
    """Return a store of the small world and twenty articles more."""
    with Store.open(path, write=True) as store:
        put(store, *ARTICLES)
        for name in MORE:
            put_plain(store, name, f"On {name}")
    return path
