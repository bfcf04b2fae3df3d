"""Frames of verbs (`docs/lexicon.md`), filled by sentences that are parsed by hand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology
from eventgraph.ontology.frame import Kind

from .frames import FrameCase, Pairs, lexicon_of, matches

CASES: Final[dict[str, FrameCase]] = {
    "active": (
        "verb",
        "X ban/outlaw Y",
        "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .",
        {("Alibaba", "Cursor")},
    ),
    "passive": (
        "verb",
        "X ban Y",
        "Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT by/IN/agent Alibaba/NNP/pobj>by .",
        {("Alibaba", "Cursor")},
    ),
    "passive without agent fills no X": (
        "verb",
        "X ban Y",
        "Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT .",
        set(),
    ),
    "a verb with an object passes over a frame without one": (
        "verb",
        "X withdraw from Y",
        "Germany/NNP/nsubj withdrew=withdraw/VBD/ROOT troops/NNS/dobj from/IN/prep Mali/NNP/pobj>from .",
        set(),
    ),
    "another verb": ("verb", "X ban Y", "Alibaba/NNP/nsubj bought=buy/VBD/ROOT Cursor/NNP/dobj .", set()),
    "owner of the object": (
        "verb",
        "X lead Y's round/financing",
        ("Sequoia/NNP/nsubj led=lead/VBD/ROOT Stripe/NNP/poss>round 's/POS/case>Stripe round/NN/dobj ."),
        {("Sequoia", "Stripe")},
    ),
    "owner of another object": (
        "verb",
        "X lead Y's round/financing",
        "Sequoia/NNP/nsubj led=lead/VBD/ROOT Stripe/NNP/poss>team 's/POS/case>Stripe team/NN/dobj .",
        set(),
    ),
    "fixed nouns at Z": (
        "verb",
        "Y raise Z=capital/funding from X",
        (
            "Stripe/NNP/nsubj raised=raise/VBD/ROOT doubts/NNS/dobj from/IN/prep>raised"
            " Sequoia/NNP/pobj>from ."
        ),
        set(),
    ),
    "object first": (
        "verb",
        "Y ban X",
        "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .",
        {("Cursor", "Alibaba")},
    ),
    "particle": (
        "verb",
        "X shut_down Y",
        "Alibaba/NNP/nsubj shut/VBD/ROOT down/RP/prt Lazada/NNP/dobj .",
        {("Alibaba", "Lazada")},
    ),
    "particle missing": ("verb", "X shut_down Y", "Alibaba/NNP/nsubj shut/VBD/ROOT Lazada/NNP/dobj .", set()),
    "preposition": (
        "verb",
        "X invest in/into Y",
        "Alibaba/NNP/nsubj invested=invest/VBD/ROOT in/IN/prep Lazada/NNP/pobj>in .",
        {("Alibaba", "Lazada")},
    ),
    "two objects": (
        "verb",
        "X give Y deadline",
        "Israel/NNP/nsubj gave=give/VBD/ROOT Hamas/NNP/dative a/DT/det>deadline deadline/NN/dobj .",
        {("Israel", "Hamas")},
    ),
    "two objects, of which the fixed one is missing": (
        "verb",
        "X give Y deadline",
        "Israel/NNP/nsubj gave=give/VBD/ROOT Hamas/NNP/dative maps=map/NNS/dobj .",
        set(),
    ),
    "who acts in a that-clause": (
        "verb",
        "X say that must Y",
        "Iran/NNP/nsubj said=say/VBD/ROOT Syria/NNP/nsubj>leave must/MD/aux>leave leave/VB/ccomp>said .",
        {("Iran", "Syria")},
    ),
    "who does not have to act in a that-clause": (
        "verb",
        "X say that must Y",
        "Iran/NNP/nsubj said=say/VBD/ROOT Syria/NNP/nsubj>left left=leave/VBD/ccomp>said .",
        set(),
    ),
    "an infinitive with its preposition": (
        "verb",
        "X vow to go_at Y",
        "Iran/NNP/nsubj vowed=vow/VBD/ROOT to/TO/aux>go go/VB/xcomp>vowed at/IN/prep>go Syria/NNP/pobj>at .",
        {("Iran", "Syria")},
    ),
    "an infinitive with what belongs to its object": (
        "verb",
        "X vow to cut_with Y",
        (
            "Iran/NNP/nsubj vowed=vow/VBD/ROOT to/TO/aux>cut cut/VB/xcomp>vowed ties=tie/NNS/dobj>cut"
            " with/IN/prep>ties Syria/NNP/pobj>with ."
        ),
        {("Iran", "Syria")},
    ),
    "whom one calls for to act": (
        "verb",
        "X call for Y to Z",
        (
            "Iran/NNP/nsubj called=call/VBD/ROOT for/IN/mark>leave Syria/NNP/nsubj>leave to/TO/aux>leave"
            " leave/VB/advcl>called ."
        ),
        {("Iran", "Syria")},
    ),
    "what was put upon somebody": (
        "verb",
        "X ease sanction on Y",
        (
            "Iran/NNP/nsubj eased=ease/VBD/ROOT sanctions=sanction/NNS/dobj imposed=impose/VBN/acl>sanctions"
            " on/IN/prep>imposed Syria/NNP/pobj>on ."
        ),
        {("Iran", "Syria")},
    ),
    "another preposition": (
        "verb",
        "X invest in Y",
        "Alibaba/NNP/nsubj invested=invest/VBD/ROOT with/IN/prep Lazada/NNP/pobj>with .",
        set(),
    ),
    "a place limited to nouns": (
        "verb",
        "X cut Y=job/post",
        "Lazada/NNP/nsubj cut/VBD/ROOT jobs=job/NNS/dobj .",
        {("Lazada", "jobs")},
    ),
    "a noun that is not among them": (
        "verb",
        "X cut Y=job/post",
        "Lazada/NNP/nsubj cut/VBD/ROOT prices=price/NNS/dobj .",
        set(),
    ),
    "any infinitive": (
        "verb",
        "X ask Y to Z",
        "Apple/NNP/nsubj asked=ask/VBD/ROOT Samsung/NNP/dobj to/TO/aux>apologise apologise/VB/xcomp .",
        {("Apple", "Samsung")},
    ),
    "who is wanted to act": (
        "verb",
        "X want Y to Z",
        "China/NNP/nsubj wants=want/VBZ/ROOT Trump/NNP/nsubj>act to/TO/aux>act act/VB/ccomp .",
        {("China", "Trump")},
    ),
    "no infinitive": ("verb", "X ask Y to Z", "Apple/NNP/nsubj asked=ask/VBD/ROOT Samsung/NNP/dobj .", set()),
    "Z before a preposition": (
        "verb",
        "X sell Z to Y",
        "Alibaba/NNP/nsubj sold=sell/VBD/ROOT Lazada/NNP/dobj to/IN/prep Tencent/NNP/pobj>to .",
        {("Alibaba", "Tencent")},
    ),
    "Z as the subject": (
        "verb",
        "Z sell Y to X",
        "Alibaba/NNP/nsubj sold=sell/VBD/ROOT Lazada/NNP/dobj to/IN/prep Tencent/NNP/pobj>to .",
        {("Tencent", "Lazada")},
    ),
    "Z's phrase must stand there": (
        "verb",
        "X exclude Y from Z",
        "Alibaba/NNP/nsubj excluded=exclude/VBD/ROOT Tencent/NNP/dobj .",
        set(),
    ),
    "gerund": (
        "verb",
        "X bar Z from using/buying Y",
        (
            "Alibaba/NNP/nsubj barred=bar/VBD/ROOT staff/NN/dobj from/IN/prep using=use/VBG/pcomp>from"
            " Cursor/NNP/dobj>using ."
        ),
        {("Alibaba", "Cursor")},
    ),
    "another gerund": (
        "verb",
        "X bar Z from using Y",
        (
            "Alibaba/NNP/nsubj barred=bar/VBD/ROOT staff/NN/dobj from/IN/prep selling=sell/VBG/pcomp>from"
            " Cursor/NNP/dobj>selling ."
        ),
        set(),
    ),
    "infinitive": (
        "verb",
        "X order Z to stop/remove Y",
        (
            "Alibaba/NNP/nsubj ordered=order/VBD/ROOT staff/NN/dobj to/TO/aux>remove remove/VB/xcomp"
            " Cursor/NNP/dobj>remove ."
        ),
        {("Alibaba", "Cursor")},
    ),
    "fixed noun": (
        "verb",
        "X file suit/lawsuit against Y",
        (
            "Alibaba/NNP/nsubj filed=file/VBD/ROOT a/DT/det>lawsuit new/JJ/amod>lawsuit lawsuit/NN/dobj"
            " against/IN/prep Tencent/NNP/pobj>against ."
        ),
        {("Alibaba", "Tencent")},
    ),
    "fixed noun in the passive": (
        "verb",
        "X file lawsuit against Y",
        (
            "A/DT/det>lawsuit lawsuit/NN/nsubjpass was=be/VBD/auxpass filed=file/VBN/ROOT against/IN/prep"
            " Tencent/NNP/pobj>against by/IN/agent Alibaba/NNP/pobj>by ."
        ),
        {("Alibaba", "Tencent")},
    ),
    "another noun": (
        "verb",
        "X file lawsuit against Y",
        (
            "Alibaba/NNP/nsubj filed=file/VBD/ROOT papers=paper/NNS/dobj against/IN/prep"
            " Tencent/NNP/pobj>against ."
        ),
        set(),
    ),
    "fixed noun of two words": (
        "verb",
        "X take majority_stake in Y",
        (
            "Alibaba/NNP/nsubj took=take/VBD/ROOT a/DT/det>stake majority/NN/compound>stake stake/NN/dobj"
            " in/IN/prep>stake Lazada/NNP/pobj>in ."
        ),
        {("Alibaba", "Lazada")},
    ),
    "participle as predicate": (
        "verb",
        "X is based/headquartered in Y",
        "Alibaba/NNP/nsubjpass is=be/VBZ/auxpass based=base/VBN/ROOT in/IN/prep Hangzhou/NNP/pobj>in .",
        {("Alibaba", "Hangzhou")},
    ),
    "participle after the noun": (
        "verb",
        "X is based in Y",
        (
            "Alibaba/NNP/nsubj , based=base/VBN/acl>Alibaba in/IN/prep>based Hangzhou/NNP/pobj>in ,"
            " grew=grow/VBD/ROOT ."
        ),
        {("Alibaba", "Hangzhou")},
    ),
    "participle before the noun": (
        "verb",
        "X is based in Y",
        (
            "Hangzhou/NNP/npadvmod>based -/HYPH/punct>based based=base/VBN/amod>Alibaba Alibaba/NNP/nsubj"
            " grew=grow/VBD/ROOT ."
        ),
        {("Alibaba", "Hangzhou")},
    ),
    "participle frames are not active": (
        "verb",
        "X is based in Y",
        "Alibaba/NNP/nsubj based=base/VBD/ROOT itself/PRP/dobj in/IN/prep Hangzhou/NNP/pobj>in .",
        set(),
    ),
}


@pytest.mark.parametrize(("kind", "frame", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_frame(kind: Kind, frame: str, text: str, expected: Pairs, ontology: Ontology) -> None:
    found = matches(lexicon_of(ontology, one=(kind, frame)), text, ontology)
    assert set().union(*(pairs for _, pairs in found)) == expected


def test_the_more_specific_frame_comes_first(ontology: Ontology) -> None:
    lexicon = lexicon_of(
        ontology,
        a_plain=("verb", "X file Y"),
        z_fixed=("verb", "X file lawsuit against Y"),
        m_narrow=("verb", "X:Organization file Y"),
    )
    text = (
        "Alibaba/NNP/nsubj filed=file/VBD/ROOT a/DT/det>lawsuit lawsuit/NN/dobj against/IN/prep"
        " Tencent/NNP/pobj>against ."
    )
    found = [match.frame.relation for match, _ in matches(lexicon, text, ontology)]
    assert found == ["z_fixed", "m_narrow", "a_plain"]


def test_what_stands_at_a_narrowed_z_is_told(ontology: Ontology) -> None:
    lexicon = lexicon_of(ontology, bans=("verb", "X bar Y from Z:Place"))
    text = "Italy/NNP/nsubj barred=bar/VBD/ROOT Tencent/NNP/dobj from/IN/prep Rome/NNP/pobj>from ."
    ((match, _),) = matches(lexicon, text, ontology)
    assert match.others == ((frozenset({"Place"}), (4,)),)


@pytest.mark.parametrize(
    ("relation", "text", "expected"),
    [
        ("mutual", "Xi/NNP/nsubj and/CC/cc>Xi Trump/NNP/conj>Xi met=meet/VBD/ROOT .", {("Xi", "Trump")}),
        ("mutual", "Xi/NNP/nsubj met=meet/VBD/ROOT .", set()),
        ("one_way", "Xi/NNP/nsubj and/CC/cc>Xi Trump/NNP/conj>Xi met=meet/VBD/ROOT .", set()),
    ],
)
def test_only_what_is_mutual_is_said_of_two_subjects(
    relation: str, text: str, expected: Pairs, ontology: Ontology
) -> None:
    found = matches(lexicon_of(ontology, **{relation: ("verb", "X meet with Y")}), text, ontology)
    assert set().union(*(pairs for _, pairs in found)) == expected
