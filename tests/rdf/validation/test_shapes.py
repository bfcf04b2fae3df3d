"""The user's own shapes: told in words, refused in one line, and nothing is fetched for them."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.errors import OntologyError
from eventgraph.rdf.validation.check import find_violations, load_rules

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:pyshacl", "ignore::DeprecationWarning:rdflib"
)

PREFIXES = """
@prefix eg: <https://w3id.org/eventgraph/ns#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:p> sh:declare [ sh:prefix "eg" ; sh:namespace "https://w3id.org/eventgraph/ns#"^^xsd:anyURI ] .
"""
DATA = PREFIXES + '<urn:c> eg:q 3 ; eg:name "a" .'
ON_C = "<urn:s> a sh:NodeShape ; sh:targetNode <urn:c> ; sh:property [ sh:path eg:q ; %s ] ."
SPARQL = (
    "<urn:s> a sh:NodeShape ; sh:targetNode <urn:c> ; sh:sparql [ sh:prefixes <urn:p> ; "
    'sh:select "%s" ; sh:message "m {?value}" ] .'
)


def faults(shapes: str, folder: Path) -> list[str]:
    file = folder / "own.ttl"
    file.write_text(PREFIXES + shapes)
    quads = ox.Store()
    quads.load(DATA.encode(), ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("urn:other"))
    return [str(fault) for fault in find_violations(quads, load_rules(shapes=[file]))]


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        (ON_C % 'sh:minCount 2 ; sh:message "two, please"', "urn:c: two, please (eg:q)"),
        (ON_C % 'sh:minCount 2 ; sh:message "zwei"@de, "two"@en', "urn:c: two (eg:q)"),
        (ON_C % 'sh:minCount 2 ; sh:name "two of them"', "urn:c: two of them (eg:q)"),
        (ON_C % 'sh:minCount 2 ; rdfs:comment "needs two"', "urn:c: needs two (eg:q)"),
        (ON_C % "sh:minCount 2", "urn:c: needs at least 2 eg:q (sh:minCount)"),
        (ON_C % "sh:maxCount 0", "urn:c: has more than 0 eg:q (sh:maxCount)"),
        (ON_C % "sh:nodeKind sh:IRI", "urn:c: eg:q is no IRI (sh:nodeKind)"),
        (ON_C % "sh:datatype xsd:string", "urn:c: eg:q is not of datatype xsd:string (sh:datatype)"),
        (ON_C % "sh:class eg:Claim", "urn:c: eg:q is not of class eg:Claim (sh:class)"),
        (ON_C % "sh:in ( 1 2 )", "urn:c: eg:q is none of the values that are allowed (sh:in)"),
        (ON_C % "sh:not [ sh:datatype xsd:integer ]", r"urn:c: .* \(sh:not\) \(eg:q\)"),
        (SPARQL % "SELECT $this ?value { $this eg:name ?value }", "a: m a"),
    ],
)
def test_faults_are_told_in_words(tmp_path: Path, shapes: str, said: str) -> None:
    (fault,) = faults(shapes, tmp_path)
    assert fault == said or re.fullmatch(said, fault), fault


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        ("half a <", "own.ttl is not Turtle"),
        (ON_C % "sh:minCont 1", "own.ttl: SHACL has no sh:minCont"),
        ("<urn:a> <urn:b> <urn:c> .", "own.ttl holds no shape with a target"),
        (ON_C % 'sh:minCount "x"', "own.ttl is not SHACL: Value is not"),
        (SPARQL % "SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }", "network"),
        (SPARQL % "SELECT $this { $this", "the SPARQL of a shape is refused: error at 5:21"),
        (SPARQL % "SELECT $this { $this none:p ?o }", "a prefix is not declared"),
        (SPARQL % "SELECT $this { $this ?p ?o MINUS { $this eg:p ?o } }", "own.ttl cannot be used"),
        (SPARQL % "INSERT DATA { <urn:a> <urn:b> 1 }", "change the store"),
    ],
)
def test_broken_shapes_are_one_line(tmp_path: Path, shapes: str, said: str) -> None:
    with pytest.raises(OntologyError) as caught:
        faults(shapes, tmp_path)
    assert said in str(caught.value)
    assert "own.ttl" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.ttl: No such file"):
        load_rules(shapes=[tmp_path / "none.ttl"])


@pytest.fixture
def asked() -> Iterator[tuple[str, list[bytes]]]:
    """Return the address of a server, and what it was asked for."""
    requests: list[bytes] = []

    class Keeps(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            requests.append(self.rfile.readline())

    with socketserver.TCPServer(("127.0.0.1", 0), Keeps) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", requests
        server.shutdown()


def test_nothing_is_fetched(tmp_path: Path, asked: tuple[str, list[bytes]]) -> None:
    address, requests = asked
    shapes = (
        f"<> a owl:Ontology ; owl:imports <{address}shapes.ttl> ; sh:shapesGraph <{address}more.ttl> . "
        f'<urn:s> sh:js [ sh:jsLibrary [ sh:jsLibraryURL "{address}x.js"^^xsd:anyURI ] ; '
        'sh:jsFunctionName "f" ] . '
    )
    assert faults(shapes + ON_C % "sh:minCount 2", tmp_path) == ["urn:c: needs at least 2 eg:q (sh:minCount)"]
    assert requests == []
