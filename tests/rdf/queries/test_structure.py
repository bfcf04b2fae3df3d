"""Queries cut into their steps, in the order written."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.queries.guard import guarded
from eventgraph.rdf.queries.saved import fill, saved_queries
from eventgraph.rdf.queries.structure import inner_bodies, steps, structure

BODIES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "patterns": ("?a eg:p ?b . ?b eg:q 'x . y'", [("pattern", "?a eg:p ?b"), ("pattern", "?b eg:q 'x . y'")]),
    "lists": (
        "?a eg:p ?b , 1.5 ; a eg:X ; . ?c ?d <urn:x#a>",
        [
            ("pattern", "?a eg:p ?b"),
            ("pattern", "?a eg:p 1.5"),
            ("pattern", "?a a eg:X"),
            ("pattern", "?c ?d <urn:x\\u0023a>"),
        ],
    ),
    "paths and brackets": (
        "?a eg:p / ^eg:q [ eg:r ?b ; eg:s 2 ] ; eg:t ( 1 2 )",
        [("pattern", "?a eg:p / ^eg:q [ eg:r ?b ; eg:s 2 ]"), ("pattern", "?a eg:t ( 1 2 )")],
    ),
    "parts": (
        (
            "?a eg:p ?b OPTIONAL { ?b eg:q ?c } { SELECT ?d { ?d ?e ?f } } FILTER(?a > 1) BIND(1 AS ?k) "
            "{ ?a eg:x 1 } UNION { ?a eg:x 2 } VALUES (?m ?n) { (1 2) } FILTER NOT EXISTS { ?a eg:y 1 } "
            "GRAPH ?g { ?a eg:z 1 } MINUS { ?a eg:u 1 } { ?a eg:v 1 } ?z eg:w 1"
        ),
        [
            ("pattern", "?a eg:p ?b"),
            ("the OPTIONAL", "OPTIONAL { ?b eg:q ?c }"),
            ("the sub-query", "{ SELECT ?d { ?d ?e ?f } }"),
            ("the FILTER", "FILTER(?a > 1)"),
            ("the BIND", "BIND(1 AS ?k)"),
            ("the UNION", "{ ?a eg:x 1 } UNION { ?a eg:x 2 }"),
            ("the VALUES", "VALUES (?m ?n) { (1 2) }"),
            ("the FILTER", "FILTER NOT EXISTS { ?a eg:y 1 }"),
            ("the GRAPH", "GRAPH ?g { ?a eg:z 1 }"),
            ("the MINUS", "MINUS { ?a eg:u 1 }"),
            ("the group", "{ ?a eg:v 1 }"),
            ("pattern", "?z eg:w 1"),
        ],
    ),
    "nothing": ("", []),
}
QUERIES = {
    "SELECT * { ?s ?p ?o }": ("", "", " ?s ?p ?o "),
    "PREFIX x: <urn:> ASK FROM <urn:a> FROM NAMED x:b.c WHERE { ?s ?p ?o }": (
        "PREFIX x: <urn:> ",
        "FROM <urn:a> FROM NAMED x:b.c",
        " ?s ?p ?o ",
    ),
    "CONSTRUCT { ?s eg:x ?o } WHERE { ?s eg:y ?o }": ("", "", " ?s eg:y ?o "),
    "CONSTRUCT WHERE { ?s eg:y ?o }": ("", "", " ?s eg:y ?o "),
    "SELECT (COUNT(*) AS ?n) FROM <urn:a> { { ?s ?p ?o } } GROUP BY ?s": (
        "",
        "FROM <urn:a>",
        " { ?s ?p ?o } ",
    ),
}


@pytest.mark.parametrize(("body", "parts"), BODIES.values(), ids=BODIES.keys())
def test_a_group_has_its_parts(body: str, parts: list[tuple[str, str]]) -> None:
    built = structure(guarded(f"SELECT * {{ {body} }}"))
    assert built is not None
    assert [(step.kind, step.text) for step in steps(built.body)] == parts


@pytest.mark.parametrize(("query", "parts"), QUERIES.items(), ids=QUERIES.keys())
def test_a_query_has_its_parts(query: str, parts: tuple[str, str, str]) -> None:
    assert structure(query) == parts


@pytest.mark.parametrize("query", ["DESCRIBE <urn:x>", "", "SELECT"])
def test_there_may_be_no_group(query: str) -> None:
    assert structure(query) is None


def test_what_lies_within() -> None:
    built = structure("SELECT * { { ?a ?b ?c } UNION { ?d ?e ?f { ?g ?h ?i } } }")
    assert built is not None
    (union,) = steps(built.body)
    assert inner_bodies(union) == [" ?a ?b ?c ", " ?d ?e ?f { ?g ?h ?i } "]


@pytest.mark.parametrize("name", saved_queries())
def test_the_steps_together_are_a_query_again(name: str) -> None:
    query = guarded(fill(saved_queries()[name], {}))
    built = structure(query)
    assert built is not None
    parts = [step.text + (" ." if step.kind == "pattern" else "") for step in steps(built.body)]
    assert parts
    again = f"{built.prologue} SELECT * {built.dataset} WHERE {{ {' '.join(parts)} }}"
    ox.Store().query(again, prefixes=dict(PREFIXES))
    for step in steps(built.body):
        if step.kind == "pattern":
            ox.Store().query(f"ASK {{ {step.text} }}", prefixes=dict(PREFIXES))
