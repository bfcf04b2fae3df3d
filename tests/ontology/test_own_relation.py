"""A user adds a relation, and a name, with a file and without code."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import eventgraph as eg
from eventgraph.errors import OntologyError

from .conftest import Write

POACHES: Final = """
eg:poaches a eg:Relation ;
    rdfs:label "poaches"@en ; eg:inverseLabel "is poached by"@en ;
    skos:definition "Hires somebody away from another employer."@en ; eg:family "people" ;
    rdfs:domain eg:Organization ; rdfs:range eg:Person ;
    eg:verb "X poach/headhunt Y" ;
    eg:example [ eg:text "Microsoft poached Sam Altman." ; eg:yields "Microsoft poaches Sam Altman" ] ;
    eg:counterExample "Microsoft bought poached eggs." .
"""


def claims(text: str, *, ontology: list[Path]) -> list[tuple[str, str, str, str]]:
    (found,) = eg.extract([eg.Article(id="a", text=text)], ontology=ontology)
    names = {entity.id: entity.name for entity in found.entities}
    return [(names[c.subject], c.relation, names[c.object], c.factuality) for c in found.claims]


def test_a_relation_of_ones_own(write: Write) -> None:
    text = "Google may headhunt Sam Altman."
    assert claims(text, ontology=[]) == []
    assert claims(text, ontology=[write(POACHES)]) == [("Google", "poaches", "Sam Altman", "possible")]


def test_its_examples_are_checked(write: Write) -> None:
    report = eg.check_ontology(write(POACHES))
    assert (report.problems, report.checked["relations"]) == ((), 62)


def test_an_example_that_does_not_hold_is_named(write: Write) -> None:
    wrong = POACHES.replace('eg:text "Microsoft poached', 'eg:text "Microsoft praised')
    (problem,) = eg.check_ontology(write(wrong)).problems
    assert "Microsoft praised Sam Altman." in problem


def test_a_frame_that_is_taken_is_refused(write: Write) -> None:
    taken = POACHES.replace("X poach/headhunt Y", "X sue Y")
    problems = eg.check_ontology(write(taken), run_examples=False).problems
    assert any("poaches" in problem and "sues" in problem for problem in problems)


def test_a_file_that_is_no_turtle_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("poaches: X poach Y", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"mine\.ttl"):
        list(eg.extract([eg.Article(id="a", text="")], ontology=[path]))
