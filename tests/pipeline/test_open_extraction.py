"""Propositions in the article's own words: what they hold, and that their offsets are true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given

from eventgraph.ontology import Ontology
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.language import read_openly
from eventgraph.pipeline.layers import write_layer
from eventgraph.pipeline.open_extraction import find_open
from eventgraph.pipeline.propositions import find_propositions
from eventgraph.records import Article, Proposition

from .notation import names, parse, with_names
from .test_offsets import SLOW, TEXTS

if TYPE_CHECKING:
    from spacy.language import Language

Row = tuple[str, set[tuple[str, str, str]]]
"""The predicate's words, and its arguments as (role, marker, text)."""

CASES: Final[dict[str, tuple[str, tuple[str, ...], Row]]] = {
    "arguments are whole phrases, coordinated ones spread out": (
        (
            "Alibaba/NNP/nsubj banned=ban/VBD/ROOT the/DT/det>assistants new/JJ/amod>assistants"
            " assistants/NNS/dobj of/IN/prep>assistants OpenAI/NNP/pobj>of and/CC/cc>assistants"
            " phones/NNS/conj>assistants ."
        ),
        ("Alibaba:Organization", "OpenAI:Organization"),
        (
            "ban",
            {
                ("subject", "", "Alibaba"),
                ("object", "", "new assistants of OpenAI"),
                ("object", "", "phones"),
            },
        ),
    ),
    "a passive has the same roles as an active": (
        (
            "The/DT/det>tool tool/NN/nsubjpass was/VBD/auxpass banned=ban/VBN/ROOT by/IN/agent"
            " Alibaba/NNP/pobj>by on/IN/prep>banned Monday/NNP/pobj>on ."
        ),
        ("Alibaba:Organization",),
        ("ban", {("object", "", "tool"), ("subject", "", "Alibaba"), ("oblique", "on", "Monday")}),
    ),
    "particles belong to the predicate": (
        "Alibaba/NNP/nsubj shut/VBD/ROOT down/RP/prt Lazada/NNP/dobj .",
        ("Alibaba:Organization", "Lazada:Organization"),
        ("shut down", {("subject", "", "Alibaba"), ("object", "", "Lazada")}),
    ),
    "what is planned is a complement": (
        ("Alibaba/NNP/nsubj agreed=agree/VBD/ROOT to/TO/aux>buy buy/VB/xcomp>agreed Lazada/NNP/dobj>buy ."),
        ("Alibaba:Organization", "Lazada:Organization"),
        ("agree", {("subject", "", "Alibaba"), ("complement", "to", "to buy Lazada")}),
    ),
    "a noun under a light verb has its subject": (
        (
            "Alibaba/NNP/nsubj imposed=impose/VBD/ROOT a/DT/det>ban total/JJ/amod>ban ban/NN/dobj"
            " on/IN/prep>ban Cursor/NNP/pobj>on ."
        ),
        ("Alibaba:Organization", "Cursor:Product"),
        ("total ban", {("subject", "", "Alibaba"), ("oblique", "on", "Cursor")}),
    ),
    "names that stand together": (
        "The/DT/det>Lazada Alibaba/NNP/compound>Lazada Lazada/NNP/nsubj grew=grow/VBD/ROOT .",
        ("Alibaba:Organization", "Lazada:Organization"),
        ("compound", {("subject", "", "Alibaba"), ("object", "", "Lazada")}),
    ),
}


def propositions(text: str, known: tuple[str, ...], ontology: Ontology) -> list[Proposition]:
    doc = with_names(parse(text), *known)
    write_layer(doc, "propositions", find_propositions(doc, names(doc, *known), ontology))
    return list(find_open(doc, Arguments(doc, ontology), ontology))


def as_row(proposition: Proposition) -> Row:
    arguments = {(a.role, a.marker, a.text) for a in proposition.arguments}
    return " ".join(proposition.predicate.words), arguments


@pytest.mark.parametrize(("text", "known", "expected"), CASES.values(), ids=CASES)
def test_propositions(text: str, known: tuple[str, ...], expected: Row, ontology: Ontology) -> None:
    assert expected in [as_row(p) for p in propositions(text, known, ontology)]


@pytest.mark.parametrize(
    ("text", "known", "absent"),
    [
        ("The/DT/det>end end/NN/nsubj of/IN/prep>end May/NNP/pobj>of came=come/VBD/ROOT .", (), "end"),
        (
            "Mr/NNP/compound>Ma Ma/NNP/nsubj met=meet/VBD/ROOT Apple/NNP/dobj .",
            ("Ma:Person", "Apple:Organization"),
            "mr",
        ),
        (
            (
                "Zhang/NNP/nsubj met=meet/VBD/ROOT a/DT/det>lawyer lawyer/NN/dobj , not/RB/neg>minister"
                " a/DT/det>minister minister/NN/appos>lawyer ."
            ),
            ("Zhang:Person",),
            "minister",
        ),
        (
            (
                "Her/PRP$/poss>husband ex/NN/compound>husband -/HYPH/punct>husband husband/NN/nsubj"
                " left=leave/VBD/ROOT ."
            ),
            (),
            "ex",
        ),
    ],
    ids=["a mere modifier", "a form of address", "what is denied", "a prefix"],
)
def test_what_says_nothing(text: str, known: tuple[str, ...], absent: str, ontology: Ontology) -> None:
    found = propositions(text, known, ontology)
    assert found
    assert absent not in [p.predicate.words[-1] for p in found]


def test_only_what_the_lexicon_knows_has_a_relation(nlp: Language) -> None:
    text = "Alibaba banned Claude Code. Tencent may imitate Alibaba, sources said."
    found = read_openly(nlp, Article(id="a", text=text))
    rows = {" ".join(p.predicate.words): p for p in found.propositions}
    assert rows["ban"].relations == ("bans",)
    names = {entity.id: entity.name for entity in found.entities}
    ends = [(a.role, a.marker, names[a.entity or ""]) for a in rows["ban"].arguments]
    assert ends == [("subject", "", "Alibaba"), ("object", "", "Claude Code")]
    assert (rows["imitate"].factuality.value, rows["imitate"].source) == ("possible", "sources")


@SLOW
@given(TEXTS)
def test_every_offset_is_true(nlp: Language, text: str) -> None:
    found = read_openly(nlp, Article(id="a", text=text, published="2026-07-05"))
    ids = {entity.id for entity in found.entities}
    for proposition in found.propositions:
        sentence = proposition.sentence
        for place in (sentence, proposition.predicate, *proposition.arguments):
            assert text[place.start : place.end] == place.text
            assert place.text.strip()
        assert sentence.start <= proposition.predicate.start < proposition.predicate.end <= sentence.end
        assert {argument.entity for argument in proposition.arguments} <= ids | {None}
