"""A relation with all that the ontology says of it."""

from __future__ import annotations

from typing import NamedTuple

from eventgraph.ontology.frame import Frame


class Example(NamedTuple):
    """A sentence and the claims `(subject, object, factuality)` of the relation that it must yield.

    No claims: the sentence must yield none of this relation.
    """

    text: str
    claims: tuple[tuple[str, str, str], ...]


class Relation(NamedTuple):
    """A typed relation: its words for readers, its logic, its lexicon and its test sentences.

    `domain` and `range` are local names of classes, any of which may stand there; `matches` are IRIs of
    counterparts in Wikidata, PLOVER and schema.org; `functional` means one object a subject at a time;
    `qualifiers` are those of amount, count, place and reason that its claims may have.
    """

    name: str
    iri: str
    label: str
    inverse_label: str
    definition: str
    family: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool = False
    functional: bool = False
    inverse_functional: bool = False
    matches: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()
    frames: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()
