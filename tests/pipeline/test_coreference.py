"""Whom pronouns and descriptions mean; in doubt nobody."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology
from eventgraph.pipeline.coreference import find_references
from eventgraph.pipeline.layers import read_entities, read_names

from .notation import parse, with_names

GREW: Final = "Alibaba/NNP/nsubj grew=grow/VBD/ROOT ."
IT: Final = "It/PRP/nsubj sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj ."
NAMES: Final = (
    "Alibaba:Organization",
    "Tencent:Organization",
    "Zhang:Person",
    "Cursor:Product",
    "Copilot:Product",
    "Ministry of Commerce:Organization:name:Ministry of Commerce",
)

CASES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "it": (f"{GREW} {IT}", {"It": "Alibaba"}),
    "its": (
        f"{GREW} Its/PRP$/poss>staff staff/NN/nsubj sleeps=sleep/VBZ/ROOT .",
        {"Its": "Alibaba"},
    ),
    "the company": (
        f"{GREW} The/DT/det>company company/NN/nsubj sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj .",
        {"The company": "Alibaba"},
    ),
    "a company is new": (
        f"{GREW} A/DT/det>company company/NN/nsubj sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj .",
        {},
    ),
    "a described company is another": (
        (
            f"{GREW} The/DT/det>company company/NN/nsubj of/IN/prep>company friends=friend/NNS/pobj>of"
            " sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj ."
        ),
        {},
    ),
    "he": (
        "Zhang/NNP/nsubj left=leave/VBD/ROOT . He/PRP/nsubj joined=join/VBD/ROOT Tencent/NNP/dobj .",
        {"He": "Zhang"},
    ),
    "he is no company": (f"{GREW} He/PRP/nsubj left=leave/VBD/ROOT .", {}),
    "it is no person": (f"Zhang/NNP/nsubj left=leave/VBD/ROOT . {IT}", {}),
    "the subject before others": (
        f"Alibaba/NNP/nsubj sued=sue/VBD/ROOT Tencent/NNP/dobj . {IT}",
        {"It": "Alibaba"},
    ),
    "not too far back": (
        f"{GREW} {' '.join(['Rain/NN/nsubj fell=fall/VBD/ROOT .'] * 3)} {IT}",
        {},
    ),
    "expletive": (
        (
            f"{GREW} It/PRP/nsubj is=be/VBZ/ROOT unclear/JJ/acomp whether/IN/mark>left Zhang/NNP/nsubj>left"
            " left=leave/VBD/ccomp ."
        ),
        {},
    ),
    "the tool": (
        (
            "Cursor/NNP/nsubj is=be/VBZ/ROOT old/JJ/acomp . Alibaba/NNP/nsubj banned=ban/VBD/ROOT"
            " the/DT/det>tool tool/NN/dobj ."
        ),
        {"the tool": "Cursor"},
    ),
    "the tool, of two": (
        (
            "Cursor/NNP/nsubj and/CC/cc>Cursor Copilot/NNP/conj>Cursor are=be/VBP/ROOT old/JJ/acomp ."
            " Alibaba/NNP/nsubj banned=ban/VBD/ROOT the/DT/det>tool tool/NN/dobj ."
        ),
        {},
    ),
    "a ministry is no company": (
        (
            "The/DT/det>Ministry Ministry/NNP/nsubj of/IN/prep>Ministry Commerce/NNP/pobj>of"
            " spoke=speak/VBD/ROOT . The/DT/det>company company/NN/nsubj grew=grow/VBD/ROOT ."
        ),
        {},
    ),
    "the ministry": (
        (
            "The/DT/det>Ministry Ministry/NNP/nsubj of/IN/prep>Ministry Commerce/NNP/pobj>of"
            " spoke=speak/VBD/ROOT . Alibaba/NNP/nsubj grew=grow/VBD/ROOT . The/DT/det>ministry"
            " ministry/NN/nsubj knew=know/VBD/ROOT ."
        ),
        {"The ministry": "Ministry of Commerce"},
    ),
    "an object is not its own subject": ("Alibaba/NNP/nsubj sued=sue/VBD/ROOT it/PRP/dobj .", {}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_reference(text: str, expected: dict[str, str], ontology: Ontology) -> None:
    doc = with_names(parse(text), *NAMES)
    entities = read_entities(doc)
    found = list(find_references(doc, read_names(doc), entities, ontology))
    assert {doc[r.start : r.end].text: entities[r.entity].name for r in found} == expected
    assert all(r.antecedent in entities[r.entity].mentions for r in found)
