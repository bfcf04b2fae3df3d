"""What the phrase that a name stands in tells of its class: "the MP for X", "X, Louisiana,"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.entities import Lists
    from eventgraph.pipeline.layers import Name

GOVERNING: Final = frozenset({"of", "for"})
JOINTS: Final = frozenset([",", "and", "or"])
MARKS: Final = frozenset(['"', "\u201c", "\u2018", "'"])
GOVERNED: Final = frozenset({"of-work", "of-product", "for-place"})
COMMON: Final = ("NOUN", "ADJ")


def governed(doc: Doc, name: Name, ontology: Ontology) -> Iterator[str]:
    """Yield what a noun's phrase tells: "the MP for X", "author of X", "makers of the X"."""
    last = name.start - 1
    while last > 1 and (doc[last].pos_ == "DET" or doc[last].text in MARKS):
        last -= 1
    goes_on = name.end < len(doc) and doc[name.end].pos_ in COMMON
    if last < 1 or goes_on or doc[last].lower_ not in GOVERNING:
        return
    told = GOVERNED & ontology.signals_of("noun", doc[last - 1].lemma_.lower())
    if told:
        marker = doc[last].lower_
        yield from sorted(kind for kind in ontology.classes if f"{marker}-{kind.lower()}" in told)


def is_in_state(doc: Doc, name: Name, lists: Lists) -> bool:
    """Tell "Slidell, Louisiana," from one of several: what stands between commas is where the name is."""
    if doc[name.end : name.end + 1].text != "," or (name.start and doc[name.start - 1].text in JOINTS):
        return False
    first = name.end + 1
    for last in range(first + 1, first + 3):
        place = lists.known.get(doc[first:last].text)
        if place is not None and place.type == "Place" and place.role == "name":
            closing, following = doc[last : last + 1].text, doc[last + 1 : last + 2].text
            return closing in (",", ".", ")") and following not in JOINTS
    return False
