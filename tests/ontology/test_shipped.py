"""The shipped ontology: the agreed relations, complete, without contradiction, and true to its examples."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import pytest

import eventgraph as eg
from eventgraph.ontology import Ontology, Relation, load_ontology
from eventgraph.ontology.check import contradictions

AGREED_NAMES: Final = """\
bans lifts_ban_on restricts sanctions approves blocks fines regulates sues charges convicts arrests frees
investigates accuses develops releases discontinues uses based_on competes_with partners_with supplies
orders_from acquires merges_with sells invests_in owns lists_on founded leads works_for appoints
dismisses resigns_from lays_off replaces member_of part_of located_in relative_of appears_in announces
criticises supports opposes warns threatens demands denies meets visits negotiates_with agrees_with aids
attacks kills protests_against hacks defeats
"""
NAMES: Final = tuple(AGREED_NAMES.split())
CLASSES: Final = {
    "Person": "Agent",
    "Organization": "Agent",
    "Group": "Agent",
    "Place": "Agent",
    "Agent": "Thing",
    "Product": "Thing",
    "Work": "Thing",
    "Event": "Thing",
    "Law": "Thing",
    "Concept": "Thing",
}
WIDER: Final = {"releases": frozenset({"Work"})}
"""Ranges that go beyond the agreed table: its own definition of `releases` names works."""
AGREED: Final = Path(__file__).parents[3] / "shared" / "spec" / "relations.tsv"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(params=NAMES)
def relation(request: pytest.FixtureRequest, ontology: Ontology) -> Relation:
    return ontology.relations[request.param]


def test_exactly_the_agreed_relations(ontology: Ontology) -> None:
    assert len(NAMES) == 61
    assert set(ontology.relations) == set(NAMES)


@pytest.mark.parametrize(("name", "parent"), CLASSES.items())
def test_the_classes_of_the_documentation(name: str, parent: str, ontology: Ontology) -> None:
    assert {name, parent, "Thing"} <= ontology.classes[name]


def test_nothing_contradicts(ontology: Ontology) -> None:
    assert list(contradictions(ontology)) == []


def test_a_relation_is_complete(relation: Relation) -> None:
    assert all((relation.label, relation.inverse_label, relation.definition, relation.domain, relation.range))
    assert relation.family != "other"
    assert relation.frames
    assert any(example.claims for example in relation.examples)
    assert any(not example.claims for example in relation.examples)


def test_examples_are_sentences(relation: Relation) -> None:
    texts = [example.text for example in relation.examples]
    assert len(set(texts)) == len(texts)
    assert [text for text in texts if text.strip() != text or text[-1] not in ".?!"] == []


def test_a_symmetric_relation_has_the_same_classes_on_both_sides(relation: Relation) -> None:
    assert not relation.symmetric or relation.domain == relation.range


def test_all_examples_pass_through_the_pipeline() -> None:
    report = eg.check_ontology()
    assert report.problems == ()
    assert report.checked["relations"] == 61
    assert report.checked["examples"] >= 2 * 61


def agreed() -> list[dict[str, str]]:
    if not AGREED.is_file():
        return []
    with AGREED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.skipif(not AGREED.is_file(), reason="the agreed table lies beside the repository only")
@pytest.mark.parametrize("row", agreed(), ids=lambda row: row["relation"])
def test_agreement_with_the_table(row: dict[str, str], ontology: Ontology) -> None:
    relation = ontology.relations[row["relation"]]
    properties = row["properties"].split()
    assert relation.family == row["family"]
    assert relation.domain == frozenset(row["domain"].split("|"))
    assert relation.range == frozenset(row["range"].split("|")) | WIDER.get(relation.name, frozenset())
    assert relation.symmetric == ("symmetric" in properties)
    assert relation.inverse_functional == ("functional-inverse" in properties)
    matches = {match.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for match in relation.matches}
    assert {row["wikidata"], row["plover"]} - {"-"} <= matches
