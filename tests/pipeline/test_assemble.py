"""Layers -> records: merging what says the same, ids, evidence and mentions."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

import pytest

from eventgraph import ids
from eventgraph.pipeline.assemble import extraction_of
from eventgraph.pipeline.layers import Candidate, Reference, write_layer
from eventgraph.records import Article, Claim, Extraction, Factuality

from .notation import parse, with_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

TWICE: Final = (
    "Alibaba/NNP/nsubj may/MD/aux ban/VB/ROOT Cursor/NNP/dobj . Alibaba/NNP/nsubj banned=ban/VBD/ROOT"
    " Cursor/NNP/dobj . ¶ Alibaba/NNP/nsubj barred=bar/VBD/ROOT Cursor/NNP/dobj ."
)
ARTICLE: Final = Article(
    id="a1", text="", title="T", published="2026-07-05", publisher="Wire", url="https://x.org/1"
)
TRIGGERS: Final = (2, 6, 11)
Row = tuple[int, str, bool, str | None, str | None]


def told(*rows: Row, relation: str = "bans") -> Doc:
    """Return a Doc with a candidate at each trigger: factuality, ended, source, time."""
    doc = with_names(parse(TWICE), "Alibaba:Organization", "Cursor:Product")
    candidates = [
        Candidate(relation, 0, 1, at, at + 1, "verb.active", (at - 1, at), (at + 1, at + 2))
        for at, *_ in rows
    ]
    layers: dict[str, list[Any]] = {
        "candidates": candidates,
        "factuality": [[factuality, ended] for _, factuality, ended, _, _ in rows],
        "attribution": [source for *_, source, _ in rows],
        "times": [time for *_, time in rows],
        "confidence": [0.8] * len(rows),
        "qualifiers": [[] for _ in rows],
    }
    for layer, values in layers.items():
        write_layer(doc, layer, values)
    return doc


def the_claim(doc: Doc) -> Claim:
    (claim,) = extraction_of(doc, ARTICLE).claims
    return claim


def test_the_strongest_factuality_speaks_for_all() -> None:
    claim = the_claim(told((2, "possible", False, None, None), (6, "actual", False, "Tencent", "2026-07")))
    assert (claim.factuality, claim.source, claim.time) == (Factuality.ACTUAL, "Tencent", "2026-07")
    assert claim.evidence.text == "Alibaba banned Cursor."
    assert [(s.factuality, s.evidence.text) for s in claim.supporting] == [
        (Factuality.POSSIBLE, "Alibaba may ban Cursor.")
    ]


@pytest.mark.parametrize("first", list(Factuality))
@pytest.mark.parametrize("second", list(Factuality))
def test_of_any_two_the_stronger_wins(first: Factuality, second: Factuality) -> None:
    claim = the_claim(told((2, first, False, None, None), (6, second, False, None, None)))
    order = list(Factuality)
    assert order.index(claim.factuality) == min(order.index(first), order.index(second))


def test_of_two_equal_ones_the_first_is_the_evidence_and_one_that_holds_goes_before_one_that_is_over() -> (
    None
):
    equal = the_claim(told((6, "actual", False, None, None), (11, "actual", False, None, None)))
    assert equal.evidence.text == "Alibaba banned Cursor."
    holds = the_claim(told((6, "actual", True, None, None), (11, "actual", False, None, None)))
    assert (holds.ended, holds.evidence.text) == (False, "Alibaba barred Cursor.")


def test_a_time_is_borrowed_from_a_place_that_is_as_sure() -> None:
    rows: list[Row] = [(6, "actual", False, None, None), (11, "actual", False, None, "2026-07-03")]
    assert the_claim(told(*rows)).time == "2026-07-03"
    unsure: list[Row] = [(6, "actual", False, None, None), (2, "possible", False, None, "2027")]
    assert the_claim(told(*unsure)).time is None


def test_supporting_stands_in_text_order() -> None:
    rows = [(at, "actual", False, None, None) for at in TRIGGERS]
    claim = the_claim(told(*rows))
    assert [s.trigger.start for s in claim.supporting] == sorted(s.trigger.start for s in claim.supporting)
    assert len(claim.supporting) == 2


def test_the_order_of_candidates_does_not_matter() -> None:
    rows: list[Row] = [
        (2, "possible", False, None, None),
        (6, "actual", False, "Tencent", None),
        (11, "actual", True, None, "2026"),
    ]
    found = {extraction_of(told(*order), ARTICLE).model_dump_json() for order in permutations(rows)}
    assert len(found) == 1


def test_the_id_says_article_names_relation_and_factuality() -> None:
    claim = the_claim(told((6, "actual", False, None, None)))
    assert claim.id == ids.claim_id("a1", "Alibaba", "bans", "Cursor", "actual")


def test_evidence_and_trigger_are_characters_of_the_text() -> None:
    doc = told((11, "actual", False, None, None))
    claim = the_claim(doc)
    assert (
        doc.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text == "Alibaba barred Cursor."
    )
    assert doc.text[claim.trigger.start : claim.trigger.end] == "barred"


def test_what_is_known_of_the_article_is_carried_over() -> None:
    found = extraction_of(told(), ARTICLE)
    assert found == Extraction(
        article="a1",
        title="T",
        published="2026-07-05",
        publisher="Wire",
        url="https://x.org/1",
        entities=found.entities,
        mentions=found.mentions,
    )
    assert [(e.id, e.name, e.type, e.mentions) for e in found.entities] == [
        ("e1", "Alibaba", "Organization", ("Alibaba",)),
        ("e2", "Cursor", "Product", ("Cursor",)),
    ]


def test_mentions_tell_names_from_references_and_point_to_the_antecedent() -> None:
    doc = with_names(
        parse(
            "Alibaba/NNP/nsubj grew=grow/VBD/ROOT . It/PRP/nsubj fell=fall/VBD/ROOT . The/DT/det>firm"
            " firm/NN/nsubj rose=rise/VBD/ROOT ."
        ),
        "Alibaba:Organization",
    )
    write_layer(doc, "references", [Reference(3, 4, "pronominal", 0, 0), Reference(6, 8, "nominal", 0, 0)])
    found = extraction_of(doc, ARTICLE).mentions
    assert [(m.text, m.kind, m.entity, m.antecedent) for m in found] == [
        ("Alibaba", "name", "e1", None),
        ("It", "pronominal", "e1", 0),
        ("The firm", "nominal", "e1", 0),
    ]
    assert all(doc.text[m.start : m.end] == m.text for m in found)


def test_concepts_with_the_same_words_are_one_entity() -> None:
    doc = with_names(
        parse(
            "Alibaba/NNP/nsubj banned=ban/VBD/ROOT AI/NN/compound>tools tools=tool/NNS/dobj ."
            " Tencent/NNP/nsubj banned=ban/VBD/ROOT ai/NN/compound>tools tools=tool/NNS/dobj ."
        ),
        "Alibaba:Organization",
        "Tencent:Organization",
    )
    candidates = [
        Candidate("bans", 0, None, 1, 2, "verb.active", (0, 1), (2, 4)),
        Candidate("bans", 1, None, 6, 7, "verb.active", (5, 6), (7, 9)),
    ]
    write_layer(doc, "candidates", candidates)
    write_layer(doc, "factuality", [["actual", False]] * 2)
    write_layer(doc, "attribution", [None, None])
    write_layer(doc, "times", [None, None])
    write_layer(doc, "confidence", [0.8, 0.6])
    write_layer(doc, "qualifiers", [[], []])
    found = extraction_of(doc, ARTICLE)
    assert [(e.id, e.name, e.type) for e in found.entities[2:]] == [("e3", "AI tools", "Concept")]
    assert [claim.object for claim in found.claims] == ["e3", "e3"]
