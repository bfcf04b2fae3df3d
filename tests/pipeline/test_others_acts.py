"""Whose act an open clause is where it is not the subject's, and of whom a predicate's clause tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES: Final[dict[str, set[str]]] = {
    # --- what others do
    "Microsoft supported banning ChatGPT.": set(),
    "Microsoft opposes a move to ban ChatGPT.": set(),
    "Google welcomed Apple's plan to buy Nvidia.": {
        "Google supports Apple's plan",
        "Apple acquires Nvidia",
    },
    "Google endorsed a plan for Apple to buy Nvidia.": {"Google approves plan", "Apple acquires Nvidia"},
    "Google granted permission to use YouTube.": set(),
    "Egypt has faced several attacks this year, killing dozens of soldiers.": set(),
    # --- whom one is angry at, what a talk is about
    "Elon Musk is angry at Tim Cook for banning ChatGPT.": {
        "Elon Musk criticises Tim Cook",
        "Tim Cook bans ChatGPT",
    },
    "Elon Musk spoke at a seminar on banning ChatGPT.": set(),
    "Elon Musk said on Saturday about banning ChatGPT that it was hard.": set(),
    "Elon Musk vowed vengeance on behalf of Apple.": set(),
    "Tim Cook fled Russia to join Apple.": {"Tim Cook works_for Apple"},
    "Russia used rebels to attack Ukraine.": {"Russia uses rebels", "Russia attacks Ukraine"},
    "Apple is in talks on buying Nvidia.": {"Apple acquires Nvidia"},
    # --- who strikes a bargain, of whom reports tell
    "Google reached a deal to be bought by Apple.": {"Apple acquires Google"},
    "Norway liked the plan for Google to be bought by Apple.": {"Apple acquires Google"},
    "Talk of Apple acquiring Nvidia pleased Elon Musk.": {"Apple acquires Nvidia"},
    "On the eve of Apple acquiring Nvidia, Tim Cook slept.": {"Apple acquires Nvidia"},
    # --- what a predicate's clause tells of the subject
    "Nvidia is the firm that sued Apple.": {"Nvidia sues Apple"},
    "Nvidia was one of the firms that sued Apple.": {"Nvidia sues Apple"},
    "It was Nvidia that sued Apple.": {"Nvidia sues Apple"},
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_whose_act(text: str, expected: set[str], nlp: Language) -> None:
    found = read_article(nlp, Article(id="a", text=text))
    names = {entity.id: entity.name for entity in found.entities}
    claims = {f"{names[claim.subject]} {claim.relation} {names[claim.object]}" for claim in found.claims}
    assert claims == expected
