"""Who does what to whom, construction by construction, on parses written by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.subjects import surface_subject
from eventgraph.pipeline.verb_arguments import agents, patients

from .notation import parse, token

if TYPE_CHECKING:
    from spacy.tokens import Token

Case = tuple[str, str, list[str], list[str]]
"""Notation, verb, agents, patients."""

CLAUSES: Final[dict[str, Case]] = {
    "active": (
        "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj .",
        "banned",
        ["Alibaba"],
        ["Cursor"],
    ),
    "passive with agent": (
        "Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT by/IN/agent Alibaba/NNP/pobj>by .",
        "banned",
        ["Alibaba"],
        ["Cursor"],
    ),
    "passive without agent": (
        "Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT .",
        "banned",
        [],
        ["Cursor"],
    ),
    "by whom it was not": (
        (
            "Cursor/NNP/nsubjpass was=be/VBD/auxpass banned=ban/VBN/ROOT not/RB/neg>by by/IN/agent"
            " Alibaba/NNP/pobj>by ."
        ),
        "banned",
        [],
        ["Cursor"],
    ),
    "subject relative": (
        (
            "Alibaba/NNP/nsubj , which/WDT/nsubj>banned banned=ban/VBD/relcl>Alibaba Cursor/NNP/dobj>banned"
            " , sells=sell/VBZ/ROOT clouds=cloud/NNS/dobj ."
        ),
        "banned",
        ["Alibaba"],
        ["Cursor"],
    ),
    "object relative": (
        (
            "The/DT/det>tool tool/NN/nsubj that/WDT/dobj>banned Alibaba/NNP/nsubj>banned"
            " banned=ban/VBD/relcl>tool is=be/VBZ/ROOT old/JJ/acomp ."
        ),
        "banned",
        ["Alibaba"],
        ["tool"],
    ),
    "object relative without a pronoun": (
        (
            "The/DT/det>tool tool/NN/nsubj Alibaba/NNP/nsubj>banned banned=ban/VBD/relcl>tool is=be/VBZ/ROOT"
            " old/JJ/acomp ."
        ),
        "banned",
        ["Alibaba"],
        ["tool"],
    ),
    "a relative clause of circumstance": (
        (
            "The/DT/det>day day/NN/nsubj talks=talk/NNS/nsubj>ended ended=end/VBD/relcl>day was=be/VBD/ROOT"
            " sad/JJ/acomp ."
        ),
        "ended",
        ["talks"],
        [],
    ),
    "a sum behind its recipient": (
        (
            "Italy/NNP/nsubj fined=fine/VBD/ROOT Alibaba/NNP/nmod>euros 5/CD/compound>million"
            " million/CD/nummod>euros euros=euro/NNS/dobj ."
        ),
        "fined",
        ["Italy"],
        ["euros", "Alibaba"],
    ),
    "a number of the named is no recipient": (
        "Italy/NNP/nsubj bought=buy/VBD/ROOT 20/CD/nummod>jets Boeing/NNP/compound>jets jets=jet/NNS/dobj .",
        "bought",
        ["Italy"],
        ["jets"],
    ),
    "an agent behind a sum": (
        (
            "Alibaba/NNP/nsubjpass was=be/VBD/auxpass fined=fine/VBN/ROOT 5/CD/nummod>euros"
            " euros=euro/NNS/dobj by/IN/prep>euros Italy/NNP/pobj>by ."
        ),
        "fined",
        ["Italy"],
        ["Alibaba", "euros"],
    ),
    "a finite verb goes with a finite one": (
        (
            "Italy/NNP/nsubj accused=accuse/VBD/ROOT Alibaba/NNP/dobj of/IN/prep>accused"
            " lying=lie/VBG/pcomp>of"
            " and/CC/cc>lying fined=fine/VBD/conj>lying Tencent/NNP/dobj>fined ."
        ),
        "fined",
        ["Italy"],
        ["Tencent"],
    ),
    "a gerund goes with a gerund": (
        (
            "Italy/NNP/nsubj accused=accuse/VBD/ROOT Alibaba/NNP/dobj of/IN/prep>accused"
            " lying=lie/VBG/pcomp>of"
            " and/CC/cc>lying hacking=hack/VBG/conj>lying Tencent/NNP/dobj>hacking ."
        ),
        "hacking",
        ["Alibaba"],
        ["Tencent"],
    ),
    "a gerund of means is the subject's act": (
        (
            "Alibaba/NNP/nsubj angered=anger/VBD/ROOT Tencent/NNP/dobj by/IN/prep>angered "
            "banning=ban/VBG/pcomp>by Cursor/NNP/dobj>banning ."
        ),
        "banning",
        ["Alibaba"],
        ["Cursor"],
    ),
    "a gerund of means of a passive is nobody's": (
        (
            "Costs/NNS/nsubjpass were=be/VBD/auxpass cut=cut/VBN/ROOT by/IN/prep>cut banning=ban/VBG/pcomp>by"
            " Cursor/NNP/dobj>banning ."
        ),
        "banning",
        [],
        ["Cursor"],
    ),
    "any other gerund is the object's": (
        (
            "Alibaba/NNP/nsubj kept=keep/VBD/ROOT Tencent/NNP/dobj from/IN/prep>kept "
            "banning=ban/VBG/pcomp>from Cursor/NNP/dobj>banning ."
        ),
        "banning",
        ["Tencent"],
        ["Cursor"],
    ),
    "what there is has no subject elsewhere": (
        (
            "Alibaba/NNP/nsubj fell=fall/VBD/ROOT and/CC/cc there/EX/expl>were were=be/VBD/conj>fell"
            " bans=ban/NNS/attr>were ."
        ),
        "were",
        [],
        [],
    ),
    "reduced relative": (
        (
            "The/DT/det>tool tool/NN/nsubj banned=ban/VBN/acl>tool by/IN/agent>banned Alibaba/NNP/pobj>by"
            " is=be/VBZ/ROOT old/JJ/acomp ."
        ),
        "banned",
        ["Alibaba"],
        ["tool"],
    ),
    "present participle": (
        "Firms=firm/NNS/nsubj banning=ban/VBG/acl>Firms Cursor/NNP/dobj>banning grew=grow/VBD/ROOT .",
        "banning",
        ["Firms"],
        ["Cursor"],
    ),
    "subject control": (
        "Alibaba/NNP/nsubj wants=want/VBZ/ROOT to/TO/aux>ban ban/VB/xcomp Cursor/NNP/dobj>ban .",
        "ban",
        ["Alibaba"],
        ["Cursor"],
    ),
    "object control": (
        (
            "Alibaba/NNP/nsubj forced=force/VBD/ROOT Tencent/NNP/dobj to/TO/aux>ban ban/VB/xcomp"
            " Cursor/NNP/dobj>ban ."
        ),
        "ban",
        ["Tencent"],
        ["Cursor"],
    ),
    "control by a passive subject": (
        (
            "Alibaba/NNP/nsubjpass was=be/VBD/auxpass told=tell/VBN/ROOT to/TO/aux>ban ban/VB/xcomp"
            " Cursor/NNP/dobj>ban ."
        ),
        "ban",
        ["Alibaba"],
        ["Cursor"],
    ),
    "control by an adjective": (
        (
            "Alibaba/NNP/nsubj is=be/VBZ/ROOT likely/JJ/acomp to/TO/aux>ban ban/VB/xcomp>likely"
            " Cursor/NNP/dobj>ban ."
        ),
        "ban",
        ["Alibaba"],
        ["Cursor"],
    ),
    "infinitive of a possessed noun": (
        (
            "Alibaba/NNP/poss>plan 's/POS/case>Alibaba plan/NN/nsubj to/TO/aux>ban ban/VB/acl>plan"
            " Cursor/NNP/dobj>ban failed=fail/VBD/ROOT ."
        ),
        "ban",
        ["Alibaba"],
        ["Cursor"],
    ),
    "infinitive of an object noun": (
        (
            "Alibaba/NNP/nsubj announced=announce/VBD/ROOT a/DT/det>plan plan/NN/dobj to/TO/aux>ban"
            " ban/VB/acl>plan Cursor/NNP/dobj>ban ."
        ),
        "ban",
        ["Alibaba"],
        ["Cursor"],
    ),
    "gerund after a preposition": (
        (
            "Alibaba/NNP/nsubj apologised=apologise/VBD/ROOT for/IN/prep banning=ban/VBG/pcomp>for"
            " Cursor/NNP/dobj>banning ."
        ),
        "banning",
        ["Alibaba"],
        ["Cursor"],
    ),
    "adverbial clause": (
        (
            "After/IN/prep banning=ban/VBG/pcomp>After Cursor/NNP/dobj>banning , Alibaba/NNP/nsubj"
            " grew=grow/VBD/ROOT ."
        ),
        "banning",
        ["Alibaba"],
        ["Cursor"],
    ),
    "coordinated verbs share the subject": (
        (
            "Alibaba/NNP/nsubj banned=ban/VBD/ROOT Cursor/NNP/dobj and/CC/cc bought=buy/VBD/conj"
            " Lazada/NNP/dobj>bought ."
        ),
        "bought",
        ["Alibaba"],
        ["Lazada"],
    ),
    "coordinated passives share the subject": (
        (
            "Cursor/NNP/nsubjpass was=be/VBD/auxpass tested=test/VBN/ROOT and/CC/cc banned=ban/VBN/conj"
            " by/IN/agent>banned Alibaba/NNP/pobj>by ."
        ),
        "banned",
        ["Alibaba"],
        ["Cursor"],
    ),
    "a reported clause has its own subject or none": (
        (
            "Alibaba/NNP/nsubj said=say/VBD/ROOT banning=ban/VBG/csubj>costs Cursor/NNP/dobj>banning"
            " costs=cost/VBZ/ccomp money/NN/dobj>costs ."
        ),
        "banning",
        [],
        ["Cursor"],
    ),
    "a clause that says what was said takes no subject from outside": (
        "Alibaba/NNP/nsubj said=say/VBD/ROOT banned=ban/VBD/ccomp Cursor/NNP/dobj>banned .",
        "banned",
        [],
        ["Cursor"],
    ),
}


def words(tokens: list[Token]) -> list[str]:
    return [found.text for found in tokens]


@pytest.mark.parametrize(("text", "verb", "who", "whom"), CLAUSES.values(), ids=CLAUSES.keys())
def test_agents_and_patients(text: str, verb: str, who: list[str], whom: list[str]) -> None:
    doc = parse(text)
    found = doc[token(doc, verb)]
    assert (words(agents(found)), words(patients(found))) == (who, whom)


def test_a_chain_too_deep_has_no_subject_and_ends() -> None:
    links = " ".join(f"to/TO/aux>v{n} v{n}/VB/xcomp>v{n - 1}" for n in range(1, 12))
    doc = parse(f"Alibaba/NNP/nsubj v0/VBZ/ROOT {links} .")
    subjects: Callable[[str], str] = lambda verb: str(surface_subject(doc[token(doc, verb)]))  # noqa: E731
    assert (subjects("v3"), subjects("v11")) == ("Alibaba", "None")
