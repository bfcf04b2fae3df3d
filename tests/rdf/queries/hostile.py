"""Queries that were made to hurt, each with the ways in which it may end; tests and a benchmark ask them."""

from __future__ import annotations

from typing import Final, NamedTuple

ANSWERED: Final = "answered"
CUT: Final = "cut"
LIMIT: Final = "limit"
REFUSED: Final = "refused"


class Hostile(NamedTuple):
    """A query and how it may end."""

    text: str
    ends: frozenset[str]


def _may(text: str, *ends: str) -> Hostile:
    return Hostile(text, frozenset(ends))


def product(patterns: int) -> str:
    """Return patterns that share no variable: the cartesian product of the store with itself."""
    return " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(patterns))


def doubled(times: int) -> str:
    """Return bindings that double a string of 16 characters again and again."""
    more = (f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(times))
    return f'BIND("{"a" * 16}" AS ?x0) {" ".join(more)}'


EVIL: Final = "<http://127.0.0.1:PORT/>"
"""Where nobody may connect to; the tests listen there."""

NEVER: Final = "FILTER(STRLEN(STR(?c0)) + STRLEN(STR(?c4)) < 0)"

TOO_MUCH: Final = {
    "product counted": _may(f"SELECT (COUNT(*) AS ?n) {{ {product(6)} }}", LIMIT),
    "product sorted": _may(f"SELECT * {{ {product(3)} }} ORDER BY ?c2 ?b1", LIMIT),
    "product distinct": _may(f"SELECT DISTINCT ?c0 ?c1 ?c2 ?c3 {{ {product(6)} }} OFFSET 100000000", LIMIT),
    "product concatenated": _may(
        f"SELECT (STRLEN(GROUP_CONCAT(?c0)) AS ?n) {{ {product(6)} }}",
        LIMIT,
    ),
    "product grouped": _may(
        f"SELECT ?a0 ?b1 ?c2 (COUNT(DISTINCT ?c5) AS ?n) {{ {product(6)} }} GROUP BY ?a0 ?b1 ?c2",
        LIMIT,
    ),
    "product hashed": _may(
        f"SELECT (MAX(SHA512(CONCAT(STR(?c0), STR(?c1)))) AS ?n) {{ {product(5)} }}",
        LIMIT,
    ),
    "product in a filter": _may(
        f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {product(5)} {NEVER} }} }}",
        LIMIT,
    ),
    "product in a subquery": _may(
        f"SELECT * {{ {{ SELECT (COUNT(*) AS ?n) {{ {product(6)} }} }} ?s ?p ?o }} LIMIT 1",
        LIMIT,
    ),
    "product asked": _may(f"ASK {{ {product(5)} {NEVER} }}", LIMIT),
    "product described": _may(f"DESCRIBE ?a0 ?a1 {{ {product(5)} {NEVER} }}", LIMIT),
    "all pairs by path": _may(
        "SELECT (COUNT(*) AS ?n) { ?a (eg:x|!eg:x)* ?b . ?c (eg:x|!eg:x)* ?d . ?e (eg:x|!eg:x)* ?f }",
        LIMIT,
    ),
    "string doubled": _may(f"SELECT (STRLEN(?x34) AS ?n) {{ {doubled(34)} }}", LIMIT),
    "string doubled by REPLACE": _may(
        'SELECT (STRLEN(REPLACE(REPLACE(?x20, "a", ?x6), "a", ?x4)) AS ?n) { ' + doubled(20) + " }",
        LIMIT,
    ),
    "path of 900 steps": _may("SELECT * { ?s " + "/".join(["eg:p"] * 900) + " ?o }", LIMIT),
    "400 patterns": _may(
        "SELECT * { " + "".join(f"?x{n} ?p{n} ?x{n + 1} . " for n in range(400)) + "}", LIMIT
    ),
}
"""What reaches a limit of time or memory."""

