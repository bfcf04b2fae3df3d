"""Passives, coordination and examples, prepositional phrases and particles, on parses written by hand."""

from __future__ import annotations

import pytest

from eventgraph.pipeline.dependencies import is_passive, spread
from eventgraph.pipeline.verb_arguments import obliques, particles

from .notation import parse, token


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .", "banned", False),
        ("Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT .", "banned", True),
        ("Alibaba/NNP/nsubj has=have/VBZ/aux banned=ban/VBN/ROOT Cursor/NNP/dobj .", "banned", False),
        ("tools=tool/NNS/ROOT banned=ban/VBN/acl by/IN/agent>banned Alibaba/NNP/pobj>by .", "banned", True),
        ("tools=tool/NNS/ROOT using=use/VBG/acl clouds=cloud/NNS/dobj>using .", "using", False),
        # The parser hangs a sentence's only verb upon its subject: that verb is active.
        (
            "Renault/NNP/ROOT partnered=partner/VBN/acl with/IN/prep>partnered Geely/NNP/pobj>with .",
            "partnered",
            False,
        ),
    ],
)
def test_passive(text: str, verb: str, passive: bool) -> None:  # noqa: FBT001 - a table's column
    doc = parse(text)
    assert is_passive(doc[token(doc, verb)]) is passive


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        (
            "Alibaba/NNP/nsubj and/CC/cc>Alibaba Tencent/NNP/conj>Alibaba met=meet/VBD/ROOT .",
            "Alibaba",
            ["Alibaba", "Tencent"],
        ),
        (
            (
                "firms=firm/NNS/ROOT like/IN/prep Tencent/NNP/pobj>like and/CC/cc>Tencent"
                " Baidu/NNP/conj>Tencent ."
            ),
            "firms",
            ["firms", "Tencent", "Baidu"],
        ),
        (
            "tools=tool/NNS/ROOT including=include/VBG/prep Cursor/NNP/pobj>including .",
            "tools",
            ["tools", "Cursor"],
        ),
        (
            "tools=tool/NNS/ROOT such/JJ/prep as/IN/prep>such Cursor/NNP/pobj>as .",
            "tools",
            ["tools", "Cursor"],
        ),
        ("makers=maker/NNS/ROOT of/IN/prep Cursor/NNP/pobj>of .", "makers", ["makers"]),
        ("Alibaba/NNP/ROOT and/CC/cc left=leave/VBD/conj .", "Alibaba", ["Alibaba"]),
    ],
)
def test_spread(text: str, first: str, expected: list[str]) -> None:
    doc = parse(text)
    assert [found.text for found in spread(doc[token(doc, first)])] == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        (
            "Alibaba/NNP/nsubj invested=invest/VBD/ROOT in/IN/prep Lazada/NNP/pobj>in .",
            "invested",
            [("in", "", "Lazada")],
        ),
        (
            (
                "Alibaba/NNP/nsubj barred=bar/VBD/ROOT staff/NN/dobj from/IN/prep using=use/VBG/pcomp>from"
                " Cursor/NNP/dobj>using ."
            ),
            "barred",
            [("from", "using", "Cursor")],
        ),
        (
            (
                "Alibaba/NNP/nsubj warned=warn/VBD/ROOT against/IN/prep relying=rely/VBG/pcomp>against"
                " on/IN/prep>relying Cursor/NNP/pobj>on ."
            ),
            "warned",
            [("against", "relying", "Cursor")],
        ),
        (
            (
                "Alibaba/NNP/nsubj voted=vote/VBD/ROOT in/IN/prep favour/NN/pobj>in of/IN/prep>favour"
                " Lazada/NNP/pobj>of ."
            ),
            "voted",
            [("in", "", "favour"), ("in favour of", "", "Lazada")],
        ),
        (
            "Alibaba/NNP/nsubj pulled=pull/VBD/ROOT out/IN/prep of/IN/prep>out Russia/NNP/pobj>of .",
            "pulled",
            [("out of", "", "Russia")],
        ),
        ("Alibaba/NNP/nsubj grew=grow/VBD/ROOT .", "grew", []),
    ],
)
def test_obliques(text: str, head: str, expected: list[tuple[str, str, str]]) -> None:
    doc = parse(text)
    found = [(marker, verb, noun.text) for marker, verb, noun in obliques(doc[token(doc, head)])]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Alibaba/NNP/nsubj shut/VBD/ROOT down/RP/prt Lazada/NNP/dobj .", "shut", ("down",)),
        ("Alibaba/NNP/nsubj stepped=step/VBD/ROOT down/RB/advmod .", "stepped", ("down",)),
        ("Alibaba/NNP/nsubj soon/RB/advmod grew=grow/VBD/ROOT .", "grew", ()),
    ],
)
def test_particles(text: str, verb: str, expected: tuple[str, ...]) -> None:
    doc = parse(text)
    assert particles(doc[token(doc, verb)]) == expected
