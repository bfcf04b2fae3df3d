"""Parties and constituencies of politicians, on parses written by hand."""

from __future__ import annotations

import pytest

from eventgraph.pipeline.affiliations import find_affiliations
from eventgraph.pipeline.name_lists import Lists

from .notation import names, parse

NAMED = (
    "Kerry:Person",
    "Pelosi:Person",
    "Texas:Place",
    "Democrat:Organization:adjective:Democratic Party:party",
    "Labour:Organization:name:Labour Party:party",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Democrat/NNP/dep Kerry/NNP/ROOT .", [("party", "Kerry", "Democrat")]),
        ("Labour/NNP/dep mp/NN/dep Kerry/NNP/ROOT .", [("party", "Kerry", "Labour")]),
        ("Labour/NNP/poss 's/POS/case Kerry/NNP/ROOT .", [("party", "Kerry", "Labour")]),
        (
            "Labour/NNP/dep mps=mp/NNS/dep Kerry/NNP/dep and/CC/dep Pelosi/NNP/ROOT .",
            [("party", "Kerry", "Labour"), ("party", "Pelosi", "Labour")],
        ),
        (
            "Kerry/NNP/ROOT , a/DT/dep Texas/NNP/compound Democrat/NNP/appos , left/VBD/dep .",
            [("party", "Kerry", "Democrat"), ("constituency", "Kerry", "Texas")],
        ),
        (
            "Kerry/NNP/ROOT , a/DT/dep Democrat/NNP/appos from/IN/prep Texas/NNP/pobj , left/VBD/dep .",
            [("party", "Kerry", "Democrat"), ("constituency", "Kerry", "Texas")],
        ),
        (
            "Kerry/NNP/nsubj is=be/VBZ/ROOT a/DT/det Democrat/NNP/attr .",
            [("party", "Kerry", "Democrat")],
        ),
        ("the/DT/det Democrat/NNP/compound mp/NN/ROOT left/VBD/dep .", [("party", "mp", "Democrat")]),
        # A leader is none of a party's many.
        (
            "Texas/NNP/dep Democrat/NNP/dep Kerry/NNP/ROOT .",
            [("party", "Kerry", "Democrat"), ("constituency", "Kerry", "Texas")],
        ),
        (
            "Kerry/NNP/ROOT , a/DT/dep Labour/NNP/compound mp/NN/appos , left/VBD/dep .",
            [("party", "Kerry", "Labour")],
        ),
        ("Kerry/NNP/ROOT , a/DT/dep Labour/NNP/compound plan/NN/appos , left/VBD/dep .", []),
        ("Labour/NNP/dep leader/NN/dep Kerry/NNP/ROOT .", []),
        ("Labour/NNP/dep sued=sue/VBD/ROOT mp/NN/dep Kerry/NNP/dobj .", []),
    ],
)
def test_affiliations(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = parse(text)
    found = names(doc, *NAMED)
    structures = find_affiliations(doc, found, Lists(doc, found), frozenset({"mp"}))
    assert [(p.words[0], *(doc[role.token].text for role in p.roles)) for p in structures] == expected
