"""What articles say together: put in bit by bit, and always what its row says."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph import ids
from eventgraph.rdf.happenings import GRAPH, origin_nquad
from eventgraph.rdf.storage import piecewise
from eventgraph.rdf.storage.happenings import tell_happenings
from eventgraph.rdf.storage.imports import import_faults, read_imports
from eventgraph.rdf.storage.store import Store

ARTICLES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abc"))


def told(store: Store) -> set[str]:
    return {line for line in store.dump() if line.endswith(f" {GRAPH} .")}


@settings(max_examples=12, deadline=None)
@given(states=st.lists(ARTICLES, min_size=1, max_size=4))
def test_the_graph_is_what_was_told_last(states: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(piecewise, "AT_ONCE", 2)
        with Store.open(Path(folder, "s"), write=True) as store:
            for state in states:
                lines = [origin_nquad(article, origin) for article, origin in sorted(state.items())]
                changed = told(store) != set(lines)
                assert tell_happenings(store, lambda lines=lines: lines) is changed  # type: ignore[misc]
                assert told(store) == set(lines)
                assert list(import_faults(store.quads)) == []
                assert (ids.OWN_EVENTS in read_imports(store.quads)) is bool(lines)
