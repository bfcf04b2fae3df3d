"""Lexicons of a few frames, and what they find in a sentence that is written by hand."""

from __future__ import annotations

from typing import Final

from eventgraph.ontology import Ontology, Relation, parse_frame
from eventgraph.ontology.frame import Kind
from eventgraph.pipeline.lexicon import Lexicon, Match
from eventgraph.pipeline.propositions import find_propositions

from .notation import names, parse

Pairs = set[tuple[str, str]]
"""The words that may be X and Y."""
FrameCase = tuple[Kind, str, str, Pairs]
"""Kind and text of a frame, a sentence in notation, what it must find."""
PLACES: Final = ("Hangzhou:Place", "China:Place")


def lexicon_of(ontology: Ontology, **frames: tuple[Kind, str]) -> Lexicon:
    """Make a lexicon with one relation for each frame; those called `mutual…` are symmetric."""
    relations = {
        name: Relation(
            name,
            name,
            name,
            name,
            "",
            "",
            frozenset(),
            frozenset(),
            symmetric=name.startswith("mutual"),
            frames=(parse_frame(name, kind, text),),
        )
        for name, (kind, text) in frames.items()
    }
    return Lexicon(Ontology(relations, ontology.classes, ontology.cues))


def matches(lexicon: Lexicon, text: str, ontology: Ontology) -> list[tuple[Match, Pairs]]:
    doc = parse(text)
    propositions = list(find_propositions(doc, names(doc, *PLACES), ontology))
    found = [match for proposition in propositions for match in lexicon.match(proposition, doc)]
    return [(m, {(doc[x].text, doc[y].text) for x in m.subjects for y in m.objects}) for m in found]
