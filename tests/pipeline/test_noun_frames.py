"""Frames of nouns, roles, adjectives and structures (`docs/lexicon.md`), filled by hand-made parses."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology
from eventgraph.ontology.frame import Kind

from .frames import FrameCase, Pairs, lexicon_of, matches

BAN_ON: Final = "on/IN/prep>ban Cursor/NNP/pobj>on"
BY_THE_CHIEF: Final = "Kallas/NNP/nsubj ,>Kallas the/DT/det>chief EU/NNP/poss>chief 's/POS/case>EU"
CASES: Final[dict[str, FrameCase]] = {
    "a bare role": (
        "role",
        "X is !chief of Y",
        f"{BY_THE_CHIEF} chief/NN/appos>Kallas ,>Kallas spoke=speak/VBD/ROOT .",
        {("Kallas", "EU")},
    ),
    "a role that a noun narrows": (
        "role",
        "X is !chief of Y",
        f"{BY_THE_CHIEF} policy/NN/compound>chief chief/NN/appos>Kallas ,>Kallas spoke=speak/VBD/ROOT .",
        set(),
    ),
    "a fixed noun that is missing before a role": (
        "role",
        "X is commander of Y=fleet",
        "Army/NNP/compound>commander commander/NN/compound>Reed Reed/NNP/nsubj spoke=speak/VBD/ROOT .",
        set(),
    ),
    "a deputy": (
        "role",
        "X is !chief of Y",
        f"{BY_THE_CHIEF} deputy/JJ/amod>chief chief/NN/appos>Kallas ,>Kallas spoke=speak/VBD/ROOT .",
        set(),
    ),
    "possessor and phrase": (
        "noun",
        "X's ban/prohibition on Y",
        f"Alibaba/NNP/poss>ban 's/POS/case>Alibaba ban/NN/nsubj {BAN_ON} grew=grow/VBD/ROOT .",
        {("Alibaba", "Cursor")},
    ),
    "agent of a noun": (
        "noun",
        "X's ban on Y",
        f"The/DT/det>ban ban/NN/nsubj {BAN_ON} by/IN/prep>ban Alibaba/NNP/pobj>by grew=grow/VBD/ROOT .",
        {("Alibaba", "Cursor")},
    ),
    "light verb": (
        "noun",
        "X's ban on Y",
        f"Alibaba/NNP/nsubj imposed=impose/VBD/ROOT a/DT/det>ban ban/NN/dobj {BAN_ON} .",
        {("Alibaba", "Cursor")},
    ),
    "no agent": (
        "noun",
        "X's ban on Y",
        f"The/DT/det>ban ban/NN/nsubj {BAN_ON} grew=grow/VBD/ROOT .",
        set(),
    ),
    "of-phrase": (
        "noun",
        "X's acquisition of Y",
        (
            "Alibaba/NNP/poss>acquisition 's/POS/case>Alibaba acquisition/NN/nsubj of/IN/prep>acquisition"
            " Lazada/NNP/pobj>of failed=fail/VBD/ROOT ."
        ),
        {("Alibaba", "Lazada")},
    ),
    "possessor is the object beside an agent": (
        "noun",
        "X's acquisition of Y",
        (
            "Lazada/NNP/poss>acquisition 's/POS/case>Lazada acquisition/NN/nsubj by/IN/prep>acquisition"
            " Alibaba/NNP/pobj>by failed=fail/VBD/ROOT ."
        ),
        {("Alibaba", "Lazada")},
    ),
    "compound is the object": (
        "noun",
        "X's acquisition of Y",
        (
            "The/DT/det>acquisition Lazada/NNP/compound>acquisition acquisition/NN/nsubj"
            " by/IN/prep>acquisition Alibaba/NNP/pobj>by failed=fail/VBD/ROOT ."
        ),
        {("Alibaba", "Lazada")},
    ),
    "between two": (
        "noun",
        "merger/talks between X and Y",
        (
            "Talks=talk/NNS/nsubj between/IN/prep>Talks Alibaba/NNP/pobj>between and/CC/cc>Alibaba"
            " Tencent/NNP/conj>Alibaba failed=fail/VBD/ROOT ."
        ),
        {("Alibaba", "Tencent")},
    ),
    "compound head": (
        "noun",
        "X's joint_venture with Y",
        (
            "Alibaba/NNP/poss>venture 's/POS/case>Alibaba joint/JJ/amod>venture venture/NN/nsubj"
            " with/IN/prep>venture Tencent/NNP/pobj>with failed=fail/VBD/ROOT ."
        ),
        {("Alibaba", "Tencent")},
    ),
    "half of a compound head": (
        "noun",
        "X's joint_venture with Y",
        (
            "Alibaba/NNP/poss>venture 's/POS/case>Alibaba venture/NN/nsubj with/IN/prep>venture"
            " Tencent/NNP/pobj>with failed=fail/VBD/ROOT ."
        ),
        set(),
    ),
    # --- roles, both ways round
    "role by copula": (
        "role",
        "X is chief_executive/CEO of/at Y",
        (
            "Zhang/NNP/nsubj is=be/VBZ/ROOT chief/JJ/amod>executive executive/NN/attr of/IN/prep>executive"
            " Alibaba/NNP/pobj>of ."
        ),
        {("Zhang", "Alibaba")},
    ),
    "role by apposition": (
        "role",
        "X is CEO of Y",
        "Zhang/NNP/nsubj , CEO=ceo/NN/appos>Zhang of/IN/prep>CEO Alibaba/NNP/pobj>of , left=leave/VBD/ROOT .",
        {("Zhang", "Alibaba")},
    ),
    "role of a possessor": (
        "role",
        "X is CEO of Y",
        (
            "Alibaba/NNP/poss>CEO 's/POS/case>Alibaba CEO=ceo/NN/nsubj , Zhang/NNP/appos>CEO ,"
            " left=leave/VBD/ROOT ."
        ),
        {("Zhang", "Alibaba")},
    ),
    "role before the name": (
        "role",
        "X is CEO of Y",
        "Alibaba/NNP/compound>Zhang CEO=ceo/NN/compound>Zhang Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        {("Zhang", "Alibaba")},
    ),
    "role by naming": (
        "role",
        "X is CEO of Y",
        (
            "Zhang/NNP/nsubjpass was=be/VBD/auxpass named=name/VBN/ROOT CEO=ceo/NN/oprd of/IN/prep>CEO"
            " Alibaba/NNP/pobj>of ."
        ),
        {("Zhang", "Alibaba")},
    ),
    "role the other way round": (
        "role",
        "Y is subsidiary/unit of X",
        "Lazada/NNP/nsubj is=be/VBZ/ROOT a/DT/det>unit unit/NN/attr of/IN/prep>unit Alibaba/NNP/pobj>of .",
        {("Alibaba", "Lazada")},
    ),
    "another role": (
        "role",
        "X is CEO of Y",
        (
            "Zhang/NNP/nsubj is=be/VBZ/ROOT a/DT/det>friend friend/NN/attr of/IN/prep>friend"
            " Alibaba/NNP/pobj>of ."
        ),
        set(),
    ),
    # --- adjectives and structures
    "adjective": (
        "adjective",
        "X is critical of Y",
        "Zhang/NNP/nsubj is=be/VBZ/ROOT critical/JJ/acomp of/IN/prep>critical Alibaba/NNP/pobj>of .",
        {("Zhang", "Alibaba")},
    ),
    "another adjective": (
        "adjective",
        "X is critical of Y",
        "Zhang/NNP/nsubj is=be/VBZ/ROOT fond/JJ/acomp of/IN/prep>fond Alibaba/NNP/pobj>of .",
        set(),
    ),
    "place": (
        "structure",
        "place(X:Place, Y:Place)",
        "Hangzhou/NNP/nsubj , China/NNP/appos>Hangzhou , grew=grow/VBD/ROOT .",
        {("Hangzhou", "China")},
    ),
    "one structure is not another": (
        "structure",
        "possessive(X, Y)",
        "Hangzhou/NNP/nsubj , China/NNP/appos>Hangzhou , grew=grow/VBD/ROOT .",
        set(),
    ),
}


@pytest.mark.parametrize(("kind", "frame", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_frame(kind: Kind, frame: str, text: str, expected: Pairs, ontology: Ontology) -> None:
    found = matches(lexicon_of(ontology, one=(kind, frame)), text, ontology)
    assert set().union(*(pairs for _, pairs in found)) == expected
