"""The guard: what must not reach Oxigraph's parser, and what must not be refused."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.errors import QueryError
from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.queries.guard import guarded, tokens
from eventgraph.rdf.queries.limits import DEFAULT_LIMITS

EVIL = "<http://127.0.0.1:9/>"
SERVICES = {
    "plain": f"SELECT * {{ SERVICE {EVIL} {{ ?s ?p ?o }} }}",
    "silent": f"SELECT * {{ service SILENT {EVIL} {{ ?s ?p ?o }} }}",
    "variable": "SELECT * { BIND(eg:x AS ?g) SERVICE ?g { ?s ?p ?o } }",
    "glued to a word": f"SELECT * {{ ?s ?p trueSERVICE{EVIL}{{}} }}",
    "glued to a number": f"SELECT * {{ ?s ?p 1SERVICE{EVIL}{{}} }}",
    "glued to a name": f"PREFIX : {EVIL} SELECT * {{ SERVICE:x{{}} }}",
    "after a port": f"PREFIX a: <http://h:> SELECT * {{ ?s ?p a:SERVICE{EVIL}{{}} }}",
    "after an apostrophe in an IRI": f"SELECT * {{ ?s ?p ?o FILTER(?o<'>') SERVICE {EVIL} {{}} }} #'",
    "after a hash that looks like an IRI": (
        f"SELECT * {{ ?s ?p ?o FILTER(?o<1#>'''\n) SERVICE {EVIL} {{}} }} #'''"
    ),
    "behind an escape that is none": f'SELECT * {{ VALUES ?x {{ """a" }} SERVICE {EVIL} {{}} }} # \\x"""',
    "behind half a surrogate pair": f'SELECT * {{ VALUES ?x {{ """a" }} SERVICE {EVIL} {{}} }} # \\uD800"""',
    "in an IRI with an escaped hash": f"SELECT * {{ ?s <urn:\\u0041#> ?o . SERVICE {EVIL} {{}} }}",
}
HARMLESS = {
    "a string": 'SELECT * { ?s ?p "SERVICE <http://x> {} LOAD DROP" }',
    "a long string": 'SELECT * { ?s ?p """SERVICE "quoted" \\n LOAD""" }',
    "an apostrophe": "SELECT * { ?s ?p 'it\\'s SERVICE' }",
    "a comment": "SELECT * { # SERVICE <http://x> { it's\n ?s ?p ?o }",
    "an IRI": "SELECT * { ?s <http://x/SERVICE#load> ?o }",
    "a variable": "SELECT ?service $load { ?service ?p $load }",
    "a name": "SELECT * { ?s a schema:Service ; eg:loads ?x . OPTIONAL { ?x a schema:Service } }",
    "a span": "SELECT * { <urn:eventgraph:article:a%2Fb#char=0,5> ?p ?o }",
    "comparisons": "SELECT * { ?s ?p ?o FILTER(?o<3 && ?o>1 || ?o <= 2) }",
    "parentheses in an IRI": "SELECT * { <http://x/A_(b)> ?p <urn:x:(y)> }",
    "dates": 'SELECT * { ?s ?p "2026-07-05"^^xsd:date , "x"@en-GB }',
}


def parses(text: str) -> bool:
    try:
        ox.Store().query(text, prefixes=dict(PREFIXES))
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("query", SERVICES.values(), ids=SERVICES.keys())
def test_nothing_reaches_the_network(query: str) -> None:
    """Either the guard refuses, or what it returns is an error to Oxigraph."""
    try:
        safe = guarded(query)
    except QueryError:
        return
    assert not parses(safe)


@pytest.mark.parametrize("query", HARMLESS.values(), ids=HARMLESS.keys())
def test_harmless_queries_pass(query: str) -> None:
    assert parses(guarded(query))


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { eg:a eg:b eg:c }",
        "load <http://x>",
        "DROP ALL",
        "CLEAR DEFAULT",
        "DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused_in_words(query: str) -> None:
    with pytest.raises(QueryError, match=r"change the store|network"):
        guarded(query)


@pytest.mark.parametrize("quote", ["'", '"', "'''", '"""'])
def test_strings_that_do_not_end(quote: str) -> None:
    with pytest.raises(QueryError, match="does not end"):
        guarded(f"SELECT * {{ ?s ?p {quote}x }}\n")


def test_an_ambiguous_iri_is_named() -> None:
    with pytest.raises(QueryError, match="%27"):
        guarded("SELECT * { <urn:it's> ?p ?o }")


def test_comments_keep_their_places() -> None:
    """Error positions of Oxigraph must fit the query as typed."""
    query = "SELECT * { # all\n ?s ?p ?o }"
    assert guarded(query) == "SELECT * {      \n ?s ?p ?o }"