BOUNDED: Final = {
    "all of the product": _may(f"SELECT * {{ {product(3)} }}", CUT),
    "triples of the product": _may(f"CONSTRUCT {{ ?a0 ?b1 ?c2 }} {{ {product(3)} }}", CUT, LIMIT),
    "one path of all pairs": _may("SELECT (COUNT(*) AS ?n) { ?a (eg:x|!eg:x)* ?b }", ANSWERED, LIMIT),
    "catastrophic regular expression": _may(
        f'SELECT * {{ FILTER(REGEX("{"a" * 40}!", "^(a+)+$")) }}',
        ANSWERED,
    ),
    "regular expression that explodes": _may(
        'SELECT (REGEX("a", "((a{1000}){1000}){1000}") AS ?x) {}', ANSWERED
    ),
    "90 nested brackets": _may("SELECT * { ?s ?p " + "[ ?p " * 90 + "1" + "]" * 90 + " }", ANSWERED, LIMIT),
    "90 nested subqueries": _may(
        "SELECT * " + "{ { SELECT * " * 45 + "{ ?s ?p ?o }" + "} }" * 45 + " LIMIT 1", ANSWERED, LIMIT
    ),
    "500 OPTIONAL": _may(
        "SELECT * { ?s ?p ?o " + "".join(f"OPTIONAL {{ ?o ?p{n} ?o{n} }} " for n in range(500)) + "} LIMIT 1",
        ANSWERED,
        LIMIT,
    ),
    "900 UNION": _may(
        "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 900) + " } ORDER BY ?s LIMIT 1", ANSWERED, LIMIT
    ),
    "5,000 variables": _may(
        "SELECT " + " ".join(f"?v{n}" for n in range(5_000)) + " { ?v1 ?v2 ?v3 } LIMIT 1", ANSWERED, LIMIT
    ),
    "2,000 prefixes": _may(
        "".join(f"PREFIX p{n}: <urn:x:{n}:> " for n in range(2_000)) + "ASK { p1:a ?p ?o }", ANSWERED
    ),
    "a long list of values": _may(
        "SELECT * { VALUES ?x { " + " ".join(map(str, range(9_000))) + " } } OFFSET 8999", ANSWERED
    ),
    "NUL": _may("SELECT * { ?s ?p 'a\x00b' }", ANSWERED, REFUSED),
    "NUL between words": _may("SELECT *\x00 { ?s ?p ?o }", REFUSED),
    "half a surrogate pair": _may("SELECT * { ?s ?p '\ud800' }", REFUSED),
    "FROM of the web": _may("SELECT * FROM <http://127.0.0.1:PORT/> { ?s ?p ?o }", ANSWERED),
    "FROM NAMED of the web": _may(
        "SELECT * FROM NAMED <http://127.0.0.1:PORT/> { GRAPH ?g { ?s ?p ?o } }", ANSWERED
    ),
    "FROM a file": _may("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", ANSWERED),
    "SERVICE in a string": _may('SELECT ("SERVICE <http://x/> { LOAD }" AS ?x) { # SERVICE\n }', ANSWERED),
}
"""What must be answered, or may be, or is cut after so many rows."""

NOT_ASKED: Final = {
    "10,000 parentheses": _may("SELECT * { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }", REFUSED),
    "3,000 braces": _may("SELECT * " + "{" * 3_000 + "}" * 3_000, REFUSED),
    "200 nested brackets": _may("SELECT * { ?s ?p " + "[ ?p " * 200 + "1" + "]" * 200 + " }", REFUSED),
    "12,000 or": _may("SELECT * { FILTER(" + "||".join("1" * 12_000) + ") }", REFUSED),
    "20,000 values": _may("SELECT * { VALUES ?x { " + "eg:some " * 20_000 + "} }", REFUSED),
    "SERVICE": _may(f"SELECT * {{ SERVICE {EVIL} {{ ?s ?p ?o }} }}", REFUSED),
    "SERVICE SILENT": _may(f"SELECT * {{ service SILENT {EVIL} {{ ?s ?p ?o }} }}", REFUSED),
    "SERVICE by variable": _may(
        f"SELECT * {{ BIND({EVIL} AS ?g) SERVICE ?g {{ ?s ?p ?o }} }}",
        REFUSED,
    ),
    "SERVICE hidden": _may(
        f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SELECT * {{ sErViCe{EVIL}{{ ?s ?p ?o }} }} }} }}", REFUSED
    ),
    "SERVICE glued to a word": _may(f"SELECT * {{ ?s ?p trueSERVICE{EVIL}{{}} }}", REFUSED),
    "SERVICE escaped": _may(f"SELECT * {{ \\u0053ERVICE {EVIL} {{ ?s ?p ?o }} }}", REFUSED),
    "SERVICE behind a prefix": _may(f"PREFIX : {EVIL} SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}", REFUSED),
    "LOAD": _may(f"LOAD {EVIL}", REFUSED),
    "LOAD of a file": _may("LOAD <file:///etc/passwd> INTO GRAPH <urn:x>", REFUSED),
    "DROP": _may("DROP ALL", REFUSED),
    "INSERT": _may("INSERT DATA { <urn:x> <urn:x> <urn:x> }", REFUSED),
    "DELETE after a query": _may("SELECT * { ?s ?p ?o } ; DELETE WHERE { ?s ?p ?o }", REFUSED),
}
"""What must be refused before it is run."""

CASES: Final = {**TOO_MUCH, **BOUNDED, **NOT_ASKED}


def at_port(text: str, port: int) -> str:
    """Return the query with the port of a listener that nobody may connect to."""
    return text.replace("PORT", str(port))
