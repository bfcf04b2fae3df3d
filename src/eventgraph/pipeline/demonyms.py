"""Where organisations and places are by the words that describe them.

"The Chinese company X", "X, a US firm", "X, a Houston start-up", "X, a campaign group in Lyon".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.ontology.gazetteer import COUNTRY
from eventgraph.pipeline.dependencies import NOMINAL, children, examples
from eventgraph.pipeline.layers import Proposition
from eventgraph.pipeline.name_structures import structure
from eventgraph.pipeline.party_labels import is_label
from eventgraph.pipeline.subjects import surface_subject
from eventgraph.pipeline.verb_arguments import obliques

SEAT: Final = frozenset({"in", "from"})
"""Prepositions between an organisation and where it is."""

APART: Final = frozenset({"Person", "Place", "Group"})

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Name
    from eventgraph.pipeline.name_lists import Lists


def find_demonyms(doc: Doc, names: list[Name], lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    """Yield the structures "demonym" and "named" between names and the countries that they are called by."""
    starts = {name.start: name for name in names}
    for name in names:
        root = name.root(doc)
        if name.role == "adjective" or name.kind == COUNTRY:
            yield from _demonym(root, name, starts, lists, ontology)
        elif name.type == "Place" and name.known is not None:
            yield from _town(root, name, lists, ontology)
        if name.type == "Place" and name.role != "adjective":
            yield from _seat(root, ontology)


def _town(town: Token, name: Name, lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    """Read "the Bristol studio X" and "X, a Houston start-up"."""
    described = lists.described(name.end)
    if described is not None and described[1].start > name.end and _is_firm(described[0], ontology):
        yield from (structure("demonym", town.doc[h], town) for h in lists.held(described[1], described[0]))
    elif town.dep_ in ("compound", "nmod") and _is_firm(town.head, ontology) and _is_apposed(town.head):
        yield structure("demonym", town.head.head, town)


def _seat(place: Token, ontology: Ontology) -> Iterator[Proposition]:
    """Read "X, a campaign group in Lyon" and "X, a bank from Lyon"."""
    noun = place.head.head if place.dep_ == "pobj" and place.head.lower_ in SEAT else place
    if noun != place and _is_firm(noun, ontology) and _is_apposed(noun):
        yield structure("demonym", noun.head, place)


def _is_firm(noun: Token, ontology: Ontology) -> bool:
    """Tell a kind of organisation from what somebody is there only: "a supplier in Spain"."""
    lemma = _whole_lemma(noun)
    organization = lemma in ontology.cue("noun", "Organization") and noun.tag_ == "NN"
    return organization and lemma not in ontology.cue("noun", "anybody")


def _demonym(
    modifier: Token, name: Name, starts: dict[int, Name], lists: Lists, ontology: Ontology
) -> Iterator[Proposition]:
    """Read "the Chinese company X", "X, a Chinese company", "US firms such as X" and "the Chinese X".

    Whoever is called by another noun belongs to the country only if that noun is one of organisations or
    places: "the European champion X" is not in Europe, nor is X in "a British X member".
    """
    named = starts.get(name.end)
    if named is not None and not is_label(named):
        yield from _plain_demonym(modifier, name, named)
        return
    described = lists.described(name.end)
    if described is not None and _is_seated_as(*described, ontology):
        for holder in lists.held(described[1], described[0]):
            yield structure("demonym", modifier.doc[holder], modifier)
    noun = modifier.head
    if noun.dep_ == "poss" and noun.pos_ == "NOUN" and not _is_seated(noun, ontology):
        noun = noun.head  # "the German motorists' club"
    if modifier.dep_ not in ("amod", "compound", "nmod") or noun.pos_ not in NOMINAL:
        return
    if (noun.pos_ == "PROPN" and modifier.pos_ == "ADJ") or _is_seated(noun, ontology) or _is_apposed(noun):
        for called in (*_called(noun, ontology), *_exemplified(noun, lists)):
            yield structure("demonym", called, modifier)


def _plain_demonym(modifier: Token, name: Name, named: Name) -> Iterator[Proposition]:
    """Read "the Chinese Alibaba" and "the U.S. Forest Service", but not "British Airways pilots"."""
    last = modifier.doc[named.end - 1]
    narrows = last.dep_ == "compound" and last.head.pos_ == "NOUN"
    before = modifier.doc[max(0, name.start - 1)]
    adjective = modifier.pos_ == "ADJ" or name.role == "adjective" or before.lower_ == "the"
    if named.sure and adjective and not narrows:
        for kind in ("named", "demonym"):
            yield structure(kind, named.root(modifier.doc), modifier)


def _called(noun: Token, ontology: Ontology) -> Iterator[Token]:
    """Yield a noun and the names that it stands for: beside it, as its examples, as its subject."""
    yield noun
    if noun.dep_ in ("appos", "compound", "nmod") and noun.head.pos_ == "PROPN":
        yield noun.head
    yield from (child for child in children(noun, "appos") if child.pos_ == "PROPN")
    yield from examples(noun)
    if noun.lemma_.lower() in ontology.cue("noun", "Place"):
        yield from (place for marker, _, place in obliques(noun) if marker == "of" and place.i == noun.i + 2)
    if noun.dep_ == "attr" and (subject := surface_subject(noun.head)) is not None:
        yield subject


def _exemplified(noun: Token, lists: Lists) -> Iterator[Token]:
    """Yield the examples of a noun or of what it is: "Baltic countries became members, including X"."""
    attributes = children(noun.head, "attr") if noun.dep_ == "nsubj" else []
    for one in (noun, *attributes):
        yield from (noun.doc[token] for token in lists.examples.get(one.i, ()))


def _is_apposed(noun: Token) -> bool:
    """Tell whether the noun says what the name before the comma is: "X, the Chinese behemoth"."""
    return noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.left_edge.i == noun.head.i + 2


def _is_seated(noun: Token, ontology: Ontology) -> bool:
    """Tell whether the noun is one of organisations or places."""
    lemma = _whole_lemma(noun)
    return any(lemma in ontology.cue("noun", kind) for kind in ("Organization", "Place"))


def _is_seated_as(noun: Token, name: Name, ontology: Ontology) -> bool:
    """Tell "its US partner X", a firm, from the US ally X, a country."""
    related = name.type not in APART and noun.lemma_.lower() in ontology.cue("noun", "relational")
    return related or _is_seated(noun, ontology)


def _whole_lemma(noun: Token) -> str:
    """Return the word with what a hyphen joins before it: "start-up"."""
    lemma = noun.lemma_.lower()
    joined = noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_
    return f"{noun.nbor(-2).lower_}-{lemma}" if joined else lemma
