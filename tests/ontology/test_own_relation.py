"""A user adds a relation, and a name, with a file and without code."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import eventgraph as eg
from eventgraph.errors import OntologyError

from .conftest import Write

MENTORS: Final = """
eg:mentors a eg:Relation ;
    rdfs:label "mentors"@en ; eg:inverseLabel "is mentored by"@en ;
    skos:definition "Teaches somebody a trade over years."@en ; eg:family "people" ;
    rdfs:domain eg:Person ; rdfs:range eg:Person ;
    eg:verb "X mentor/tutor Y" ;
    eg:example [ eg:text "Bill Gates mentored Sam Altman." ; eg:yields "Bill Gates mentors Sam Altman" ] ;
    eg:counterExample "Microsoft met mentors in Seattle." .
"""


def claims(text: str, *, ontology: list[Path]) -> list[tuple[str, str, str, str]]:
    (found,) = eg.extract([eg.Article(id="a", text=text)], ontology=ontology)
    names = {entity.id: entity.name for entity in found.entities}
    return [(names[c.subject], c.relation, names[c.object], c.factuality) for c in found.claims]


def test_a_relation_of_ones_own(write: Write) -> None:
    text = "Bill Gates may tutor Sam Altman."
    assert claims(text, ontology=[]) == []
    assert claims(text, ontology=[write(MENTORS)]) == [("Bill Gates", "mentors", "Sam Altman", "possible")]


def test_its_examples_are_checked(write: Write) -> None:
    report = eg.check_ontology(write(MENTORS))
    assert (report.problems, report.checked["relations"]) == ((), 62)


def test_an_example_that_does_not_hold_is_named(write: Write) -> None:
    wrong = MENTORS.replace('eg:text "Bill Gates mentored', 'eg:text "Bill Gates amused')
    (problem,) = eg.check_ontology(write(wrong)).problems
    assert "Bill Gates amused Sam Altman." in problem


def test_a_frame_that_is_taken_is_refused(write: Write) -> None:
    taken = MENTORS.replace("X mentor/tutor Y", "X sue Y")
    problems = eg.check_ontology(write(taken), run_examples=False).problems
    assert any("mentors" in problem and "sues" in problem for problem in problems)


def test_a_file_that_is_no_turtle_stops_the_run(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("mentors: X poach Y", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"mine\.ttl"):
        list(eg.extract([eg.Article(id="a", text="")], ontology=[path]))
