"""A screen never takes for right what pySHACL finds wrong, and spares what is right."""

from __future__ import annotations

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from eventgraph.rdf.validation.screening import screen

pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:pyshacl", "ignore::DeprecationWarning:rdflib"
)

PREFIXES = """
@prefix : <urn:t:> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
GRAPH = ox.NamedNode("urn:t:graph")
ON_P = ":s a sh:NodeShape ; sh:targetNode :x ; sh:property [ sh:path :p ; %s ] ."
CASES: dict[str, tuple[str, list[str], list[str]]] = {
    "minCount": (ON_P % "sh:minCount 1", [":x :p 1"], [":x :q 1"]),
    "maxCount": (ON_P % "sh:maxCount 1", [":x :p 1", ":x :q 1, 2"], [":x :p 1, 2"]),
    "maxCount 0": (ON_P % "sh:maxCount 0", [":x :q 1"], [":x :p 1"]),
    "datatype": (
        ON_P % "sh:datatype xsd:date",
        [':x :p "2026-01-01"^^xsd:date'],
        [':x :p "2026-01-01"', ':x :p "2026-02-30"^^xsd:date', ":x :p :y", ':x :p "2026"^^xsd:gYear'],
    ),
    "a datatype of one's own": (ON_P % "sh:datatype :mine", [':x :p "a"^^:mine'], [':x :p "a"']),
    "boolean": (ON_P % "sh:datatype xsd:boolean", [":x :p true"], [':x :p "maybe"^^xsd:boolean', ":x :p 1"]),
    "nodeKind": (ON_P % "sh:nodeKind sh:IRI", [":x :p :y"], [":x :p 1", ":x :p []"]),
    "class": (
        ON_P % "sh:class :C",
        [":x :p :y . :y a :C", ":x :p :y . :y a :D . :D rdfs:subClassOf :C"],
        [":x :p :y", ":x :p 1", ":x :p :y, :z . :y a :C"],
    ),
    "in": (ON_P % 'sh:in ( "a" :b 1 )', [':x :p "a", :b, 1'], [':x :p "a"@en', ":x :p 1.0", ":x :p :c"]),
    "minInclusive": (ON_P % "sh:minInclusive 0", [":x :p 0, 1.5"], [":x :p -1", ':x :p "a"', ":x :p :y"]),
    "maxExclusive": (ON_P % "sh:maxExclusive 9", [":x :p 8"], [":x :p 9"]),
    "minLength": (ON_P % "sh:minLength 2", [':x :p "ab", :y'], [':x :p "a"', ":x :p []"]),
    "maxLength": (ON_P % "sh:maxLength 2", [':x :p "ab"'], [':x :p "abc"']),
    "pattern": (ON_P % 'sh:pattern "^A" ; sh:flags "i"', [':x :p "abc"'], [':x :p "bc"', ":x :p []"]),
    "lessThan": (ON_P % "sh:lessThan :q", [":x :p 1 ; :q 2"], [":x :p 2 ; :q 2", ':x :p 1 ; :q "a"']),
    "lessThanOrEquals": (ON_P % "sh:lessThanOrEquals :q", [":x :p 2 ; :q 2"], [":x :p 3 ; :q 2"]),
    "disjoint": (ON_P % "sh:disjoint :q", [":x :p 1 ; :q 2"], [":x :p 1 ; :q 1"]),
    "hasValue": (ON_P % "sh:hasValue :y", [":x :p :y, :z"], [":x :p :z", ":x :q 1"]),
    "or": (
        ON_P % "sh:or ( [ sh:datatype xsd:integer ] [ sh:class :C ] )",
        [":x :p 1, :y . :y a :C"],
        [':x :p "a"', ":x :p :y"],
    ),
    "and": (
        ON_P % "sh:and ( [ sh:datatype xsd:integer ] [ sh:minInclusive 3 ] )",
        [":x :p 3"],
        [":x :p 2", ":x :p 3.5"],
    ),
    "of the node itself": (
        ":s a sh:NodeShape ; sh:targetClass :C ; sh:nodeKind sh:IRI .",
        [":x a :C"],
        ["[] a :C"],
    ),
    "targetSubjectsOf": (
        ":s a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:property [ sh:path :q ; sh:minCount 1 ] .",
        [":x :p 1 ; :q 1"],
        [":x :p 1"],
    ),
    "targetObjectsOf": (
        ":s a sh:PropertyShape ; sh:targetObjectsOf :p ; sh:path :q ; sh:minCount 1 .",
        [":x :p :y . :y :q 1"],
        [":x :p :y"],
    ),
    "a class that is a shape": (
        ":C a rdfs:Class , sh:NodeShape ; sh:property [ sh:path :q ; sh:minCount 1 ] .",
        [":x a :C ; :q 1"],
        [":x a :C"],
    ),
    "paths": (
        ON_P.replace(" :p ", " ( [ sh:inversePath :p ] [ sh:alternativePath ( :q :r ) ] ) ")
        % "sh:minCount 1",
        [":y :p :x ; :r 1"],
        [":x :p :y . :y :q 1"],
    ),
    "steps at will": (
        ":s sh:targetNode :x ; sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:hasValue :z ] .",
        [":x :p :y . :y :p :z"],
        [":x :p :y"],
    ),
    "SPARQL of the focus node": (
        ':s sh:targetSubjectsOf :p ; sh:sparql [ sh:select "SELECT $this { $this ?p 4 FILTER (true) }" ] .',
        [":x :p 3"],
        [":x :p 4"],
    ),
    "SPARQL of the whole": (
        ':s sh:targetSubjectsOf :p ; sh:sparql [ sh:select "SELECT $this ?value { ?value <urn:t:q> ?v }" ] .',
        [":x :p 3", ":x :q 4"],
        [":x :p 4 ; :q 5"],
    ),
}
EACH = [
    pytest.param(shapes, data, right, id=f"{name}-{'right' if right else 'wrong'}-{number}")
    for name, (shapes, *both) in CASES.items()
    for right, texts in zip((True, False), both, strict=True)
    for number, data in enumerate(texts)
]


@pytest.mark.parametrize(("shapes", "data", "right"), EACH)
def test_as_pyshacl_says(shapes: str, data: str, *, right: bool) -> None:
    rules = rdflib.Graph().parse(data=PREFIXES + shapes)
    conforms, _, told = pyshacl.validate(rdflib.Graph().parse(data=f"{PREFIXES}{data} ."), shacl_graph=rules)
    assert conforms is right, told
    questions = screen(rules, lambda _: "")
    assert questions
    quads = ox.Store()
    quads.load(f"{PREFIXES}{data} .".encode(), ox.RdfFormat.TURTLE, to_graph=GRAPH)
    broken = set().union(*(question.broken(quads) for question in questions))
    assert broken == (set() if right else {GRAPH})


@pytest.mark.parametrize(
    "shapes",
    [
        ON_P % "sh:minCount 2",
        ON_P % "sh:not [ sh:datatype xsd:integer ]",
        ON_P % "sh:node :other",
        ON_P % "sh:or ( [ sh:property [ sh:path :q ; sh:minCount 1 ] ] )",
        ON_P % "sh:property [ sh:path :q ; sh:minCount 1 ]",
        ":s sh:targetNode :x ; sh:closed true .",
        ":c a sh:ConstraintComponent . " + ON_P % ":mine 1",
    ],
)
def test_what_is_not_known_has_no_screen(shapes: str) -> None:
    assert screen(rdflib.Graph().parse(data=PREFIXES + shapes), lambda _: "") is None


def test_only_the_broken_graphs_are_named_and_graphs_do_not_help_each_other() -> None:
    rules = rdflib.Graph().parse(data=PREFIXES + ON_P % "sh:class :C")
    questions = screen(rules, lambda _: "")
    quads = ox.Store()
    for name, data in (("a", ":x :p :y"), ("b", ":y a :C"), ("c", ":x :p :y . :y a :C")):
        graph = ox.NamedNode(f"urn:t:{name}")
        quads.load(f"{PREFIXES}{data} .".encode(), ox.RdfFormat.TURTLE, to_graph=graph)
    broken = set().union(*(question.broken(quads) for question in questions or ()))
    assert broken == {ox.NamedNode("urn:t:a")}


def test_a_question_that_cannot_be_answered_is_taken_for_a_fault() -> None:
    shapes = ':s sh:targetNode :x ; sh:sparql [ sh:select "SELECT $this { $this" ] .'
    questions = screen(rdflib.Graph().parse(data=PREFIXES + shapes), lambda _: "") or ()
    quads = ox.Store()
    quads.load(f"{PREFIXES}:x :p 1 .".encode(), ox.RdfFormat.TURTLE, to_graph=GRAPH)
    assert [question.broken(quads) for question in questions] == [{GRAPH}]
