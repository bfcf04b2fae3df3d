"""Reading Turtle: what a block says, and what is refused with which words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from eventgraph.errors import OntologyError
from eventgraph.ontology import Example, Ontology, load_ontology

from .conftest import Write

Alone = Callable[[str], Ontology]

POACHES: Final = """
eg:poaches a eg:Relation , owl:FunctionalProperty ;
    rdfs:label "poaches"@en ; eg:inverseLabel "is poached by"@en ;
    skos:definition "Hires somebody away."@en ; eg:family "people" ;
    rdfs:domain eg:Organization , eg:Person ; rdfs:range eg:Person ;
    skos:closeMatch <http://example.org/p> ;
    eg:verb "X poach Y" , "X hire Y from Z" ; eg:noun "X's poaching of Y" ;
    eg:example [ eg:text "Meta may poach Ada Byron." ; eg:yields "Meta poaches Ada Byron (possible)" ] ;
    eg:counterExample "Rangers caught a poacher." .
"""


def test_a_block_says(alone: Alone) -> None:
    (relation,) = alone(POACHES).relations.values()
    assert (relation.name, relation.label, relation.inverse_label) == ("poaches", "poaches", "is poached by")
    assert (relation.definition, relation.family) == ("Hires somebody away.", "people")
    assert (relation.domain, relation.range) == (frozenset({"Organization", "Person"}), frozenset({"Person"}))
    assert (relation.functional, relation.inverse_functional, relation.symmetric) == (True, False, False)
    assert relation.matches == ("http://example.org/p",)
    assert sorted(frame.text for frame in relation.frames) == [
        "X hire Y from Z",
        "X poach Y",
        "X's poaching of Y",
    ]
    assert relation.examples == (
        Example("Meta may poach Ada Byron.", (("Meta", "Ada Byron", "possible"),)),
        Example("Rangers caught a poacher.", ()),
    )


@pytest.mark.parametrize(
    ("turtle", "complaints"),
    [
        ("eg:poaches a eg:Relation ;", ["not Turtle", ".ttl"]),
        ('eg:poaches a eg:Relation ; eg:verb "X poach" .', ["poaches", "'X poach'", "no Y"]),
        (
            'eg:poaches a eg:Relation ; eg:example [ eg:text "A b C." ; eg:yields "A eats C" ] .',
            ["poaches", "'A eats C'", "SUBJECT poaches OBJECT"],
        ),
        (
            'eg:poaches a eg:Relation ; eg:example [ eg:text "A b C." ; eg:yields "A poaches " ] .',
            ["poaches", "'A poaches '"],
        ),
        (
            'eg:poaches a eg:Relation ; eg:example [ eg:text "A b C." ] .',
            ["poaches", "eg:text and eg:yields"],
        ),
        (
            'eg:poaches a eg:Relation ; eg:example [ eg:yields "A poaches C" ] .',
            ["poaches", "eg:text and eg:yields"],
        ),
    ],
)
def test_what_is_refused_names_the_fault(turtle: str, complaints: list[str], write: Write) -> None:
    with pytest.raises(OntologyError) as caught:
        load_ontology([write(turtle)])
    for complaint in complaints:
        assert complaint in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"nowhere\.ttl"):
        load_ontology([tmp_path / "nowhere.ttl"])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="ontology"):
        load_ontology([tmp_path])


def test_a_file_adds_to_the_shipped_ones_and_changes_the_version(write: Write) -> None:
    shipped, with_mine = load_ontology(), load_ontology([write(POACHES)])
    assert with_mine.relations.keys() == shipped.relations.keys() | {"poaches"}
    assert with_mine.version != shipped.version
    assert load_ontology().version == shipped.version


def test_the_same_words_make_the_same_version(write: Write) -> None:
    assert load_ontology([write(POACHES)]).version == load_ontology([write(POACHES)]).version


def test_a_class_of_ones_own_is_below_what_it_says(alone: Alone) -> None:
    ontology = alone("eg:Vessel a owl:Class ; rdfs:subClassOf eg:Product .")
    assert ontology.classes["Vessel"] == {"Vessel", "Product", "Thing"}


@pytest.mark.parametrize(
    ("name", "wanted", "expected"),
    [
        ("Person", {"Agent"}, True),
        ("Person", {"Organization", "Person"}, True),
        ("Person", {"Product"}, False),
        ("Agent", {"Person"}, False),
        ("Concept", {"Agent"}, False),
        ("Concept", {"Thing"}, True),
        ("Person", set(), True),
        ("Nonsense", {"Agent"}, False),
    ],
)
def test_is_a(name: str, wanted: set[str], expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert load_ontology().is_a(name, frozenset(wanted)) is expected


def test_cues_join_words_at_underscores(alone: Alone) -> None:
    ontology = alone(
        'eg:my-cues a eg:CueList ; eg:signals "planned" ; eg:governor "yearn set_out" , "itch" .'
    )
    assert ontology.cue("governor", "planned") == {"yearn", "set out", "itch"}
    assert ontology.cue("governor", "possible") == frozenset()
    assert ontology.cue_signals("governor") == {"planned": {"yearn", "set out", "itch"}}
