"""A store's quads on disk, as workers read them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.rdf.projection import graph_to_nquads

from ..conftest import small_world


@pytest.fixture(scope="session")
def quads_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small world on disk, the default graph being the union."""
    folder = tmp_path_factory.mktemp("quads") / "rdf"
    store = ox.Store(str(folder))
    store.load("\n".join(graph_to_nquads(small_world())), ox.RdfFormat.N_QUADS)
    store.extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store])
    store.flush()
    return folder
