"""Every kind of frame of `docs/lexicon.md`, filled by sentences that are parsed by hand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology, Relation, parse_frame
from eventgraph.ontology.frame import Kind
from eventgraph.pipeline.lexicon import Lexicon, Match
from eventgraph.pipeline.propositions import find_propositions

from .notation import names, parse

Pairs = set[tuple[str, str]]

BAN_ON: Final = "on/IN/prep>ban Cursor/NNP/pobj>on"
CASES: Final[dict[str, tuple[Kind, str, str, Pairs]]] = {
    # --- verbs
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
    "another verb": ("verb", "X ban Y", "Alibaba/NNP/nsubj bought=buy/VBD/ROOT Cursor/NNP/dobj .", set()),
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
    "another preposition": (
        "verb",
        "X invest in Y",
        "Alibaba/NNP/nsubj invested=invest/VBD/ROOT with/IN/prep Lazada/NNP/pobj>with .",
        set(),
    ),
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
        "Alibaba/NNP/nsubj barred=bar/VBD/ROOT staff/NN/dobj from/IN/prep using=use/VBG/pcomp>from"
        " Cursor/NNP/dobj>using .",
        {("Alibaba", "Cursor")},
    ),
    "another gerund": (
        "verb",
        "X bar Z from using Y",
        "Alibaba/NNP/nsubj barred=bar/VBD/ROOT staff/NN/dobj from/IN/prep selling=sell/VBG/pcomp>from"
        " Cursor/NNP/dobj>selling .",
        set(),
    ),
    "infinitive": (
        "verb",
        "X order Z to stop/remove Y",
        "Alibaba/NNP/nsubj ordered=order/VBD/ROOT staff/NN/dobj to/TO/aux>remove remove/VB/xcomp Cursor/NNP/dobj>remove .",
        {("Alibaba", "Cursor")},
    ),
    "fixed noun": (
        "verb",
        "X file suit/lawsuit against Y",
        "Alibaba/NNP/nsubj filed=file/VBD/ROOT a/DT/det>lawsuit new/JJ/amod>lawsuit lawsuit/NN/dobj against/IN/prep"
        " Tencent/NNP/pobj>against .",
        {("Alibaba", "Tencent")},
    ),
    "fixed noun in the passive": (
        "verb",
        "X file lawsuit against Y",
        "A/DT/det>lawsuit lawsuit/NN/nsubjpass was=be/VBD/auxpass filed=file/VBN/ROOT against/IN/prep Tencent/NNP/pobj>against"
        " by/IN/agent Alibaba/NNP/pobj>by .",
        {("Alibaba", "Tencent")},
    ),
    "another noun": (
        "verb",
        "X file lawsuit against Y",
        "Alibaba/NNP/nsubj filed=file/VBD/ROOT papers=paper/NNS/dobj against/IN/prep Tencent/NNP/pobj>against .",
        set(),
    ),
    "fixed noun of two words": (
        "verb",
        "X take majority_stake in Y",
        "Alibaba/NNP/nsubj took=take/VBD/ROOT a/DT/det>stake majority/NN/compound>stake stake/NN/dobj in/IN/prep>stake"
        " Lazada/NNP/pobj>in .",
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
        "Alibaba/NNP/nsubj , based=base/VBN/acl>Alibaba in/IN/prep>based Hangzhou/NNP/pobj>in , grew=grow/VBD/ROOT .",
        {("Alibaba", "Hangzhou")},
    ),
    "participle before the noun": (
        "verb",
        "X is based in Y",
        "Hangzhou/NNP/npadvmod>based -/HYPH/punct>based based=base/VBN/amod>Alibaba Alibaba/NNP/nsubj grew=grow/VBD/ROOT .",
        {("Alibaba", "Hangzhou")},
    ),
    "participle frames are not active": (
        "verb",
        "X is based in Y",
        "Alibaba/NNP/nsubj based=base/VBD/ROOT itself/PRP/dobj in/IN/prep Hangzhou/NNP/pobj>in .",
        set(),
    ),
    "reciprocal": (
        "verb",
        "X meet with Y",
        "Xi/NNP/nsubj and/CC/cc>Xi Trump/NNP/conj>Xi met=meet/VBD/ROOT .",
        {("Xi", "Trump")},
    ),
    "reciprocal needs two": ("verb", "X meet with Y", "Xi/NNP/nsubj met=meet/VBD/ROOT .", set()),
    # --- nouns
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
        "Alibaba/NNP/poss>acquisition 's/POS/case>Alibaba acquisition/NN/nsubj of/IN/prep>acquisition Lazada/NNP/pobj>of"
        " failed=fail/VBD/ROOT .",
        {("Alibaba", "Lazada")},
    ),
    "possessor is the object beside an agent": (
        "noun",
        "X's acquisition of Y",
        "Lazada/NNP/poss>acquisition 's/POS/case>Lazada acquisition/NN/nsubj by/IN/prep>acquisition Alibaba/NNP/pobj>by"
        " failed=fail/VBD/ROOT .",
        {("Alibaba", "Lazada")},
    ),
    "compound is the object": (
        "noun",
        "X's acquisition of Y",
        "The/DT/det>acquisition Lazada/NNP/compound>acquisition acquisition/NN/nsubj by/IN/prep>acquisition"
        " Alibaba/NNP/pobj>by failed=fail/VBD/ROOT .",
        {("Alibaba", "Lazada")},
    ),
    "between two": (
        "noun",
        "merger/talks between X and Y",
        "Talks=talk/NNS/nsubj between/IN/prep>Talks Alibaba/NNP/pobj>between and/CC/cc>Alibaba"
        " Tencent/NNP/conj>Alibaba failed=fail/VBD/ROOT .",
        {("Alibaba", "Tencent")},
    ),
    "compound head": (
        "noun",
        "X's joint_venture with Y",
        "Alibaba/NNP/poss>venture 's/POS/case>Alibaba joint/JJ/amod>venture venture/NN/nsubj with/IN/prep>venture"
        " Tencent/NNP/pobj>with failed=fail/VBD/ROOT .",
        {("Alibaba", "Tencent")},
    ),
    "half of a compound head": (
        "noun",
        "X's joint_venture with Y",
        "Alibaba/NNP/poss>venture 's/POS/case>Alibaba venture/NN/nsubj with/IN/prep>venture Tencent/NNP/pobj>with"
        " failed=fail/VBD/ROOT .",
        set(),
    ),
    # --- roles, both ways round
    "role by copula": (
        "role",
        "X is chief_executive/CEO of/at Y",
        "Zhang/NNP/nsubj is=be/VBZ/ROOT chief/JJ/amod>executive executive/NN/attr of/IN/prep>executive"
        " Alibaba/NNP/pobj>of .",
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
        "Alibaba/NNP/poss>CEO 's/POS/case>Alibaba CEO=ceo/NN/nsubj , Zhang/NNP/appos>CEO , left=leave/VBD/ROOT .",
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
        "Zhang/NNP/nsubjpass was=be/VBD/auxpass named=name/VBN/ROOT CEO=ceo/NN/oprd of/IN/prep>CEO Alibaba/NNP/pobj>of .",
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
        "Zhang/NNP/nsubj is=be/VBZ/ROOT a/DT/det>friend friend/NN/attr of/IN/prep>friend Alibaba/NNP/pobj>of .",
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
PLACES: Final = ("Hangzhou:Place", "China:Place")


def lexicon_of(ontology: Ontology, **frames: tuple[Kind, str]) -> Lexicon:
    """Make a lexicon with one relation for each frame."""
    relations = {
        name: Relation(
            name, name, name, name, "", "", frozenset(), frozenset(), frames=(parse_frame(name, kind, text),)
        )
        for name, (kind, text) in frames.items()
    }
    return Lexicon(Ontology(relations, ontology.classes, ontology.cues))


def matches(lexicon: Lexicon, text: str, ontology: Ontology) -> list[tuple[Match, Pairs]]:
    doc = parse(text)
    propositions = list(find_propositions(doc, names(doc, *PLACES), ontology))
    found = [match for proposition in propositions for match in lexicon.match(proposition, doc)]
    return [(m, {(doc[x].text, doc[y].text) for x in m.subjects for y in m.objects}) for m in found]


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
