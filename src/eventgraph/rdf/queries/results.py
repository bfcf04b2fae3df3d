"""Answers as people and programs read them: table cells, the W3C's result formats, and Turtle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import QueryError
from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.queries.frames import parquet
from eventgraph.rdf.queries.sparql import QueryResult, Term

SELECT_FORMATS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
FORMATS: Final = (*SELECT_FORMATS, "parquet", "turtle")
LOCAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")


def serialized(result: QueryResult, form: str) -> bytes:
    """Return the answer in one of `FORMATS`, as the W3C defines them for SPARQL 1.1, or as Parquet.

    SELECT takes csv, tsv, json, xml and parquet, ASK json and xml, the others turtle, which is sorted.

    Raises:
        QueryError: the format does not fit the query, or is parquet and pyarrow is not installed.
    """
    if result.form == "triples":
        if form == "turtle":
            return _turtle(result)
        message = f"CONSTRUCT and DESCRIBE give triples, which {form} cannot hold; ask for turtle"
        raise QueryError(message)
    if form == "parquet" and result.form == "select":
        return parquet(result)
    if form not in SELECT_FORMATS or (result.form == "ask" and form in ("csv", "tsv")):
        fitting = "json or xml" if result.form == "ask" else ", ".join((*SELECT_FORMATS, "parquet"))
        message = f"{form} cannot hold the answer to this query; ask for {fitting}"
        raise QueryError(message)
    if result.form == "ask":
        return _boolean(result, SELECT_FORMATS[form])
    return result.data if form == "tsv" else result.solutions.serialize(format=SELECT_FORMATS[form]) or b""


def table_rows(result: QueryResult, *, labels: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a SELECT as text, what is unbound as an empty string.

    IRIs are shortened by the usual prefixes; with `labels`, the entities of the first 1,000 rows are shown by
    their names.
    """
    names = result.labels if labels else {}
    for row in result.rows:
        yield tuple("" if term is None else _named(term, names) for term in row)


def cell(term: Term) -> str:
    """Return a term as a reader wants it: an IRI with its prefix, a literal without its datatype."""
    return shortened(term.value) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))


def shortened(iri: str) -> str:
    """Return `prefix:name` where the result is a valid name in SPARQL, else the IRI."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def _named(term: Term, names: Mapping[str, str]) -> str:
    return names.get(term.value, "") or cell(term) if isinstance(term, ox.NamedNode) else cell(term)


def _boolean(result: QueryResult, form: ox.QueryResultsFormat) -> bytes:
    word = b"true" if result.boolean else b"false"
    answer = ox.parse_query_results(b'{"head":{},"boolean":%s}' % word, format=ox.QueryResultsFormat.JSON)
    return answer.serialize(format=form) or b""


def _turtle(result: QueryResult) -> bytes:
    triples = sorted(set(result.triples), key=str)
    return with_sorted_prefixes(
        ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    )


def with_sorted_prefixes(document: bytes) -> bytes:
    """Return Turtle or TriG with its prefixes in alphabetical order.

    Oxigraph writes them in the order of a hash table, which changes from run to run.
    """
    lines = document.split(b"\n", len(PREFIXES))
    return b"\n".join([*sorted(lines[:-1]), lines[-1]])
