"""The noun phrases that stand for concepts: whole, and without what is only said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

OBJECTS: Final[dict[str, set[str]]] = {
    "Norway banned the next generation Xbox.": {"Xbox"},
    "Norway announced details of the next generation Xbox.": {"details of the next generation Xbox"},
    "Norway is investigating reports of dozens of burglaries.": {"reports of dozens of burglaries"},
    "It is unclear how many nuclear weapons Iran has developed.": {"nuclear weapons"},
    "Norway criticised the so-called 'fast track' deal.": {"so-called 'fast track' deal"},
    'Norway criticised the "unfair deal".': {"unfair deal"},
    'Norway criticised the "total ban" of whaling.': {'"total ban" of whaling'},
    "Norway met the regime and rebels in Vienna.": {"regime", "rebels"},
    "Fiat - of which Renault owns a 44% stake - built 200 factories.": set(),
}


@pytest.mark.parametrize(("text", "expected"), OBJECTS.items())
def test_objects(text: str, expected: set[str], nlp: Language) -> None:
    extraction = read_article(nlp, Article(id="a", text=text))
    names = {entity.id: entity.name for entity in extraction.entities}
    assert {names[claim.object] for claim in extraction.claims} == expected
