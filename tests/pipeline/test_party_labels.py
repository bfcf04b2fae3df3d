"""The labels behind politicians' names."""

from __future__ import annotations

import pytest
import spacy

from eventgraph.pipeline.party_labels import PartyLabels


@pytest.fixture(scope="module")
def labels() -> PartyLabels:
    return PartyLabels.load()


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
