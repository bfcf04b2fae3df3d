"""What belongs to the possessor before a name, on parses written by hand."""

from __future__ import annotations

import pytest

from eventgraph.ontology import Ontology
from eventgraph.pipeline.owned_names import find_owned

from .notation import names, parse

NAMED = ("Hulu:Organization", "Kindle:Product", "Disney:Organization", "Berlin:Place")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its/PRP$/poss Hulu/NNP/compound unit/NN/ROOT .", [("role", "unit", "Hulu", "its")]),
        (
            "Disney/NNP/poss 's/POS/case Hulu/NNP/compound streaming/NN/compound service/NN/ROOT .",
            [("role", "service", "Hulu", "Disney")],
        ),
        ("its/PRP$/poss new/JJ/amod Kindle/NNP/ROOT .", [("structure", "possessive", "its", "Kindle")]),
        (
            "the/DT/det firm/NN/poss 's/POS/case Kindle/NNP/ROOT .",
            [("structure", "possessive", "firm", "Kindle")],
        ),
        ("its/PRP$/poss Kindle/NNP/compound service/NN/ROOT .", [("role", "service", "Kindle", "its")]),
        # Right behind a name nothing needs to be read twice (`name_structures`).
        ("Disney/NNP/poss 's/POS/case Kindle/NNP/ROOT .", []),
        ("its/PRP$/poss Hulu/NNP/compound account/NN/ROOT .", []),
        ("its/PRP$/poss Berlin/NNP/compound unit/NN/ROOT .", []),
        ("the/DT/det Hulu/NNP/compound unit/NN/ROOT .", []),
        ("Kindle/NNP/ROOT .", []),
    ],
)
def test_owned(text: str, expected: list[tuple[str, ...]], ontology: Ontology) -> None:
    doc = parse(text)
    found = [
        (p.kind, p.words[-1], *(doc[r.token].text for r in p.roles))
        for p in find_owned(doc, names(doc, *NAMED), ontology)
    ]
    assert found == expected
