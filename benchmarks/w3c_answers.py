"""Expected and given answers of SPARQL as RDF, which isomorphism of graphs compares, blank nodes and all.

A row becomes a blank node with a triple for each value; two equal rows are two nodes, so their number counts.
Numbers and times are kept by value in the store, so both sides go through a store first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.queries.results import serialized
from eventgraph.rdf.queries.sparql import QueryResult

RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
NAME: Final = "urn:variable:"
INDEX: Final = ox.NamedNode("urn:index")
RESULTS: Final = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}
Row = tuple[tuple[str, object], ...]


def differs(result: QueryResult, expected: Path, *, lax: bool = False, ordered: bool = False) -> str:
    """Return in words how an answer differs from the expected one; nothing, if it is the same."""
    if expected.suffix == ".csv":
        return _differing_csv(serialized(result, "csv").decode(), expected.read_text(encoding="utf-8"))
    wanted, in_order = expected_answer(expected)
    if isinstance(wanted, bool):
        return "" if result.boolean is wanted else f"{result.boolean} instead of {wanted}"
    if result.form == "triples":
        return _differing(set(result.triples), {triple for triple in wanted if isinstance(triple, ox.Triple)})
    names = result.variables
    given: list[Row] = [_row(zip(names, row, strict=True)) for row in result.rows]
    rows = [row for row in wanted if isinstance(row, tuple)]
    if lax:
        given, rows = list(dict.fromkeys(given)), list(dict.fromkeys(rows))
    in_order = in_order or ordered
    return _differing(_as_triples(given, in_order=in_order), _as_triples(rows, in_order=in_order))


def expected_answer(path: Path) -> tuple[bool | list[Row] | list[ox.Triple], bool]:
    """Return the answer that a file of the W3C holds, and whether its order counts."""
    if path.suffix in RESULTS:
        parsed = ox.parse_query_results(path.read_bytes(), format=RESULTS[path.suffix])
        if isinstance(parsed, ox.QueryBoolean):
            return bool(parsed), False
        names = [variable.value for variable in parsed.variables]
        return [_row(zip(names, tuple(solution), strict=True)) for solution in parsed], False
    triples = [quad.triple for quad in ox.parse(path=path, base_iri=path.as_uri())]
    return _from_result_set(triples) if any(RS in str(t.predicate) for t in triples) else (triples, False)


def _from_result_set(triples: list[ox.Triple]) -> tuple[bool | list[Row], bool]:
    """Return what a graph in the vocabulary of SPARQL 1.0's result sets says."""
    told: dict[object, dict[str, list[object]]] = {}
    for triple in triples:
        name = triple.predicate.value.removeprefix(RS)
        told.setdefault(triple.subject, {}).setdefault(name, []).append(triple.object)
    for node in told.values():
        if "boolean" in node:
            return str(getattr(node["boolean"][0], "value", "")) == "true", False
    solutions = [node for node in told.values() if "binding" in node or "index" in node]
    wanted = sum(len(node.get("solution", ())) for node in told.values())
    solutions.sort(key=lambda node: int(getattr(node.get("index", [None])[0], "value", 0)))
    rows = [
        _row(
            (str(getattr(told[b]["variable"][0], "value", "")), told[b]["value"][0])
            for b in node.get("binding", ())
        )
        for node in solutions
    ]
    return rows + [()] * (wanted - len(rows)), any("index" in node for node in solutions)


def _row(pairs: Iterable[tuple[str, object]]) -> Row:
    return tuple(sorted(((name, term) for name, term in pairs if term is not None), key=lambda pair: pair[0]))


def _as_triples(rows: list[Row], *, in_order: bool) -> set[ox.Triple]:
    triples = set()
    for number, row in enumerate(rows):
        node = ox.BlankNode()
        triples.add(ox.Triple(node, INDEX, ox.Literal(number if in_order else 0)))
        triples.update(ox.Triple(node, ox.NamedNode(NAME + name), term) for name, term in row)  # type: ignore[arg-type]
    return triples


def _differing(given: set[ox.Triple], wanted: set[ox.Triple]) -> str:
    first, second = _canonical(given), _canonical(wanted)
    if first == second:
        return ""
    return f"{len(given)} triples instead of {len(wanted)}; {_some(given)}, instead of {_some(wanted)}"


def _canonical(triples: set[ox.Triple]) -> set[str]:
    quads = ox.Store()
    quads.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _some(triples: set[ox.Triple]) -> str:
    values = sorted(str(triple.object) for triple in triples if triple.predicate != INDEX)
    return f"{', '.join(values)[:300] or 'nothing'}"


def _differing_csv(given: str, wanted: str) -> str:
    first, second = (sorted(map(_csv_row, csv.DictReader(io.StringIO(text)))) for text in (given, wanted))
    return "" if first == second else f"given {first[:3]}; wanted {second[:3]}"


def _csv_row(cells: dict[str, str]) -> list[tuple[str, str]]:
    return sorted((name, _csv_cell(text)) for name, text in cells.items())


def _csv_cell(text: str) -> str:
    """Return a cell without the label of a blank node and the spelling of a number."""
    if text.startswith("_:"):
        return "_:"
    try:
        return str(float(text))
    except ValueError:
        return text
