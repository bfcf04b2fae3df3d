"""Classes of doubtful names, decided by the frames that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.frame_matches import find_matches
from eventgraph.pipeline.layers import ArticleName, Name, write_layer
from eventgraph.pipeline.lexicon import load_lexicon
from eventgraph.pipeline.propositions import find_propositions
from eventgraph.pipeline.selection import select_types

from .notation import names, parse

if TYPE_CHECKING:
    from eventgraph.ontology import Ontology

BOUGHT: Final = "Waze/NNP/nsubjpass was=be/VBD/auxpass bought=buy/VBN/ROOT by/IN/agent Google/NNP/pobj>by ."
MET: Final = "Waze/NNP/nsubj met=meet/VBD/ROOT Google/NNP/dobj ."
LISTED: Final = (
    "Paper/NNP/compound Harbour/NNP/nsubj floated=float/VBD/ROOT on/IN/prep>floated Google/NNP/pobj>on ."
)
CASES: Final[dict[str, tuple[str, str, bool, str]]] = {
    "who is bought is no person": (BOUGHT, "Waze:Person", False, "Organization"),
    "nor is it where a class is sure": (BOUGHT, "Waze:Person", True, "Person"),
    "a product may be bought": (BOUGHT, "Waze:Product", False, "Product"),
    "whoever meets may be a person": (MET, "Waze:Person", False, "Person"),
    "no person floats, whatever the full name": (LISTED, "Paper Harbour:Person", False, "Organization"),
}


@pytest.mark.parametrize(("text", "doubtful", "sure", "expected"), CASES.values(), ids=CASES.keys())
def test_class(text: str, doubtful: str, *, sure: bool, expected: str, ontology: Ontology) -> None:
    doc = parse(text)
    found: list[Name] = names(doc, doubtful, "Google:Organization")
    write_layer(doc, "mentions", found)
    write_layer(
        doc,
        "entities",
        [
            ArticleName(doc[n.start : n.end].text, n.type, None, (i,), sure or n.type == "Organization")
            for i, n in enumerate(found)
        ],
    )
    write_layer(doc, "propositions", find_propositions(doc, found, ontology))
    write_layer(doc, "matches", find_matches(doc, load_lexicon()))
    assert select_types(doc, load_lexicon(), ontology)[0] == expected
