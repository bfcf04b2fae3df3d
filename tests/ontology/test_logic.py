from __future__ import annotations

import pytest

from eventgraph.errors import OntologyError
from eventgraph.ontology import load_ontology
from eventgraph.ontology.files import logic_file
from eventgraph.ontology.logic import EG, load_logic
from eventgraph.ontology.turtle import read_bytes, turtle_triples

from .conftest import Write

OWN = """
eg:rents_to a eg:Relation ; rdfs:label "rents to"@en ; eg:family "market" ;
    rdfs:domain eg:Agent ; rdfs:range eg:Agent ; eg:verb "X rent Z to Y" ; {more} .
"""


def test_every_shipped_relation_has_an_aspect_and_no_other_name_has() -> None:
    path = str(logic_file())
    told = [s for s, p, _ in turtle_triples(path, read_bytes(path)) if p == EG + "aspect"]
    assert sorted(told) == sorted(relation.iri for relation in load_ontology().relations.values())


@pytest.mark.parametrize(
    ("relation", "aspect"),
    [
        ("bans", "happening"),
        ("meets", "happening"),
        ("founded", "once"),
        ("leads", "state"),
        ("owns", "state"),
    ],
)
def test_what_lasts_and_what_happens(relation: str, aspect: str) -> None:
    assert load_logic()[relation].aspect == aspect


def test_kindred_relations_have_one_kind() -> None:
    logic = load_logic()
    assert logic["accuses"].kind == logic["criticises"].kind
    assert logic["merges_with"].kind == logic["acquires"].kind == logic["invests_in"].kind
    assert logic["bans"].kind != logic["meets"].kind


def test_what_there_is_one_of() -> None:
    logic = load_logic()
    assert logic["develops"].only_one == {"subject": "Product"}
    assert logic["owns"].at_most_one == {"subject": "Thing"}
    assert logic["leads"].posts["ceo"] == logic["leads"].posts["chief executive"]
    assert logic["meets"].symmetric
    assert logic["meets"].family == "interaction"
    assert logic["leads"].metonymic == {("Person", "Place"), ("Person", "Organization")}
    assert not logic["works_for"].metonymic


@pytest.mark.parametrize(
    ("more", "aspect"), [('eg:aspect "once"', "once"), ("eg:kindred eg:supplies", "state")]
)
def test_a_relation_of_the_user(write: Write, more: str, aspect: str) -> None:
    logic = load_logic([write(OWN.format(more=more))])
    assert logic["rents_to"].aspect == aspect
    assert (logic["rents_to"].kind == logic["supplies"].kind) == ("kindred" in more)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('eg:aspect "often"', "eg:aspect 'often' is not one of state, happening, once"),
        ('eg:aspect "once" , "state"', "'once, state' is not one of"),
        ('eg:metonymic "Place"', "'Place' is not"),
        ('eg:atMostOne "both"', "'both' is not"),
    ],
)
def test_what_is_wrong_is_named(write: Write, more: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        load_logic([write(OWN.format(more=more))])
