"""Whom pronouns mean, and whom a quoted "I"; in doubt nobody."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology

from .references import GREW, LEFT, meant_in

IT: Final = "It/PRP/nsubj sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj ."

CASES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "it": (f"{GREW} {IT}", {"It": "Alibaba"}),
    "its": (
        f"{GREW} Its/PRP$/poss>staff staff/NN/nsubj sleeps=sleep/VBZ/ROOT .",
        {"Its": "Alibaba"},
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
    "it follows somebody": (
        f"{GREW} It/PRP/nsubj follows=follow/VBZ/ROOT Tencent/NNP/dobj .",
        {"It": "Alibaba"},
    ),
    "it follows that": (
        (
            f"{GREW} It/PRP/nsubj follows=follow/VBZ/ROOT that/IN/mark>left Zhang/NNP/nsubj>left"
            " left=leave/VBD/ccomp ."
        ),
        {},
    ),
    "they are who announces what they did": (
        (
            "Alibaba/NNP/nsubj announced=announce/VBD/ROOT they/PRP/nsubj>sold had/VBD/aux>sold"
            " sold=sell/VBN/ccomp>announced Lazada/NNP/dobj>sold ."
        ),
        {"they": "Alibaba"},
    ),
    "they may be others whom a speaker tells of": (
        (
            "Alibaba/NNP/nsubj said=say/VBD/ROOT they/PRP/nsubj>sold had/VBD/aux>sold"
            " sold=sell/VBN/ccomp>said Lazada/NNP/dobj>sold ."
        ),
        {},
    ),
    "it was in talks, its speaker said": (
        (
            "Alibaba/NNP/nsubj said=say/VBD/ROOT it/PRP/nsubj>was was=be/VBD/ccomp>said in/IN/prep>was"
            " talks=talk/NNS/pobj>in ."
        ),
        {"it": "Alibaba"},
    ),
    "who heads it": (
        (
            "Alibaba/NNP/nsubj left=leave/VBD/ROOT a/DT/det>forum forum/NN/dobj . Zhang/NNP/nsubj"
            " heads=head/VBZ/ROOT it/PRP/dobj ."
        ),
        {"it": "Alibaba"},
    ),
    "who fears it": (
        (
            "Alibaba/NNP/nsubj left=leave/VBD/ROOT a/DT/det>forum forum/NN/dobj . Zhang/NNP/nsubj"
            " fears=fear/VBZ/ROOT it/PRP/dobj ."
        ),
        {},
    ),
    "its backer is another": (
        ("Alibaba/NNP/nsubj became=become/VBD/ROOT its/PRP$/poss>backer backer/NN/attr ."),
        {},
    ),
    "its own master": (
        ("Alibaba/NNP/nsubj became=become/VBD/ROOT its/PRP$/poss>master own/JJ/amod>master master/NN/attr ."),
        {"its": "Alibaba"},
    ),
    "no company settles with itself": (
        (
            "Alibaba/NNP/nsubj reached=reach/VBD/ROOT a/DT/det>deal deal/NN/dobj with/IN/prep>deal"
            " the/DT/det>company company/NN/pobj>with ."
        ),
        {},
    ),
    "it was founded, whom the subject bought": (
        (
            "Alibaba/NNP/nsubj bought=buy/VBD/ROOT Tencent/NNP/dobj . It/PRP/nsubjpass was=be/VBD/auxpass"
            " founded=found/VBN/ROOT by/IN/agent Zhang/NNP/pobj>by ."
        ),
        {"It": "Tencent"},
    ),
    "it was fined, the subject": (
        (
            "Alibaba/NNP/nsubj bought=buy/VBD/ROOT Tencent/NNP/dobj . It/PRP/nsubjpass was=be/VBD/auxpass"
            " fined=fine/VBN/ROOT by/IN/agent Zhang/NNP/pobj>by ."
        ),
        {"It": "Alibaba"},
    ),
    "an owner is no object": (
        (
            "Zhang/NNP/nsubj likes=like/VBZ/ROOT Alibaba/NNP/poss>forum 's/POS/case>Alibaba forum/NN/dobj ."
            " Berg/NNP/nsubj likes=like/VBZ/ROOT it/PRP/dobj ."
        ),
        {},
    ),
    "an adjective is no antecedent": (
        (
            "Chinese/JJ/amod>firms firms=firm/NNS/nsubj grew=grow/VBD/ROOT . Zhang/NNP/nsubj"
            " likes=like/VBZ/ROOT it/PRP/dobj ."
        ),
        {},
    ),
    "gender": (
        (
            "Anna/NNP/compound>Berg Berg/NNP/nsubj met=meet/VBD/ROOT Peter/NNP/compound>Holm Holm/NNP/dobj ."
            " He/PRP/nsubj left=leave/VBD/ROOT ."
        ),
        {"He": "Peter Holm"},
    ),
    "a common noun is in the way": (
        (
            "The/DT/det>software software/NN/nsubj from/IN/prep>software Alibaba/NNP/pobj>from"
            f" grew=grow/VBD/ROOT . {IT}"
        ),
        {},
    ),
    "it takes a year": (
        (f"{GREW} It/PRP/nsubj took=take/VBD/ROOT years=year/NNS/dobj to/TO/aux>grow grow/VB/xcomp>took ."),
        {},
    ),
    "a country and its president": (
        (
            "Zhang/NNP/nsubj blamed=blame/VBD/ROOT China/NNP/dobj and/CC/cc>China its/PRP$/poss>leader"
            " leader/NN/conj>China ."
        ),
        {"its": "China"},
    ),
    "the name himself": (
        "Zhang/NNP/nsubj himself/PRP/appos>Zhang left=leave/VBD/ROOT .",
        {"himself": "Zhang"},
    ),
    "a quoted he is not who speaks": (
        (
            "“/``/punct He/PRP/nsubj>left left=leave/VBD/ccomp>said , ”/''/punct Zhang/NNP/nsubj>said"
            " said=say/VBD/ROOT ."
        ),
        {},
    ),
    "they": (
        f"{LEFT} They/PRP/nsubj slept=sleep/VBD/ROOT .",
        {"They": "Anna Berg, Peter Holm"},
    ),
    "they, after other people": (
        f"{LEFT} Workers=worker/NNS/nsubj came=come/VBD/ROOT . They/PRP/nsubj slept=sleep/VBD/ROOT .",
        {},
    ),
    "its backer is not it": (
        (
            "Tencent/NNP/nsubj>told told=tell/VBD/ROOT Alibaba/NNP/dobj>told ,/,/punct>Alibaba"
            " its/PRP$/poss>backer backer/NN/appos>Alibaba ."
        ),
        {"its": "Tencent"},
    ),
    "a worker is in the way": (
        (
            "Zhang/NNP/nsubj left=leave/VBD/ROOT . A/DT/det>worker worker/NN/nsubj slept=sleep/VBD/ROOT ."
            " He/PRP/nsubj woke=wake/VBD/ROOT ."
        ),
        {},
    ),
    "the worker may be he": (
        (
            "Zhang/NNP/nsubj left=leave/VBD/ROOT . The/DT/det>worker worker/NN/nsubj slept=sleep/VBD/ROOT ."
            " He/PRP/nsubj woke=wake/VBD/ROOT ."
        ),
        {"He": "Zhang"},
    ),
    "I am who speaks": (
        (
            "“/``/punct I/PRP/nsubj>left left=leave/VBD/ccomp>said , ”/''/punct Zhang/NNP/nsubj>said"
            " said=say/VBD/ROOT ."
        ),
        {"I": "Zhang"},
    ),
    "we are the firm that speaks": (
        (
            "“/``/punct We/PRP/nsubj>left left=leave/VBD/ccomp>said , ”/''/punct Alibaba/NNP/nsubj>said"
            " said=say/VBD/ROOT ."
        ),
        {"We": "Alibaba"},
    ),
    "we are the firm of who speaks": (
        (
            "“/``/punct We/PRP/nsubj>left left=leave/VBD/ccomp>said , ”/''/punct Zhang/NNP/nsubj>said"
            " ,/,/punct>Zhang head/NN/appos>Zhang of/IN/prep>head Alibaba/NNP/pobj>of ,/,/punct>Zhang"
            " said=say/VBD/ROOT ."
        ),
        {"We": "Alibaba"},
    ),
    "a quotation goes on": (
        (
            "Zhang/NNP/nsubj>said said=say/VBD/ROOT : “/``/punct Tencent/NNP/nsubj>fell fell=fall/VBD/ccomp"
            " . ”/''/punct “/``/punct I/PRP/nsubj left=leave/VBD/ROOT . ”/''/punct"
        ),
        {"I": "Zhang"},
    ),
    "who speaks is not the he of a further sentence": (
        (
            "Zhang/NNP/nsubj>said said=say/VBD/ROOT : “/``/punct Tencent/NNP/nsubj>fell fell=fall/VBD/ccomp"
            " . He/PRP/nsubj left=leave/VBD/ROOT . ”/''/punct"
        ),
        {},
    ),
    "he after a long quotation": (
        (
            "Zhang/NNP/nsubj wrote=write/VBD/ROOT . “/``/punct Rain/NN/nsubj fell=fall/VBD/ROOT ."
            " Rain/NN/nsubj fell=fall/VBD/ROOT . Rain/NN/nsubj fell=fall/VBD/ROOT ."
            " Rain/NN/nsubj fell=fall/VBD/ROOT . ”/''/punct He/PRP/nsubj left=leave/VBD/ROOT ."
        ),
        {"He": "Zhang"},
    ),
    "its, before its name": (
        (
            "Tencent/NNP/nsubj fell=fall/VBD/ROOT . In/IN/prep>said its/PRP$/poss>report report/NN/pobj>In"
            " ,/,/punct Alibaba/NNP/nsubj>said said=say/VBD/ROOT nothing/NN/dobj>said ."
        ),
        {"its": "Alibaba"},
    ),
    "his death may be another's": (
        (
            "Holm/NNP/nsubj resigned=resign/VBD/ROOT . After/IN/prep>left his/PRP$/poss>exit"
            " exit/NN/pobj>After ,/,/punct Zhang/NNP/nsubj>left left=leave/VBD/ROOT ."
        ),
        {"his": "Holm"},
    ),
    "makes it hard": (
        (
            f"{GREW} Tencent/NNP/nsubj makes=make/VBZ/ROOT it/PRP/nsubj>hard hard/JJ/ccomp>makes"
            " to/TO/aux>sell sell/VB/advcl>hard ."
        ),
        {},
    ),
    "it was a moment": (
        f"{GREW} It/PRP/nsubj was=be/VBD/ROOT a/DT/det>moment moment/NN/attr .",
        {},
    ),
    "its own clause's subject": (
        (
            "Alibaba/NNP/nsubj>said said=say/VBD/ROOT Tencent/NNP/nsubj>sold sold=sell/VBD/ccomp>said"
            " its/PRP$/poss>stake stake/NN/dobj>sold ."
        ),
        {"its": "Tencent"},
    ),
    "its, of nobody knows which firm": (
        (
            "Alibaba/NNP/nsubj>said said=say/VBD/ROOT a/DT/det>firm firm/NN/nsubj>sold"
            " sold=sell/VBD/ccomp>said its/PRP$/poss>stake stake/NN/dobj>sold ."
        ),
        {},
    ),
    "I outside a quotation": ("Zhang/NNP/nsubj said=say/VBD/ROOT . I/PRP/nsubj left=leave/VBD/ROOT .", {}),
    "an object is not who did the same": (
        (
            "Alibaba/NNP/nsubj sued=sue/VBD/ROOT a/DT/det>firm firm/NN/dobj ."
            " Schools=school/NNS/nsubj>sued also/RB/advmod>sued sued=sue/VBD/ROOT it/PRP/dobj>sued ."
        ),
        {},
    ),
    "an object is not its own subject": ("Alibaba/NNP/nsubj sued=sue/VBD/ROOT it/PRP/dobj .", {}),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_pronoun(text: str, expected: dict[str, str], ontology: Ontology) -> None:
    assert meant_in(text, ontology) == expected
