"""The labels behind politicians' names."""

from __future__ import annotations

import pytest
import spacy

from eventgraph.pipeline.party_labels import PartyLabels

from .notation import parse


@pytest.fixture(scope="module")
def labels() -> PartyLabels:
    return PartyLabels.load(frozenset({"governor", "candidate"}), frozenset({"leader"}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sen. Ted Cruz (R-Texas) spoke.", ["Republican Party", "Texas"]),
        ("Sen. Amy Klobuchar, D-Minn., spoke.", ["Democratic Party", "Minnesota"]),
        ("Sen. Amy Klobuchar (D) spoke.", ["Democratic Party"]),
        ("Rep. Nancy Pelosi (D-CA) spoke.", ["Democratic Party", "California"]),
        ("Vitamin D - Minnesota's best - sells.", []),
        ("The letter (X-Texas) spoke.", []),
        ("D", []),
        ("", []),
    ],
)
def test_labels(text: str, expected: list[str], labels: PartyLabels) -> None:
    doc = spacy.blank("en")(text)
    assert [name.known for name in labels.find(doc)] == expected


def test_a_party_is_an_organization_and_a_state_a_place(labels: PartyLabels) -> None:
    doc = spacy.blank("en")("Sen. Ted Cruz (R-Texas) spoke.")
    found = [(doc[n.start : n.end].text, n.type) for n in labels.find(doc)]
    assert found == [("R", "Organization"), ("Texas", "Place")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Republican/NNP/dep governor/NN/dep Mike/NNP/dep Braun/NNP/ROOT .", [("Republican", "adjective")]),
        ("a/DT/dep Democratic/JJ/dep vice/NN/dep candidate/NN/ROOT .", [("Democratic", "adjective")]),
        ("Democrat/NNP/dep John/NNP/dep Kerry/NNP/ROOT .", [("Democrat", "adjective")]),
        ("Democrats/NNPS/dep John/NNP/dep Kerry/NNP/ROOT .", [("Democrats", "adjective")]),
        ("Kerry/NNP/ROOT , a/DT/dep Democrat/NNP/dep , left/VBD/dep .", [("Democrat", "adjective")]),
        ("Lib/NNP/dep Dem/NNP/dep leader/NN/dep Davey/NNP/ROOT .", [("Lib Dem", "name")]),
        ("the/DT/dep Texas/NNP/dep Democrat/NNP/dep , left/VBD/ROOT .", [("Democrat", "adjective")]),
        ("Bethnal/NNP/dep Green/NNP/dep , left/VBD/ROOT .", []),
        ("Republican/JJ/dep plans/NNS/ROOT .", []),
        ("Democrats/NNPS/nsubj left/VBD/ROOT .", []),
        ("Democratic/JJ/dep institutions/NNS/ROOT in/IN/dep Kenya/NNP/dep .", []),
        ("Republican/NNP/ROOT", []),
    ],
)
def test_words(text: str, expected: list[tuple[str, str]], labels: PartyLabels) -> None:
    doc = parse(text)
    assert [(doc[n.start : n.end].text, n.role) for n in labels.find_words(doc)] == expected
