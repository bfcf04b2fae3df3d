"""Who somebody is told to be behind a comma: "X, of Oxfam,", "X, 45, from Leeds,"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import COUNTRY
from eventgraph.pipeline.name_structures import CLUB, FROM, OF, structure
from eventgraph.pipeline.party_labels import PARTY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from eventgraph.pipeline.layers import Name, Proposition

CLOSING: Final = frozenset([",", ".", ";", ")", "in", ""])
"""What may stand behind the organisation or place."""


def find_introductions(doc: Doc, names: list[Name]) -> Iterator[Proposition]:
    """Yield the structures "of", "from" and "home" of the people that the names are of."""
    starts = {name.start: name for name in names}
    for name in names:
        yield from _introduced(doc, name, starts)


def _introduced(doc: Doc, name: Name, starts: dict[int, Name]) -> Iterator[Proposition]:
    """Read "X, of Oxfam," and "X, 45, from Leeds,": who somebody works for, or where somebody lives.

    Whoever is from a country or, with no age given, "from Leeds" may have left it; behind an age stands
    a home.
    """
    if name.type != "Person" or doc[name.end : name.end + 1].text != ",":
        return
    position = name.end + 1
    aged = doc[position : position + 1].text.isdigit()
    position += aged + (aged and doc[position + 1 : position + 2].text == ",")
    preposition = doc[position] if position < len(doc) else None
    if preposition is None or preposition.lower_ not in (OF, FROM):
        return
    position += 1 + (doc[position + 1 : position + 2].text == "the")
    other = starts.get(position)
    if other is None or other.role == "adjective" or doc[other.end : other.end + 1].text not in CLOSING:
        return
    root, place = name.root(doc), other.root(doc)
    club = other.kind == CLUB and preposition.lower_ == FROM
    if other.type == "Organization" and not (aged or club or other.kind == PARTY):
        yield structure(preposition.lower_, root, place, preposition)
    elif other.type == "Place" and other.kind != COUNTRY and (aged or preposition.lower_ == OF):
        yield structure("home", root, place, preposition)
