"""Lists of names in the words as they stand, on parses that a small model gets wrong."""

from __future__ import annotations

import pytest

from eventgraph.pipeline.enumerations import find_lists
from eventgraph.pipeline.layers import Proposition, Role
from eventgraph.pipeline.name_lists import Lists

from .notation import names, parse, token

NAMED = ("Oslo:Place", "Rome:Place", "Paris:Place", "Bonn:Place", "Ikea:Organization", "Fiat:Organization")
WEAK = "Oslo/NNP/ROOT , Rome/NNP/dep , Paris/NNP/dep and/CC/dep Bonn/NNP/dep grew=grow/VBD/dep ."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WEAK, [["Oslo", "Rome", "Paris", "Bonn"]]),
        ("Oslo/NNP/dep , the/DT/dep Rome/NNP/dep , and/CC/dep Paris/NNP/ROOT .", [["Oslo", "Rome", "Paris"]]),
        ("Oslo/NNP/dep and/CC/dep Rome/NNP/ROOT .", [["Oslo", "Rome"]]),
        ("Oslo/NNP/dep , Rome/NNP/dep or/CC/dep Paris/NNP/ROOT .", [["Oslo", "Rome", "Paris"]]),
        # What the last one owns closes the list before it.
        (
            "Oslo/NNP/dep , Rome/NNP/dep and/CC/dep Paris/NNP/dep 's/POS/case mayor/NN/ROOT .",
            [["Oslo", "Rome"]],
        ),
        (
            "Oslo/NNP/dep (/-LRB-/punct 1987/CD/dep )/-RRB-/punct , Rome/NNP/dep and/CC/dep Paris/NNP/ROOT .",
            [["Oslo", "Rome", "Paris"]],
        ),
        (
            "Oslo/NNP/dep , Rome/NNP/dep as/RB/dep well/RB/dep as/IN/dep Paris/NNP/ROOT .",
            [["Oslo", "Rome", "Paris"]],
        ),
        # Without "and" it takes a word that says that a list comes.
        ("Oslo/NNP/dep , Rome/NNP/dep , Paris/NNP/ROOT .", []),
        (
            "included=include/VBD/ROOT :/:/punct Oslo/NNP/dep , Rome/NNP/dep , Paris/NNP/dep .",
            [["Oslo", "Rome", "Paris"]],
        ),
        (
            "Ikea/NNP/dep , Fiat/NNP/dep 's/POS/case , Oslo/NNP/dep and/CC/dep Rome/NNP/ROOT .",
            [["Ikea", "Fiat", "Oslo", "Rome"]],
        ),
        ("Oslo/NNP/dep , Rome/NNP/ROOT .", []),
        ("Oslo/NNP/dep Rome/NNP/dep and/CC/dep growth/NN/ROOT .", []),
        ("Oslo/NNP/dep , Rome/NNP/dep , growth/NN/dep and/CC/dep Paris/NNP/ROOT .", []),
    ],
)
def test_lists(text: str, expected: list[list[str]]) -> None:
    doc = parse(text)
    found = find_lists(doc, names(doc, *NAMED))
    assert [[doc[n.start : n.end].text for n in one.names] for one in found] == expected


def test_a_list_is_of_one_class_where_that_is_sure() -> None:
    doc = parse("Oslo/NNP/dep , Rome/NNP/dep and/CC/dep Ikea/NNP/dep grew=grow/VBD/ROOT .")
    unsure = names(doc, *NAMED)
    assert len(list(find_lists(doc, unsure))) == 1
    assert not list(find_lists(doc, [name._replace(sure=True) for name in unsure]))


def test_a_first_phrase_is_no_part_of_the_subject() -> None:
    doc = parse("In/IN/prep Oslo/NNP/pobj>In , Rome/NNP/dep and/CC/dep Paris/NNP/dep agreed=agree/VBD/ROOT .")
    (found,) = find_lists(doc, names(doc, *NAMED))
    assert [doc[name.start].text for name in found.names] == ["Rome", "Paris"]


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        (
            "brands/NNS/ROOT , including/VBG/dep Ikea/NNP/dep and/CC/dep Fiat/NNP/dep .",
            "brands",
            ["Ikea", "Fiat"],
        ),
        ("brands/NNS/ROOT such/JJ/dep as/IN/dep Ikea/NNP/dep .", "brands", ["Ikea"]),
        ("brands/NNS/ROOT in/IN/prep Paris/NNP/pobj like/IN/dep Ikea/NNP/dep .", "brands", ["Ikea"]),
        ("brands/NNS/ROOT like/IN/dep Ikea/NNP/dep 's/POS/case Fiat/NNP/dep .", "brands", ["Fiat"]),
        ("series/NN/ROOT such/JJ/dep as/IN/dep Fiat/NNP/dep .", "series", ["Fiat"]),
        ("brand/NN/ROOT like/IN/dep Ikea/NNP/dep .", "brand", None),
        ("brands/NNS/ROOT including/VBG/dep sofas/NNS/dep .", "brands", None),
    ],
)
def test_examples(text: str, noun: str, expected: list[str] | None) -> None:
    doc = parse(text)
    found = Lists(doc, names(doc, *NAMED)).examples.get(token(doc, noun))
    assert (found and [doc[i].text for i in found]) == expected


def test_firms_are_no_countries() -> None:
    doc = parse(
        "customers/NNS/ROOT in/IN/prep countries=country/NNS/pobj>in including/VBG/dep "
        "Ikea/NNP/dep and/CC/dep Fiat/NNP/dep ."
    )
    firms = [name._replace(type="Organization") for name in names(doc, *NAMED)]
    found = Lists(doc, firms, frozenset({"country"})).examples
    assert list(found) == [token(doc, "customers")]


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("verb", "grew/VBD", {"Oslo", "Rome", "Paris", "Bonn"}),
        ("role", "towns/NNS", {"Oslo", "Rome", "Paris", "Bonn"}),
        ("role", "town/NN", {"Rome"}),
        ("structure", "grew/VBD", {"Rome"}),
    ],
)
def test_a_list_shares_what_is_said_of_one(kind: str, title: str, expected: set[str]) -> None:
    doc = parse(f"{WEAK[:-1]} {title}/dep .")
    head = len(doc) - 2
    said = Proposition(kind, head, (doc[head].text,), (Role("subject", token(doc, "Rome")),))
    spread = Lists(doc, names(doc, *NAMED)).spread(said)
    assert {doc[role.token].text for role in spread.roles} == expected
