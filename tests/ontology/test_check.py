"""What contradicts is found and said in words; examples are compared with what the pipeline finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from eventgraph.ontology import Example, Ontology
from eventgraph.ontology.check import contradictions, failed_examples
from eventgraph.records import ArticleEntity, Claim, Evidence, Extraction, Factuality, TextSpan

Alone = Callable[[str], Ontology]


def relation(
    name: str, frame: str, *, domain: str = "eg:Agent", range_: str = "eg:Thing", more: str = ""
) -> str:
    return (
        f"eg:{name} a eg:Relation ; rdfs:domain {domain} ; rdfs:range {range_} ; {frame} ; {more}"
        f' eg:example [ eg:text "A does B." ; eg:yields "A {name} B" ] ; eg:counterExample "Nothing." .\n'
    )


CLEAN: Final = {
    "one": relation("bans", 'eg:verb "X ban Y"'),
    "different heads": relation("bans", 'eg:verb "X ban Y"') + relation("allows", 'eg:verb "X allow Y"'),
    "different prepositions": relation("a", 'eg:verb "X call for Y"')
    + relation("b", 'eg:verb "X call on Y"'),
    "different kinds": relation("a", 'eg:verb "X ban Y"') + relation("b", 'eg:noun "X\'s ban on Y"'),
    "disjoint ranges": relation("a", 'eg:verb "X leave Y"', range_="eg:Organization")
    + relation("b", 'eg:verb "X leave Y"', range_="eg:Place"),
    "disjoint by narrowing": relation("a", 'eg:verb "X:Person leave Y"')
    + relation("b", 'eg:verb "X:Organization leave Y"'),
    "the same frame twice in one relation": relation("a", 'eg:verb "X ban Y" , "X ban/outlaw Y"'),
    "disjoint Z": relation("a", 'eg:verb "X bar Y from Z:Place"')
    + relation("b", 'eg:verb "X bar Y from Z:Product"'),
}


@pytest.mark.parametrize("turtle", CLEAN.values(), ids=CLEAN.keys())
def test_nothing_contradicts(turtle: str, alone: Alone) -> None:
    assert list(contradictions(alone(turtle))) == []


@pytest.mark.parametrize(
    ("turtle", "complaints"),
    [
        (
            relation("a", 'eg:verb "X ban Y"') + relation("b", 'eg:verb "X outlaw/ban Y"'),
            ["ban", "a (X ban Y)", "b (X outlaw/ban Y)"],
        ),
        (
            relation("a", 'eg:verb "X leave Y"', range_="eg:Organization")
            + relation("b", 'eg:verb "X leave Y"', range_="eg:Agent"),
            ["leave", "a (", "b ("],
        ),
        (
            relation("a", 'eg:verb "X call for/on Y"') + relation("b", 'eg:verb "X call on Y"'),
            ["call"],
        ),
        (
            relation("a", 'eg:structure "place(X, Y)"') + relation("b", 'eg:structure "place(X, Y)"'),
            ["place"],
        ),
        (relation("a", 'eg:verb "X ban Y"', range_="eg:Gadget"), ["a", "Gadget"]),
        (relation("a", 'eg:verb "X:Gadget ban Y"'), ["a", "Gadget"]),
        (
            (
                'eg:a a eg:Relation ; rdfs:range eg:Thing ; eg:verb "X ban Y" ; eg:counterExample "No." ;'
                ' eg:example [ eg:text "A." ; eg:yields "A a B" ] .'
            ),
            ["a has no rdfs:domain or no rdfs:range"],
        ),
        (
            'eg:a a eg:Relation ; rdfs:domain eg:Agent ; rdfs:range eg:Thing ; eg:counterExample "No." .',
            ["a has no eg:example"],
        ),
        (
            (
                "eg:a a eg:Relation ; rdfs:domain eg:Agent ; rdfs:range eg:Thing ;"
                ' eg:example [ eg:text "A." ; eg:yields "A a B" ] .'
            ),
            ["a has no eg:counterExample"],
        ),
    ],
    ids=[
        "shared verb",
        "overlapping ranges",
        "shared preposition",
        "shared structure",
        "range without a class",
        "frame without a class",
        "no domain",
        "no example",
        "no counterexample",
    ],
)
def test_a_contradiction_is_said_once(turtle: str, complaints: list[str], alone: Alone) -> None:
    (problem,) = contradictions(alone(turtle))
    for complaint in complaints:
        assert complaint in problem


def found(*claims: tuple[str, str, str, Factuality]) -> Extraction:
    names = sorted({name for subject, _, obj, _ in claims for name in (subject, obj)})
    keys = {name: f"e{number}" for number, name in enumerate(names, start=1)}
    return Extraction(
        article="a",
        entities=tuple(
            ArticleEntity(id=key, name=name, type="Organization", mentions=(name, f"the {name}"))
            for name, key in keys.items()
        ),
        claims=tuple(
            Claim(
                id=f"{s}{r}{o}",
                subject=keys[s],
                relation=r,
                object=keys[o],
                factuality=factuality,
                evidence=Evidence(start=0, end=1, text="A"),
                trigger=TextSpan(start=0, end=1),
                rule="verb.active",
                confidence=1,
            )
            for s, r, o, factuality in claims
        ),
    )


WANTED: Final = Example("A bans B.", (("A", "B", "actual"),))


@pytest.mark.parametrize(
    ("example", "extraction", "problems"),
    [
        (WANTED, found(("A", "bans", "B", Factuality.ACTUAL)), 0),
        (WANTED, found(("A", "bans", "B", Factuality.ACTUAL), ("A", "uses", "B", Factuality.ACTUAL)), 0),
        (Example("A", (("the A", "B", "actual"),)), found(("A", "bans", "B", Factuality.ACTUAL)), 0),
        (WANTED, found(), 1),
        (WANTED, found(("A", "bans", "B", Factuality.POSSIBLE)), 2),
        (WANTED, found(("B", "bans", "A", Factuality.ACTUAL)), 2),
        (WANTED, found(("A", "bans", "B", Factuality.ACTUAL), ("A", "bans", "C", Factuality.ACTUAL)), 1),
        (Example("Nothing.", ()), found(), 0),
        (Example("Nothing.", ()), found(("A", "bans", "B", Factuality.ACTUAL)), 1),
        (Example("Nothing.", ()), found(("A", "uses", "B", Factuality.ACTUAL)), 0),
    ],
)
def test_examples_are_compared(example: Example, extraction: Extraction, problems: int) -> None:
    said = list(failed_examples([("bans", example)], [extraction]))
    assert len(said) == problems
    assert all(example.text in problem and problem.startswith("bans: ") for problem in said)


def test_every_example_needs_its_extraction() -> None:
    with pytest.raises(ValueError, match="argument"):
        list(failed_examples([("bans", WANTED)], []))