@given(st.text(alphabet="<>'\"#?a:\\\n {}(", max_size=30))
def test_tokens_follow_each_other(text: str) -> None:
    """What lies between two tokens is white space: nothing is passed over."""
    rest = text
    for token in reversed(list(tokens(text))):
        assert text[token.start :].startswith(token.text)
        assert rest[token.start + len(token.text) :].isspace() or rest[token.start + len(token.text) :] == ""
        rest = rest[: token.start]
    assert not rest.strip()


Shape = Callable[[int], str]
DEEP: dict[str, Shape] = {
    "parentheses": lambda n: "SELECT * { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "braces": lambda n: "SELECT * " + "{" * n + "}" * n,
    "brackets": lambda n: "SELECT * { ?s ?p " + "[ ?p " * n + "1" + "]" * n + " }",
    "parentheses that look like an IRI": lambda n: (
        "SELECT*{FILTER(?a<" + "(" * n + "1" + ")" * n + "&&2>?b)}"
    ),
}
WIDE: dict[str, Shape] = {
    "or": lambda n: "SELECT * { FILTER(" + "||".join("1" * n) + ") }",
    "plus": lambda n: "SELECT * { FILTER(" + "+".join("1" * n) + ") }",
    "not": lambda n: "SELECT * { FILTER(" + "!" * n + "1) }",
    "union": lambda n: "SELECT * { " + "UNION".join(["{}"] * n) + " }",
    "optional": lambda n: "SELECT * { " + "OPTIONAL{}" * n + " }",
    "path": lambda n: "SELECT * { ?s " + "/".join(["eg:p"] * n) + " ?o }",
    "alternatives": lambda n: "SELECT * { ?s " + "|".join(["eg:p"] * n) + " ?o }",
    "inverse": lambda n: "SELECT * { ?s " + "^" * n + "eg:p ?o }",
}


@pytest.mark.parametrize("shape", DEEP.values(), ids=DEEP.keys())
def test_deep_queries_are_refused(shape: Shape) -> None:
    try:
        safe = guarded(shape(DEFAULT_LIMITS.depth + 1))
    except QueryError as error:
        assert "levels" in str(error)  # noqa: PT017 - an error to Oxigraph is as good
    else:
        assert not parses(safe)


@pytest.mark.parametrize("shape", WIDE.values(), ids=WIDE.keys())
def test_wide_queries_are_refused(shape: Shape) -> None:
    with pytest.raises(QueryError, match="operators"):
        guarded(shape(2 * DEFAULT_LIMITS.operators + 2))


def test_long_queries_are_refused() -> None:
    with pytest.raises(QueryError, match="64 KiB"):
        guarded("#" * (DEFAULT_LIMITS.query_bytes + 1))


KILLING = {**DEEP, **{name: shape for name, shape in WIDE.items() if name != "path"}}
ASK = "import sys, pyoxigraph as o; list(o.Store().query(sys.stdin.read(), prefixes={'eg': 'urn:'}))"


@pytest.mark.parametrize("shape", KILLING.values(), ids=KILLING.keys())
def test_the_most_that_passes_does_not_kill(shape: Shape) -> None:
    """Run in a process of its own: what is tested for is a crash. (Long paths take minutes to plan.)"""
    for size in (DEFAULT_LIMITS.operators - 10, DEFAULT_LIMITS.operators // 2 - 10, DEFAULT_LIMITS.depth - 5):
        try:
            query = guarded(shape(size))
        except QueryError:
            continue
        done = subprocess.run(
            [sys.executable, "-c", ASK], input=query, text=True, capture_output=True, check=False
        )
        assert done.returncode in (0, 1), done.returncode
        return
    pytest.fail("nothing passes")


SLOW: dict[str, str] = {
    "quotes": '"',
    "two kinds of quotes": "\"' ",
    "escaped quotes": '"\\',
    "long strings": "\"\"\"'''x",
    "bad escapes": "'''a\\q",
    "beginnings of IRIs": "<a",
    "names without an end": "a-",
    "names with underscores": "a_",
    "names with digits": "a1 a_1",
    "letters": "a",
    "dots": "a:b.",
    "apostrophes on lines": "'\n",
}


@pytest.mark.parametrize("piece", SLOW.values(), ids=SLOW.keys())
@pytest.mark.parametrize("begin", ["", '"""', "<"])
def test_no_text_takes_long_to_read(begin: str, piece: str) -> None:
    size = DEFAULT_LIMITS.query_bytes - 4
    start = time.process_time()
    with contextlib.suppress(QueryError):
        guarded(begin + (piece * size)[:size])
    assert time.process_time() - start < 2
