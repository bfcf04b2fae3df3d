"""What the article really says: one table, a sentence and its judgement, on parses written by hand."""

from __future__ import annotations

from typing import Final

import pytest

from eventgraph.ontology import Ontology
from eventgraph.pipeline.factuality import judge

from .notation import candidate, parse

ALIBABA: Final = "Alibaba/NNP/nsubj"
TO_BAN: Final = "to/TO/aux>ban ban/VB/xcomp Cursor/NNP/dobj>ban ."
BAN: Final = "ban/VB/ROOT Cursor/NNP/dobj ."
ON_CURSOR: Final = "on/IN/prep>ban Cursor/NNP/pobj>on"

Case = tuple[str, str, str]
"""Trigger, judgement, notation; `ended` is written behind the factuality."""

CASES: Final[dict[str, Case]] = {
    # --- the trigger by itself
    "banned": ("banned", "actual", f"{ALIBABA} banned=ban/VBD/ROOT Cursor/NNP/dobj ."),
    "has banned": ("banned", "actual", f"{ALIBABA} has=have/VBZ/aux banned=ban/VBN/ROOT Cursor/NNP/dobj ."),
    "did not ban": ("ban", "negated", f"{ALIBABA} did=do/VBD/aux not/RB/neg {BAN}"),
    "didn't ban": ("ban", "negated", f"{ALIBABA} did=do/VBD/aux n't/RB/neg {BAN}"),
    "never banned": ("banned", "negated", f"{ALIBABA} never/RB/neg banned=ban/VBD/ROOT Cursor/NNP/dobj ."),
    "will ban": ("ban", "planned", f"{ALIBABA} will/MD/aux {BAN}"),
    "'ll ban": ("ban", "planned", f"{ALIBABA} 'll/MD/aux {BAN}"),
    "may ban": ("ban", "possible", f"{ALIBABA} may/MD/aux {BAN}"),
    "could ban": ("ban", "possible", f"{ALIBABA} could/MD/aux {BAN}"),
    "would ban": ("ban", "possible", f"{ALIBABA} would/MD/aux {BAN}"),
    "should ban": ("ban", "possible", f"{ALIBABA} should/MD/aux {BAN}"),
    "will not ban": ("ban", "negated", f"{ALIBABA} will/MD/aux not/RB/neg {BAN}"),
    "cannot ban": ("ban", "negated", f"{ALIBABA} can/MD/aux not/RB/neg {BAN}"),
    "may not ban": ("ban", "possible", f"{ALIBABA} may/MD/aux not/RB/neg {BAN}"),
    "probably banned": (
        "banned",
        "possible",
        f"{ALIBABA} probably/RB/advmod banned=ban/VBD/ROOT Cursor/NNP/dobj .",
    ),
    "a question": ("ban", "possible", f"Did=do/VBD/aux {ALIBABA} ban/VB/ROOT Cursor/NNP/dobj ?"),
    "neither nor": (
        "banned",
        "negated",
        (
            "Neither/DT/preconj>Alibaba Alibaba/NNP/nsubj nor/CC/cc>Alibaba Tencent/NNP/conj>Alibaba"
            " banned=ban/VBD/ROOT Cursor/NNP/dobj ."
        ),
    ),
    "no company": (
        "banned",
        "negated",
        "No/DT/det>company company/NN/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .",
    ),
    # --- governors
    "plans to": ("ban", "planned", f"{ALIBABA} plans=plan/VBZ/ROOT {TO_BAN}"),
    "agreed to": ("ban", "planned", f"{ALIBABA} agreed=agree/VBD/ROOT {TO_BAN}"),
    "refused to": ("ban", "negated", f"{ALIBABA} refused=refuse/VBD/ROOT {TO_BAN}"),
    "failed to": ("ban", "negated", f"{ALIBABA} failed=fail/VBD/ROOT {TO_BAN}"),
    "managed to": ("ban", "actual", f"{ALIBABA} managed=manage/VBD/ROOT {TO_BAN}"),
    "began to": ("ban", "actual", f"{ALIBABA} began=begin/VBD/ROOT {TO_BAN}"),
    "continues to": ("ban", "actual", f"{ALIBABA} continues=continue/VBZ/ROOT {TO_BAN}"),
    "threatened to": ("ban", "possible", f"{ALIBABA} threatened=threaten/VBD/ROOT {TO_BAN}"),
    "used to": ("ban", "actual ended", f"{ALIBABA} used=use/VBD/ROOT {TO_BAN}"),
    "ceased to": ("ban", "actual ended", f"{ALIBABA} ceased=cease/VBD/ROOT {TO_BAN}"),
    "ceased banning": (
        "banning",
        "actual ended",
        f"{ALIBABA} ceased=cease/VBD/ROOT banning=ban/VBG/xcomp Cursor/NNP/dobj>banning .",
    ),
    "ended up banning": (
        "banning",
        "actual",
        f"{ALIBABA} ended=end/VBD/ROOT up/RP/prt banning=ban/VBG/xcomp Cursor/NNP/dobj>banning .",
    ),
    "did not plan to": ("ban", "negated", f"{ALIBABA} did=do/VBD/aux not/RB/neg plan/VB/ROOT {TO_BAN}"),
    "may plan to": ("ban", "possible", f"{ALIBABA} may/MD/aux plan/VB/ROOT {TO_BAN}"),
    "did not refuse to": ("ban", "possible", f"{ALIBABA} did=do/VBD/aux not/RB/neg refuse/VB/ROOT {TO_BAN}"),
    "forced somebody to": (
        "ban",
        "actual",
        f"{ALIBABA} forced=force/VBD/ROOT Tencent/NNP/dobj {TO_BAN}",
    ),
    "an infinitive under an unknown verb": ("ban", "possible", f"{ALIBABA} itches=itch/VBZ/ROOT {TO_BAN}"),
    "denied banning": (
        "banning",
        "negated",
        f"{ALIBABA} denied=deny/VBD/ROOT banning=ban/VBG/xcomp Cursor/NNP/dobj>banning .",
    ),
    "denied that": (
        "banned",
        "negated",
        (
            f"{ALIBABA} denied=deny/VBD/ROOT that/IN/mark>banned it/PRP/nsubj>banned banned=ban/VBD/ccomp"
            " Cursor/NNP/dobj>banned ."
        ),
    ),
    "considers banning": (
        "banning",
        "possible",
        f"{ALIBABA} considers=consider/VBZ/ROOT banning=ban/VBG/xcomp Cursor/NNP/dobj>banning .",
    ),
    "ruled out banning": (
        "banning",
        "negated",
        f"{ALIBABA} ruled=rule/VBD/ROOT out/RP/prt banning=ban/VBG/xcomp Cursor/NNP/dobj>banning .",
    ),
    "stopped short of, an adverb": (
        "banning",
        "negated",
        (
            f"{ALIBABA} stopped=stop/VBD/ROOT short/RB/advmod of/IN/prep>short banning=ban/VBG/pcomp>of"
            " Cursor/NNP/dobj>banning ."
        ),
    ),
    "stopped short of, a preposition": (
        "banning",
        "negated",
        (
            f"{ALIBABA} stopped=stop/VBD/ROOT short/RB/advmod of/IN/prep banning=ban/VBG/pcomp>of"
            " Cursor/NNP/dobj>banning ."
        ),
    ),
    "is likely to": (
        "ban",
        "possible",
        f"{ALIBABA} is=be/VBZ/ROOT likely/JJ/acomp to/TO/aux>ban ban/VB/xcomp>likely Cursor/NNP/dobj>ban .",
    ),
    "is expected to": (
        "ban",
        "possible",
        f"Alibaba/NNP/nsubjpass is=be/VBZ/auxpass expected=expect/VBN/ROOT {TO_BAN}",
    ),
    "a proposal to": (
        "ban",
        "planned",
        (
            "Alibaba/NNP/poss>proposal 's/POS/case>Alibaba proposal/NN/nsubj to/TO/aux>ban"
            " ban/VB/acl>proposal Cursor/NNP/dobj>ban spread/VBD/ROOT ."
        ),
    ),
    # --- reports
    "said that": (
        "banned",
        "actual",
        (
            "Tencent/NNP/nsubj said=say/VBD/ROOT that/IN/mark>banned Alibaba/NNP/nsubj>banned"
            " banned=ban/VBD/ccomp Cursor/NNP/dobj>banned ."
        ),
    ),
    "said it may": (
        "ban",
        "possible",
        f"{ALIBABA} said=say/VBD/ROOT it/PRP/nsubj>ban may/MD/aux>ban ban/VB/ccomp Cursor/NNP/dobj>ban .",
    ),
    "said it did not": (
        "ban",
        "negated",
        (
            f"{ALIBABA} said=say/VBD/ROOT it/PRP/nsubj>ban did=do/VBD/aux>ban not/RB/neg>ban ban/VB/ccomp"
            " Cursor/NNP/dobj>ban ."
        ),
    ),
    "what a relative clause says stands by itself": (
        "banned",
        "actual",
        (
            "Alibaba/NNP/nsubj which/WDT/nsubj>banned banned=ban/VBD/relcl>Alibaba Cursor/NNP/dobj>banned"
            " may/MD/aux grow/VB/ROOT ."
        ),
    ),
    # --- conditions and coordination
    "if": (
        "bans",
        "possible",
        (
            "If/IN/mark>bans Alibaba/NNP/nsubj>bans bans=ban/VBZ/advcl Cursor/NNP/dobj>bans ,"
            " Tencent/NNP/nsubj follows=follow/VBZ/ROOT ."
        ),
    ),
    "a clause beside a plan is none": (
        "banned",
        "actual",
        (
            "After/IN/mark>banned Alibaba/NNP/nsubj>banned banned=ban/VBD/advcl Cursor/NNP/dobj>banned ,"
            " Tencent/NNP/nsubj will/MD/aux follow/VB/ROOT ."
        ),
    ),
    "the second of two verbs shares will": (
        "ban",
        "planned",
        f"{ALIBABA} will/MD/aux buy/VB/ROOT Lazada/NNP/dobj and/CC/cc ban/VB/conj Cursor/NNP/dobj>ban .",
    ),
    "the second of two verbs shares not": (
        "ban",
        "negated",
        (
            f"{ALIBABA} did=do/VBD/aux not/RB/neg buy/VB/ROOT Lazada/NNP/dobj or/CC/cc ban/VB/conj"
            " Cursor/NNP/dobj>ban ."
        ),
    ),
    "unless it has a subject of its own": (
        "banned",
        "actual",
        (
            f"{ALIBABA} will/MD/aux buy/VB/ROOT Lazada/NNP/dobj but/CC/cc Tencent/NNP/nsubj>banned"
            " banned=ban/VBD/conj Cursor/NNP/dobj>banned ."
        ),
    ),
    # --- nouns
    "a ban": ("ban", "actual", f"The/DT/det>ban ban/NN/nsubj {ON_CURSOR} grew=grow/VBD/ROOT ."),
    "a planned ban": (
        "ban",
        "planned",
        f"The/DT/det>ban planned=plan/VBN/amod>ban ban/NN/nsubj {ON_CURSOR} grew=grow/VBD/ROOT .",
    ),
    "a possible ban": (
        "ban",
        "possible",
        f"A/DT/det>ban possible/JJ/amod>ban ban/NN/nsubj {ON_CURSOR} looms=loom/VBZ/ROOT .",
    ),
    "no ban": ("ban", "negated", f"No/DT/det>ban ban/NN/nsubj {ON_CURSOR} exists=exist/VBZ/ROOT ."),
    "imposed a ban": (
        "ban",
        "actual",
        f"{ALIBABA} imposed=impose/VBD/ROOT a/DT/det>ban ban/NN/dobj {ON_CURSOR} .",
    ),
    "did not impose a ban": (
        "ban",
        "negated",
        f"{ALIBABA} did=do/VBD/aux not/RB/neg impose/VB/ROOT a/DT/det>ban ban/NN/dobj {ON_CURSOR} .",
    ),
    "considers a ban": (
        "ban",
        "possible",
        f"{ALIBABA} considers=consider/VBZ/ROOT a/DT/det>ban ban/NN/dobj {ON_CURSOR} .",
    ),
    "lifted the ban": (
        "ban",
        "actual ended",
        f"{ALIBABA} lifted=lift/VBD/ROOT the/DT/det>ban ban/NN/dobj {ON_CURSOR} .",
    ),
    "the ban was lifted": (
        "ban",
        "actual ended",
        f"The/DT/det>ban ban/NN/nsubjpass {ON_CURSOR} was=be/VBD/auxpass lifted=lift/VBN/ROOT .",
    ),
    # --- roles
    "former": (
        "chairman",
        "actual ended",
        (
            "Zhang/NNP/nsubj , former/JJ/amod>chairman chairman/NN/appos>Zhang of/IN/prep>chairman"
            " Alibaba/NNP/pobj>of , left=leave/VBD/ROOT ."
        ),
    ),
    "former before a title": (
        "chief",
        "actual ended",
        (
            "former/JJ/amod>Zhang Alibaba/NNP/compound>Zhang chief/NN/compound>Zhang Zhang/NNP/nsubj"
            " left=leave/VBD/ROOT ."
        ),
    ),
    "a title holds whatever the verb says": (
        "chief",
        "actual",
        "Alibaba/NNP/compound>Zhang chief/NN/compound>Zhang Zhang/NNP/nsubj may/MD/aux leave/VB/ROOT .",
    ),
    "an apposition holds in a question": (
        "chairman",
        "actual",
        (
            "Did=do/VBD/aux Zhang/NNP/nsubj , chairman/NN/appos>Zhang of/IN/prep>chairman"
            " Alibaba/NNP/pobj>of , leave/VB/ROOT ?"
        ),
    ),
    "may become": (
        "chairman",
        "possible",
        (
            "Zhang/NNP/nsubj may/MD/aux become/VB/ROOT chairman/NN/attr of/IN/prep>chairman"
            " Alibaba/NNP/pobj>of ."
        ),
    ),
}
RULES: Final = {"chairman": "role.apposition", "chief": "role.compound"}


@pytest.mark.parametrize(("trigger", "expected", "text"), CASES.values(), ids=CASES.keys())
def test_judgement(trigger: str, expected: str, text: str, ontology: Ontology) -> None:
    doc = parse(text)
    copula = any(t.dep_ == "attr" for t in doc)
    rule = "role.copula" if copula else RULES.get(trigger, "verb.active")
    factuality, ended = judge(doc, candidate(doc, trigger, rule=rule), ontology)
    assert factuality + " ended" * ended == expected
