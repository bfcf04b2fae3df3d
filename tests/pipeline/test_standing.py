"""What sentences say in passing of who somebody is: where they live, whom they serve, whom they met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from eventgraph.pipeline.language import read_article
from eventgraph.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES: Final[dict[str, set[str]]] = {
    # --- behind a name
    "Mary Reed, 34, from Leeds, was fined.": {"Mary Reed located_in Leeds"},
    "Mary Reed, 34 of Leeds, was fined.": {"Mary Reed located_in Leeds"},
    "Mary Reed, from Leeds, was fined.": set(),
    "Mary Reed, 34, of Germany, was fined.": set(),
    "Mary Reed, of Oxford University, agreed.": {"Mary Reed works_for Oxford University"},
    "Professor Mary Reed from Oxford University agreed.": {"Mary Reed works_for Oxford University"},
    # --- titles
    "Mary Reed, Google's vice president for Asia, spoke.": {"Mary Reed works_for Google"},
    "Mary Reed, head of Google's research arm, spoke.": {"Mary Reed works_for Google"},
    "Mary Reed is head of research at Google.": {"Mary Reed works_for Google"},
    "A spokeswoman for the European Union, Mary Reed, agreed.": {"Mary Reed works_for European Union"},
    "Mary Reed, the MP for Leeds North, agreed.": {"Mary Reed works_for Leeds North"},
    "Mary Reed is married to Tom Hall.": {"Mary Reed relative_of Tom Hall"},
    # --- whom a title means
    "FBI Director Tom Hall spoke. Angela Merkel met the FBI chief.": {
        "Tom Hall leads FBI",
        "Angela Merkel meets Tom Hall",
    },
    "Apple chief executive Tom Hall spoke. Angela Merkel met Apple's CEO.": {
        "Tom Hall leads Apple",
        "Angela Merkel meets Tom Hall",
    },
    "FBI Director Tom Hall spoke. Angela Merkel met the CIA chief.": {"Tom Hall leads FBI"},
    # --- what is done around a happening
    "Joe Biden smiled after a meeting with Angela Merkel.": {"Joe Biden meets Angela Merkel"},
    "Joe Biden spoke during a visit to Leeds.": {"Joe Biden visits Leeds"},
    "Joe Biden smiled after Olaf Scholz's meeting with Angela Merkel.": {"Olaf Scholz meets Angela Merkel"},
    "Microsoft is in talks with Google.": {"Microsoft negotiates_with Google"},
    # --- seats
    "Apple's London headquarters closed.": {"Apple located_in London"},
    "Investigators from Germany's KBA agreed.": {"KBA located_in Germany"},
    "Singer Mary Reed, from Chelsea, sang.": set(),
    "Heathrow Airport in west London closed.": {"Heathrow Airport located_in London"},
    "Oxford University in the old city of Oxford closed.": {"Oxford University located_in Oxford"},
}


@pytest.mark.parametrize("text", SENTENCES)
def test_says(text: str, nlp: Language) -> None:
    """The small model finds exactly what stands there between two names."""
    extraction = read_article(nlp, Article(id="a", text=text, published="2026-07-07"))
    names = {entity.id: entity.name for entity in extraction.entities if entity.type != "Concept"}
    claims = (c for c in extraction.claims if {c.subject, c.object} <= names.keys())
    assert {f"{names[c.subject]} {c.relation} {names[c.object]}" for c in claims} == SENTENCES[text]
