"""eg:matches in SPARQL: what the rewritten query answers, and where it is refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import QueryError
from eventgraph.rdf.queries.guard import guarded, tokens
from eventgraph.rdf.queries.hits import searcher
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.queries.text_search import MAX_SEARCHES, with_matches
from eventgraph.rdf.storage.store import Store

from ..conftest import entity, put

if TYPE_CHECKING:
    import pyoxigraph as ox

FOUND = {
    "claude": [(f"urn:eventgraph:entity:{entity('claude')}", 5.25), ("urn:x:gone", 4.0)],
    "alibaba": [(f"urn:eventgraph:entity:{entity('alibaba')}", 3.5)],
    'a "quoted"\nword': [(f"urn:eventgraph:entity:{entity('google')}", 1.0)],
    "nothing": [],
}


def search(words: str) -> list[tuple[str, float]]:
    return FOUND[words]


def answer(quads: ox.Store, text: str) -> list[list[str]]:
    result = run_query(quads, text, search=search)
    return sorted([str(getattr(term, "value", None)) for term in row] for row in result.rows)


ANSWERS = {
    "alone": ('SELECT ?label { ?x eg:matches "claude" . ?x rdfs:label ?label }', [["Claude Code"]]),
    "at the end": ('SELECT ?label { ?x rdfs:label ?label . ?x eg:matches "claude" }', [["Claude Code"]]),
    "with a dot at the end": (
        'SELECT ?label { ?x rdfs:label ?label . ?x eg:matches "claude" . }',
        [["Claude Code"]],
    ),
    "what the store does not hold": (
        'SELECT ?x { ?x eg:matches "claude" OPTIONAL { ?x rdfs:label ?l } FILTER(!BOUND(?l)) }',
        [["urn:x:gone"]],
    ),
    "with its score": (
        'SELECT ?label ?score { (?x ?score) eg:matches "claude" . ?x rdfs:label ?label }',
        [["Claude Code", "5.25"]],
    ),
    "the score is a number": (
        'SELECT (?score * 2 AS ?y) { (?x ?score) eg:matches "alibaba" FILTER(?score > 3) }',
        [["7"]],
    ),
    "going on": ('SELECT ?label { ?x eg:matches "claude" ; rdfs:label ?label }', [["Claude Code"]]),
    "a list going on": (
        'SELECT ?label ?s { (?x ?s) eg:matches "claude" ; rdfs:label ?label ; a ?class . }',
        [["Claude Code", "5.25"]],
    ),
    "in the middle": (
        'SELECT ?label { ?x a eg:Organization ; eg:matches "alibaba" ; rdfs:label ?label . }',
        [["Alibaba"]],
    ),
    "last of several": (
        'SELECT ?label { ?x a eg:Organization ; rdfs:label ?label ; eg:matches "alibaba" ; }',
        [["Alibaba"]],
    ),
    "twice of one thing": (
        'SELECT ?x { ?x eg:matches "claude" ; eg:matches "alibaba" ; rdfs:label ?label }',
        [],
    ),
    "of two things": (
        'SELECT ?a { ?x eg:matches "alibaba" . ?y eg:matches "claude" . ?x eg:bans ?y ; rdfs:label ?a }',
        [["Alibaba"]],
    ),
    "nothing found": ('SELECT ?x { ?x eg:matches "nothing" }', []),
    "in OPTIONAL": (
        'SELECT ?label ?s { ?x a eg:Product ; rdfs:label ?label OPTIONAL { (?x ?s) eg:matches "claude" } }',
        [["Claude Code", "5.25"]],
    ),
    "in a UNION": (
        'SELECT ?label { { ?x eg:matches "claude" } UNION { ?x eg:matches "alibaba" } ?x rdfs:label ?label }',
        [["Alibaba"], ["Claude Code"]],
    ),
    "in a query within": (
        'SELECT ?label { { SELECT ?x { ?x eg:matches "claude" } LIMIT 1 } ?x rdfs:label ?label }',
        [["Claude Code"]],
    ),
    "in GRAPH": (
        'SELECT DISTINCT ?g { GRAPH ?g { ?x eg:matches "alibaba" . ?x eg:uses ?y } }',
        [],
    ),
    "in GRAPH, there": (
        'SELECT DISTINCT ?g { GRAPH ?g { ?x eg:matches "alibaba" . ?x eg:bans ?y } }',
        [["urn:eventgraph:article:blog"], ["urn:eventgraph:article:wire"]],
    ),
    "in FILTER NOT EXISTS": (
        'SELECT ?label { ?x a eg:Product ; rdfs:label ?label FILTER NOT EXISTS { ?x eg:matches "claude" } }',
        [],
    ),
    "in MINUS": (
        'SELECT ?label { ?x a eg:Person ; rdfs:label ?label MINUS { ?x eg:matches "claude" } }',
        [["Sam Altman"]],
    ),
    "after a FILTER": (
        'SELECT ?label { ?x rdfs:label ?label FILTER(?label != "") ?x a eg:Product ; eg:matches "claude" }',
        [["Claude Code"]],
    ),
    "after BIND and VALUES": (
        'SELECT ?z { BIND(1 AS ?z) VALUES ?k { 1 } ?x a eg:Product ; eg:matches "claude" }',
        [["1"]],
    ),
    "after a list": (
        'SELECT ?label { ?x rdfs:label ?label OPTIONAL { ?q eg:in (1 2) } ?x eg:matches "claude" }',
        [["Claude Code"]],
    ),
    "in other quotes": (
        "SELECT ?label { ?x eg:matches '''a \"quoted\"\\nword''' ; rdfs:label ?label }",
        [["Google"]],
    ),
    "by its whole IRI": (
        'SELECT ?label { ?x <https://w3id.org/eventgraph/ns#matches> "claude" ; rdfs:label ?label }',
        [["Claude Code"]],
    ),
    "by another prefix": (
        'PREFIX : <https://w3id.org/eventgraph/ns#> SELECT ?l { ?x :matches "claude" ; rdfs:label ?l }',
        [["Claude Code"]],
    ),
    "another's property": ('PREFIX eg: <urn:other:> SELECT ?x { ?x eg:matches "claude" }', []),
    "in a string": ('SELECT ?x { BIND("?x eg:matches \\"claude\\"" AS ?x) }', [['?x eg:matches "claude"']]),
    "in a comment": ('SELECT ?x { BIND(1 AS ?x) # ?x eg:matches "claude"\n }', [["1"]]),
    "a comment in between": (
        'SELECT ?l { ?x # who\n eg:matches # what\n "claude" # !\n ; rdfs:label ?l }',
        [["Claude Code"]],
    ),
    "dollar": ('SELECT $l { $x eg:matches "claude" ; rdfs:label $l }', [["Claude Code"]]),
    "in FILTER EXISTS": ('SELECT ?x { FILTER EXISTS { ?x eg:matches "claude" } BIND(1 AS ?x) }', []),
}


@pytest.mark.parametrize(("text", "rows"), ANSWERS.values(), ids=ANSWERS.keys())
def test_answers(quads: ox.Store, text: str, rows: list[list[str]]) -> None:
    assert answer(quads, text) == rows


def test_triples_can_be_built_of_what_was_found(quads: ox.Store) -> None:
    text = 'CONSTRUCT { ?x rdfs:label ?label } WHERE { ?x eg:matches "claude" ; rdfs:label ?label }'
    triples = list(run_query(quads, text, search=search).triples)
    assert [triple.object.value for triple in triples] == ["Claude Code"]


def test_a_search_may_find_more_than_a_query_may_say(quads: ox.Store) -> None:
    many = [(f"urn:eventgraph:claim:{number:016x}", 1.0) for number in range(3_000)]
    text = 'SELECT (COUNT(*) AS ?n) { ?x eg:matches "claude" }'
    ((count,),) = run_query(quads, text, search=lambda _: many).rows
    assert str(getattr(count, "value", "")) == "3000"


def test_no_kind_crowds_out_the_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path, write=True) as store:
        put(store, "wire", "blog", "note")
    monkeypatch.setattr("eventgraph.rdf.queries.hits.MOST", 6)
    found = searcher(path)("claude")
    kinds = Counter("span" if "#" in iri else iri.split(":")[2] for iri, _ in found)
    assert kinds in ({"entity": 1, "claim": 3, "span": 2}, {"entity": 1, "claim": 2, "span": 3})


def test_where_there_is_no_index_a_search_is_refused(quads: ox.Store) -> None:
    with pytest.raises(QueryError, match="no text index"):
        run_query(quads, 'SELECT * { ?x eg:matches "claude" }')


REFUSED = {
    "an IRI searched": 'SELECT * { ent:x eg:matches "claude" }',
    "a blank node searched": 'SELECT * { [] eg:matches "claude" }',
    "in a blank node": 'SELECT * { ?x eg:evidence [ eg:matches "claude" ] }',
    "a variable for words": "SELECT * { ?x eg:matches ?words }",
    "a number for words": "SELECT * { ?x eg:matches 3 }",
    "words of a language": 'SELECT * { ?x eg:matches "claude"@en }',
    "words of a type": 'SELECT * { ?x eg:matches "claude"^^xsd:string }',
    "two strings": 'SELECT * { ?x eg:matches "claude", "alibaba" }',
    "three variables": 'SELECT * { (?x ?s ?z) eg:matches "claude" }',
    "a list of one": 'SELECT * { (?x) eg:matches "claude" }',
    "a list with a name": 'SELECT * { (?x eg:y) eg:matches "claude" }',
    "a path": 'SELECT * { ?x eg:evidence/eg:matches "claude" }',
    "repeated": 'SELECT * { ?x eg:matches+ "claude" }',
    "inverse": 'SELECT * { ?x ^eg:matches "claude" }',
    "in a filter": 'SELECT * { ?x ?p ?o FILTER(?x eg:matches "claude") }',
    "as a value": "SELECT * { ?x ?p ?o FILTER(?p = eg:matches) }",
    "as a subject": "SELECT * { eg:matches ?p ?o }",
    "in what is built": 'CONSTRUCT { ?x eg:matches "claude" } WHERE { ?x ?p ?o }',
    "in the short form of CONSTRUCT": 'CONSTRUCT WHERE { ?x eg:matches "claude" }',
    "a list that goes on": 'SELECT * { (?x ?y) eg:p ?z ; eg:matches "claude" }',
    "a name that goes on": 'SELECT * { ent:x eg:p ?z ; eg:matches "claude" }',
    "outside": 'SELECT * {} ?x eg:matches "claude"',
    "too often": "SELECT * { " + 'OPTIONAL { ?x eg:matches "claude" }' * (MAX_SEARCHES + 1) + " }",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_answered_is_refused_in_words(text: str) -> None:
    with pytest.raises(QueryError, match=r"eg:matches|text searches"):
        with_matches(guarded(text), search)


@pytest.mark.parametrize(
    "text", ["", "SELECT * { ?s ?p ?o }", 'ASK { ?x rdfs:label "eg:matches" }', "}{", "eg: ;;"]
)
def test_a_query_without_a_search_is_left_as_it_is(text: str) -> None:
    assert with_matches(text, search) == text


@given(
    st.lists(
        st.sampled_from(
            ["?x", "(", ")", "{", "}", ";", ".", "eg:matches", '"claude"', "a", "SELECT", "[", "]"]
        ),
        max_size=14,
    )
)
def test_any_tokens_are_rewritten_or_refused(pieces: list[str]) -> None:
    text = " ".join(pieces)
    try:
        rewritten = with_matches(text, search)
    except QueryError:
        return
    assert "eg:matches" not in [token.text for token in tokens(rewritten)]
