"""Titles before and behind people's names, read from the words as they stand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.pipeline.name_lists import Lists
from eventgraph.pipeline.titles import find_titles

from .notation import names, parse

Titles = list[tuple[tuple[str, ...], set[tuple[str, ...]]]]
"""Words of each title, and its roles as (position, token, marker) without the empty ends."""

HOLDER: Final = ("subject", "Zhang")
CASES: Final[dict[str, tuple[str, tuple[str, ...], Titles]]] = {
    "behind the name": (
        "Zhang/NNP/nsubj , head/NN/dep of/IN/dep cloud/NN/dep at/IN/dep Alibaba/NNP/dep , left/VBD/ROOT .",
        ("Alibaba:Organization",),
        [(("head",), {HOLDER, ("oblique", "cloud", "of"), ("oblique", "Alibaba", "at")})],
    ),
    "a rank before its field": (
        "Zhang/NNP/nsubj , VP=vp/NN/dep sales/NNS/dep at/IN/dep Alibaba/NNP/dep , left/VBD/ROOT .",
        ("Alibaba:Organization",),
        [(("vp",), {HOLDER, ("oblique", "Alibaba", "at")})],
    ),
    "what follows the last of two is of both": (
        "Zhang/NNP/ROOT , founder/NN/dep and/CC/dep chief/NN/dep of/IN/dep Alibaba/NNP/dep .",
        ("Alibaba:Organization",),
        [
            (("founder",), {HOLDER, ("oblique", "Alibaba", "of")}),
            (("chief",), {HOLDER, ("oblique", "Alibaba", "of")}),
        ],
    ),
    "a name ends the phrase that describes it": (
        "Zhang/NNP/ROOT , analyst/NN/dep at/IN/dep research/NN/dep firm/NN/dep Gartner/NNP/dep .",
        ("Gartner:Organization",),
        [(("analyst",), {HOLDER, ("oblique", "Gartner", "at")})],
    ),
    "the chair of a part is not that of the whole": (
        "Zhang/NNP/ROOT , chair/NN/dep of/IN/dep a/DT/dep part/NN/dep of/IN/dep Alibaba/NNP/dep .",
        ("Alibaba:Organization",),
        [(("chair",), {HOLDER, ("oblique", "part", "of")})],
    ),
    "a possessor wins over a name beside the title": (
        (
            "Zhang/NNP/nsubj , Alibaba/NNP/poss 's/POS/case top/JJ/dep Tencent/NNP/dep analyst/NN/dep ,"
            " left/VBD/ROOT ."
        ),
        ("Alibaba:Organization", "Tencent:Organization"),
        [(("top", "analyst"), {HOLDER, ("possessive", "Alibaba"), ("label", "Tencent")})],
    ),
    "an article begins a title of its own": (
        (
            "Zhang/NNP/nsubj , a/DT/dep Tencent/NNP/dep analyst/NN/dep and/CC/dep a/DT/dep writer/NN/dep ,"
            " left/VBD/ROOT ."
        ),
        ("Tencent:Organization",),
        [(("a", "analyst"), {HOLDER, ("compound", "Tencent")}), (("a", "writer"), {HOLDER})],
    ),
    "no title but a list": (
        "Zhang/NNP/nsubj , Li/NNP/conj and/CC/cc staff/NN/conj of/IN/dep Alibaba/NNP/dep left/VBD/ROOT .",
        ("Alibaba:Organization", "Li:Person"),
        [],
    ),
    "before the name": (
        "Alibaba/NNP/dep founder/NN/dep and/CC/dep chief/NN/dep Zhang/NNP/nsubj left/VBD/ROOT .",
        ("Alibaba:Organization",),
        [
            (("founder",), {HOLDER, ("compound", "Alibaba")}),
            (("chief",), {HOLDER, ("compound", "Alibaba")}),
        ],
    ),
    "a noun before any name": (
        "Alibaba/NNP/dep retail/NN/dep arm/NN/dep Tmall/NNP/nsubj grew=grow/VBD/ROOT .",
        ("Alibaba:Organization", "Tmall:Organization"),
        [(("retail", "arm"), {("subject", "Tmall"), ("compound", "retail"), ("compound", "Alibaba")})],
    ),
    "a noun without an owner before an organisation says nothing": (
        "Consulting=consult/VBG/dep firm/NN/dep Alibaba/NNP/nsubj left=leave/VBD/ROOT .",
        ("Alibaba:Organization",),
        [],
    ),
    "a plural is of the whole list": (
        (
            "Alibaba/NNP/dep engineers=engineer/NNS/dep Li/NNP/dep , Wang/NNP/dep and/CC/dep Zhang/NNP/dep"
            " left=leave/VBD/ROOT ."
        ),
        ("Alibaba:Organization", "Li:Person", "Wang:Person"),
        [
            (
                ("engineer",),
                {("subject", "Li"), ("subject", "Wang"), HOLDER, ("compound", "Alibaba")},
            )
        ],
    ),
    "a party is no part of a title": (
        "Texas/NNP/dep Republican/NNP/dep senator/NN/dep Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        ("Texas:Place", "Republican:Organization:adjective:Republican Party:party"),
        [
            (
                ("republican", "senator"),
                {HOLDER, ("compound", "Republican"), ("compound", "Texas")},
            )
        ],
    ),
    "a possessor and a comma before the name": (
        ("Alibaba/NNP/poss 's/POS/case founder/NN/nsubj , Zhang/NNP/appos>founder , left=leave/VBD/ROOT ."),
        ("Alibaba:Organization",),
        [(("founder",), {HOLDER, ("possessive", "Alibaba")})],
    ),
    "a whole title and a comma before the name": (
        ("The/DT/dep chair/NN/nsubj of/IN/dep Alibaba/NNP/dep , Zhang/NNP/dep , left=leave/VBD/ROOT ."),
        ("Alibaba:Organization",),
        [(("chair",), {HOLDER, ("oblique", "Alibaba", "of")})],
    ),
    "as what somebody acts": (
        "As/IN/dep chair/NN/dep of/IN/dep Alibaba/NNP/dep , Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        ("Alibaba:Organization",),
        [(("chair",), {HOLDER, ("oblique", "Alibaba", "of")})],
    ),
    "what the title is of stands behind the name": (
        "Mayor/NNP/dep Zhang/NNP/nsubj of/IN/prep Oslo/NNP/pobj left=leave/VBD/ROOT .",
        ("Oslo:Place",),
        [(("mayor",), {HOLDER, ("oblique", "Oslo", "of")})],
    ),
    "a title behind several names is of all": (
        (
            "Li/NNP/nsubj and/CC/cc Zhang/NNP/conj , lawyers=lawyer/NNS/appos for/IN/prep Alibaba/NNP/pobj ,"
            " left=leave/VBD/ROOT ."
        ),
        ("Alibaba:Organization", "Li:Person"),
        [(("lawyer",), {HOLDER, ("subject", "Li"), ("oblique", "Alibaba", "for")})],
    ),
    "between dashes": (
        "Zhang/NNP/nsubj – Alibaba/NNP/poss 's/POS/case founder/NN/appos – left=leave/VBD/ROOT .",
        ("Alibaba:Organization",),
        [(("founder",), {HOLDER, ("possessive", "Alibaba")})],
    ),
    "a comma alone makes no title": (
        "In/IN/dep Alibaba/NNP/dep , Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        ("Alibaba:Organization",),
        [],
    ),
    "of a club and a country": (
        "Arsenal/NNP/dep and/CC/dep France/NNP/dep striker/NN/dep Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        ("Arsenal:Organization", "France:Place"),
        [(("striker",), {HOLDER, ("compound", "France")})],
    ),
    "a person's aide": (
        "Trump/NNP/dep aide/NN/dep Zhang/NNP/nsubj left=leave/VBD/ROOT .",
        ("Trump:Person",),
        [(("aide",), {HOLDER, ("compound", "Trump")})],
    ),
    "a place behind which stands what it is": (
        "Oslo/NNP/nsubj , Norway/NNP/poss 's/POS/case capital/NN/appos , grew=grow/VBD/ROOT .",
        ("Oslo:Place", "Norway:Place"),
        [(("capital",), {("subject", "Oslo"), ("possessive", "Norway")})],
    ),
    "before the name, with a preposition": (
        "China/NNP/dep 's/POS/case minister/NN/dep of/IN/dep trade/NN/dep Zhang/NNP/nsubj left/VBD/ROOT .",
        ("China:Place",),
        [(("minister",), {HOLDER, ("possessive", "China"), ("oblique", "trade", "of")})],
    ),
}


@pytest.mark.parametrize(("text", "named", "expected"), CASES.values(), ids=CASES.keys())
def test_titles(text: str, named: tuple[str, ...], expected: Titles) -> None:
    doc = parse(text)
    found_names = names(doc, "Zhang:Person", *named)
    found = find_titles(doc, found_names, Lists(doc, found_names), frozenset({"vp"}))
    rows = [
        (p.words, {(r.position, doc[r.token].text, *filter(None, [r.marker])) for r in p.roles})
        for p in found
    ]
    assert rows == expected
