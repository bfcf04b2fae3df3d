"""Answers: their forms, their formats, and the standard's meaning of graphs."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from lxml import etree

from eventgraph.errors import QueryError
from eventgraph.rdf.queries.results import FORMATS, SELECT_FORMATS, serialized, shortened, table_rows
from eventgraph.rdf.queries.sparql import run_query

SELECT = "SELECT ?s ?missing ?e WHERE { ?claim eg:subject ?s ; eg:ended ?e ; eg:relation eg:leads }"
ASK = "ASK { ?s eg:bans ?o }"
CONSTRUCT = "CONSTRUCT { ?s eg:bans ?o } WHERE { ?s eg:bans ?o }"
GRAPHS = [
    ("SELECT * { ?s eg:bans ?o }", 1),
    ("SELECT * { GRAPH ?g { ?s eg:bans ?o } }", 2),
    ("SELECT * FROM article:wire { ?s eg:bans ?o }", 1),
    ("SELECT * FROM article:note { ?s eg:bans ?o }", 0),
    ("SELECT * FROM NAMED article:note { GRAPH ?g { ?s eg:bans ?o } }", 0),
    ("SELECT DISTINCT * FROM article:wire FROM article:blog { ?s eg:bans ?o }", 1),
    ("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", 3),
    ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", 0),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 0),
]


class TestAnswers:
    """Each form of query has its part of the answer."""

    def test_select(self, quads: ox.Store) -> None:
        result = run_query(quads, SELECT)
        assert result.variables == ("s", "missing", "e")
        assert (result.boolean, list(result.triples)) == (None, [])
        ((subject, missing, ended),) = result.rows
        assert missing is None
        assert isinstance(subject, ox.NamedNode)
        assert ended == ox.Literal(value=False)

    def test_ask(self, quads: ox.Store) -> None:
        result = run_query(quads, ASK)
        assert (result.boolean, result.variables, list(result.rows)) == (True, (), [])

    def test_construct(self, quads: ox.Store) -> None:
        (triple,) = run_query(quads, CONSTRUCT).triples
        assert triple.predicate.value.endswith("bans")

    @pytest.mark.parametrize(("query", "count"), GRAPHS, ids=[query for query, _ in GRAPHS])
    def test_graphs_mean_what_the_standard_says(self, quads: ox.Store, query: str, count: int) -> None:
        assert len(list(run_query(quads, query).rows)) == count

    @pytest.mark.parametrize("query", ["", "SELECT", "SELECT * { ?s foo:p ?o }", "SELECT * { ?s ?p \ud800 }"])
    def test_what_is_no_query(self, quads: ox.Store, query: str) -> None:
        with pytest.raises(QueryError, match="quer"):
            run_query(quads, query)

    def test_errors_are_where_they_are(self, quads: ox.Store) -> None:
        with pytest.raises(QueryError, match="3:"):
            run_query(quads, "SELECT * { # all\n ?s ?p ?o .\n FILTER( }")

    def test_an_unknown_function_is_named(self, quads: ox.Store) -> None:
        with pytest.raises(QueryError, match="the function <urn:f> is not known"):
            run_query(quads, "SELECT (<urn:f>(1) AS ?x) {}")

    def test_declared_prefixes_win(self, quads: ox.Store) -> None:
        ((found,),) = run_query(quads, "PREFIX eg: <urn:mine:> SELECT (eg:x AS ?x) {}").rows
        assert found == ox.NamedNode("urn:mine:x")


class TestFormats:
    """The W3C's formats, read back by other readers."""

    def test_csv_and_tsv(self, quads: ox.Store) -> None:
        rows = list(csv.reader(io.StringIO(serialized(run_query(quads, SELECT), "csv").decode())))
        assert rows[0] == ["s", "missing", "e"]
        assert rows[1][1:] == ["", "false"]
        assert serialized(run_query(quads, SELECT), "tsv").startswith(
            b"?s\t?missing\t?e\n<urn:eventgraph:entity:"
        )

    def test_json(self, quads: ox.Store) -> None:
        found = json.loads(serialized(run_query(quads, SELECT), "json"))
        assert found["head"]["vars"] == ["s", "missing", "e"]
        assert [set(row) for row in found["results"]["bindings"]] == [{"s", "e"}]
        assert json.loads(serialized(run_query(quads, ASK), "json"))["boolean"] is True

    def test_xml(self, quads: ox.Store) -> None:
        root = etree.fromstring(serialized(run_query(quads, SELECT), "xml"))
        assert root.tag == "{http://www.w3.org/2005/sparql-results#}sparql"

    def test_turtle(self, quads: ox.Store) -> None:
        text = serialized(run_query(quads, CONSTRUCT), "turtle").decode()
        assert "eg:bans ent:claude-code-" in text
        assert len(list(ox.parse(text, ox.RdfFormat.TURTLE))) == 1

    @pytest.mark.parametrize("query", ["DESCRIBE article:wire", "CONSTRUCT WHERE { ?s a eg:Claim }"])
    def test_triples_are_sorted(self, quads: ox.Store, query: str) -> None:
        text = serialized(run_query(quads, query), "turtle").decode()
        subjects = [str(triple.subject) for triple in ox.parse(text, ox.RdfFormat.TURTLE)]
        assert subjects
        assert subjects == sorted(subjects)

    @pytest.mark.parametrize("form", FORMATS)
    @pytest.mark.parametrize("query", [SELECT, ASK, CONSTRUCT])
    def test_what_does_not_fit_is_refused(self, quads: ox.Store, query: str, form: str) -> None:
        fitting = {SELECT: {*SELECT_FORMATS, "parquet"}, ASK: {"json", "xml"}, CONSTRUCT: {"turtle"}}[query]
        if form in fitting:
            assert serialized(run_query(quads, query), form)
        else:
            with pytest.raises(QueryError, match="ask for"):
                serialized(run_query(quads, query), form)


class TestCells:
    """Terms as a table shows them."""

    def test_entities_by_name_on_request(self, quads: ox.Store) -> None:
        query = "SELECT ?s ?g ?o { GRAPH ?g { ?s eg:leads ?o } }"
        assert list(table_rows(run_query(quads, query), labels=True)) == [
            ("Sam Altman", "article:wire", "OpenAI")
        ]
        ((subject, _, _),) = table_rows(run_query(quads, query))
        assert subject.startswith("ent:sam-altman-")

    @pytest.mark.parametrize(
        ("iri", "text"),
        [
            ("https://w3id.org/eventgraph/ns#bans", "eg:bans"),
            ("https://schema.org/headline", "schema:headline"),
            ("https://w3id.org/eventgraph/plover#SANCTION", "plover:SANCTION"),
            ("urn:eventgraph:article:a%2Fb", "urn:eventgraph:article:a%2Fb"),
            ("https://w3id.org/eventgraph/ns#", "https://w3id.org/eventgraph/ns#"),
            ("http://elsewhere/x", "http://elsewhere/x"),
        ],
    )
    def test_shortened(self, iri: str, text: str) -> None:
        assert shortened(iri) == text
