"""Explanations: the sentences that a query deserves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.errors import QueryError, QueryLimitError
from eventgraph.rdf.queries.explain import explain
from eventgraph.rdf.queries.limits import Limits
from eventgraph.rdf.queries.saved import fill_query, saved_queries
from eventgraph.rdf.queries.sparql import QueryResult, run_query
from eventgraph.rdf.queries.supervision import ask

PEOPLE = 400


@pytest.fixture(scope="module")
def crowd() -> ox.Store:
    """Return people who all know each other's club, and one who leads something."""
    store = ox.Store()
    eg = "https://w3id.org/eventgraph/ns#"
    for n in range(PEOPLE):
        person = ox.NamedNode(f"urn:p{n}")
        store.add(ox.Quad(person, ox.NamedNode(f"{eg}member"), ox.NamedNode(f"urn:club{n % 3}")))
        store.add(ox.Quad(person, ox.NamedNode(f"{eg}age"), ox.Literal(n)))
    store.add(ox.Quad(ox.NamedNode("urn:p1"), ox.NamedNode(f"{eg}leads"), ox.NamedNode("urn:club1")))
    return store


@pytest.fixture(autouse=True)
def _all_times_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventgraph.rdf.queries.explain.TELLING_SECONDS", 0.0)


def here(store: ox.Store, text: str, limits: Limits) -> QueryResult:
    """Ask in this process, and take nothing for too slow but what shares no variable three times."""
    if text.count("?w") > 1:
        message = "the query took longer than it may"
        raise QueryLimitError(message)
    return run_query(store, text, limits)


def told(store: ox.Store, text: str) -> list[str]:
    return explain(partial(here, store), text, Limits())


def having(lines: list[str], *words: str) -> Iterator[str]:
    return (line for line in lines if all(word in line for word in words))


def test_steps_are_counted_alone_and_together(crowd: ox.Store) -> None:
    lines = told(crowd, "SELECT * { ?a eg:member <urn:club0> . ?a eg:age ?age . FILTER(?age < 6) }")
    assert "gives 2 rows" in lines[0]
    assert any(having(lines, "1. ?a eg:member <urn:club0>; alone 134 matches in"))
    assert any(having(lines, "2. ?a eg:age ?age; alone 400 matches", "nothing but its predicate", "134 rows"))
    assert any(having(lines, "3. FILTER(?age < 6)", "2 rows"))


def test_what_is_paired_with_everything_is_named(crowd: ox.Store) -> None:
    lines = told(crowd, "SELECT * { ?a eg:age ?x . ?b eg:age ?y }")
    assert any(having(lines, "2. ?b eg:age ?y", "100,000 or more rows"))
    assert any(having(lines, "Step 2 shares no variable"))
    assert any(having(lines, "Most of the time goes into step 2"))
    assert any(having(lines, "No step begins with something known"))


def test_what_has_fewest_matches_should_stand_first(crowd: ox.Store) -> None:
    query = "SELECT * { ?a eg:age ?x . ?b eg:age ?y . ?b eg:leads <urn:club1> }"
    assert any(having(told(crowd, query), "Write step 3 first", "1 matches", "step 1 has 400"))


def test_a_step_that_does_not_end_is_where_the_time_goes(crowd: ox.Store) -> None:
    lines = told(crowd, "SELECT ?a { ?a eg:age ?x . ?w eg:member ?w . ?a eg:leads ?c }")
    assert "does not end" in lines[0]
    assert any(having(lines, "2. ?w eg:member ?w", "no end within"))
    assert any(having(lines, "3. ?a eg:leads ?c", "alone 1 matches", "not asked"))
    assert any(having(lines, "Step 2 does not end"))


def test_the_slowest_part_is_explained_from_within(crowd: ox.Store) -> None:
    query = "SELECT * { ?z eg:leads ?c . { SELECT ?a { ?a eg:age ?x . ?b eg:age ?y . ?c ?d ?e } } }"
    lines = told(crowd, query)
    assert any(having(lines, "Within the sub-query of step 2:"))
    assert any(having(lines, "2. ?b eg:age ?y", "100,000"))


@pytest.mark.parametrize("query", ["ASK {}", "DESCRIBE <urn:p1>"])
def test_there_may_be_nothing_to_explain(crowd: ox.Store, query: str) -> None:
    assert told(crowd, query)[1:] == ["It has no patterns that could be explained."]


@pytest.mark.parametrize("query", ["SELECT * { ?a", "DROP ALL", "SELECT * { SERVICE <urn:x> {} }"])
def test_what_is_refused_is_not_explained(crowd: ox.Store, query: str) -> None:
    with pytest.raises(QueryError):
        told(crowd, query)


@pytest.mark.parametrize("name", saved_queries())
def test_every_saved_query_can_be_explained(quads_folder: Path, name: str) -> None:
    store = ox.Store.read_only(str(quads_folder))
    lines = explain(lambda text, limits: run_query(store, text, limits), fill_query(name, {}), Limits())
    assert any(having(lines, "1. "))
    assert not any(having(lines, "cannot be asked"))


def test_a_worker_answers(quads_folder: Path) -> None:
    lines = explain(partial(ask, quads_folder), "SELECT * FROM article:wire { ?s eg:bans ?o }", Limits())
    assert "gives 1 rows" in lines[0]
    assert any(having(lines, "1. ?s eg:bans ?o", "alone 1 matches"))
