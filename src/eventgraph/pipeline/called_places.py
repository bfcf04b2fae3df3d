"""Finds places with the common noun that is part of their name: "Lapland region", "Lisbon airport"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.ontology.gazetteer import KnownName
    from eventgraph.pipeline.name_spans import Span

PEOPLE: Final = "NORP"
NAMED: Final = frozenset({"name", "capital"})


def find_called_places(
    doc: Doc, proposed: Collection[Span], known: Mapping[Span, KnownName], ontology: Ontology
) -> Iterator[Span]:
    """Yield the names before such a noun with it: "Idlib province", but no "US district court".

    No country is one, no people, nor whoever is known for something else: "a European region", "a Kurdish
    region", "the Lufthansa region".
    """
    nouns = ontology.cue("noun", "place-called")
    for start, end in {*proposed, *known}:
        noun = doc[end] if end < len(doc) else None
        if noun is None or noun.text not in nouns or noun.dep_ in ("compound", "amod"):
            continue
        if doc[end - 1].pos_ == "ADJ" or doc[end - 1].ent_type_ == PEOPLE:
            continue
        entry = known.get((start, end))
        if entry is None or (entry.type == "Place" and entry.role in NAMED and entry.kind != COUNTRY):
            yield start, end + 1
