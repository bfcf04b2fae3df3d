"""Posts that do not say of what: whoever the article is about has them; in doubt nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.pipeline.understood import post_kind
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

    from eventgraph.ontology import Ontology

ARTICLES: Final[dict[str, set[str]]] = {
    # --- titles
    "Tesla cut prices. Tesla will open a plant, chairwoman Robyn Denholm said.": {
        "Robyn Denholm leads Tesla"
    },
    "Boeing fell. CEO and co-founder Kelly Ortberg slept.": {
        "Kelly Ortberg leads Boeing",
        "Kelly Ortberg founded Boeing",
    },
    "Paris is calm, Mayor Anne Hidalgo said.": {"Anne Hidalgo leads Paris"},
    "Kenya grew. President William Ruto praised Kenya.": {"William Ruto leads Kenya"},
    # --- exchanges are not understood
    "The London Stock Exchange fell. Boeing joined in May.": set(),
    # --- the end of a post
    "Boeing fell. Chief executive Kelly Ortberg resigned.": {
        "Kelly Ortberg leads Boeing",
        "Kelly Ortberg resigns_from Boeing",
    },
    "Boeing fell. Kelly Ortberg stepped down as chief executive.": {"Kelly Ortberg resigns_from Boeing"},
    "Graham Potter agreed to replace Ann Reed as manager of Chelsea. He was sacked in May.": {
        "Graham Potter leads Chelsea",
    },
    "Chelsea manager Graham Potter was sacked on Sunday.": {
        "Graham Potter leads Chelsea",
        "Chelsea dismisses Graham Potter",
    },
    # --- its beginning
    "Anna Berg was named chairman of Boeing.": {"Anna Berg leads Boeing", "Boeing appoints Anna Berg"},
    "Boeing named Anna Berg chief executive.": {"Anna Berg leads Boeing", "Boeing appoints Anna Berg"},
    # --- two
    "Boeing and Airbus talked. The two companies will merge.": {"Boeing merges_with Airbus"},
    "Boeing and Airbus grew. A merger between both sides failed.": {"Boeing merges_with Airbus"},
    "Boeing and Airbus grew. They sued Apple.": set(),
    # --- members
    "NATO is old. The founding members were Belgium and Canada.": {
        "Belgium founded NATO",
        "Belgium member_of NATO",
        "Canada founded NATO",
        "Canada member_of NATO",
    },
    "Finland joined NATO. Sweden joined in March 2024.": {
        "Finland member_of NATO",
        "Sweden member_of NATO",
    },
    # --- nobody
    "Boeing fell. Kelly Ortberg, chief executive of Boeing, was fired from a school.": {
        "Kelly Ortberg leads Boeing"
    },
    "Apple and Google slept. Chairman Peter Holm resigned.": set(),
    "Italy grew. Anna Berg, the chair of the Wellington board, slept.": set(),
    "Kenya grew and Uganda shrank. President William Ruto slept.": set(),
    "Boeing fell. Mayor Anne Hidalgo slept.": set(),
    "Boeing fell. Kelly Ortberg stepped down.": set(),
    "NATO is old. Finland hopes to join.": set(),
}
RELATIONS: Final = frozenset(
    {
        "leads",
        "works_for",
        "founded",
        "member_of",
        "resigns_from",
        "dismisses",
        "appoints",
        "merges_with",
    }
)


@pytest.mark.parametrize(("text", "expected"), ARTICLES.items(), ids=ARTICLES)
def test_understood(nlp: Language, text: str, expected: set[str]) -> None:
    extraction = read_article(nlp, Article(id="a", text=text))
    names = {entity.id: entity.name for entity in extraction.entities}
    found = {
        f"{names[c.subject]} {c.relation} {names[c.object]}"
        for c in extraction.claims
        if c.relation in RELATIONS
    }
    assert found == expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (("interim", "chief", "executive"), "company"),
        (("president",), "country"),
        (("senior", "vice", "president"), "company"),
        (("head", "coach"), "club"),
        (("gardener",), ""),
    ],
)
def test_post_kind(title: tuple[str, ...], kind: str, ontology: Ontology) -> None:
    assert post_kind(title, ontology) == kind
