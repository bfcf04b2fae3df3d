"""Whom "both", "the two companies" and "the pair" mean: the two that a sentence before names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import all_children, children
from eventgraph.pipeline.discourse import WINDOW, noun_classes
from eventgraph.pipeline.territories import KINDS as PLACES
from eventgraph.pipeline.territories import place_kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse, Phrase

PAIR: Final = 2
NUMBERS: Final = frozenset({"both", "two"})
POSTMODIFIERS: Final = frozenset({"prep", "relcl", "acl", "appos"})


def resolve_pair(token: Token, discourse: Discourse) -> tuple[int, ...]:
    """Return the two names that a word for two means; none where there is no such pair."""
    classes = _classes(token, discourse)
    if classes is None:
        return ()
    for phrases in discourse.before(token, WINDOW):
        pairs = [p for p in phrases if len(p.names) == PAIR and _are_of(p, classes, discourse)]
        if pairs:
            return pairs[-1].names
        sides = token.lemma_.lower() in discourse.ontology.cue("noun", "side")
        if any(p.plural and _may_be(p, classes) and not (sides and p.type == "Person") for p in phrases):
            return ()
        apart = _two_of(phrases, classes, discourse) if classes else ()
        if apart:
            return apart
    return ()


def _two_of(phrases: list[Phrase], classes: frozenset[str], discourse: Discourse) -> tuple[int, ...]:
    """Return the names of the two entities of a class that a sentence names, apart from each other."""
    found: dict[int, int] = {}
    for phrase in phrases:
        if len(phrase.names) == 1 and _are_of(phrase, classes, discourse):
            found[discourse.owner[phrase.names[0]]] = phrase.names[0]
    return tuple(found.values()) if len(found) == PAIR else ()


def _classes(token: Token, discourse: Discourse) -> frozenset[str] | None:
    """Return the classes, or kinds of places, that a word for two admits; None where it is no such word.

    An empty set is any class.
    """
    if token.lower_ in NUMBERS and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        said = token.lower_ == "both" or bool(children(token, "det"))
        return frozenset() if said and not children(token, *POSTMODIFIERS) else None
    noun = token.lemma_.lower() if token.pos_ == "NOUN" else ""
    paired = noun in discourse.ontology.cue("noun", "pair")
    if not noun or not (paired or token.tag_ == "NNS") or children(token, *POSTMODIFIERS):
        return None
    before = {child.lower_ for child in all_children(token) if child.i < token.i}
    if paired and "the" in before:
        return frozenset()
    if token.tag_ != "NNS" or not (before & NUMBERS and before <= NUMBERS | {"the", "of"}):
        return None
    if noun in discourse.ontology.cue("noun", "side"):
        return frozenset()
    kinds = frozenset(kind for kind in PLACES if noun in discourse.ontology.cue("noun", kind))
    return kinds or noun_classes(noun, discourse.ontology) or None


def _are_of(phrase: Phrase, classes: frozenset[str], discourse: Discourse) -> bool:
    if classes.isdisjoint(PLACES):
        return not classes or all(discourse.names[name].type in classes for name in phrase.names)
    return all(place_kind(name, discourse) in classes for name in phrase.names)


def _may_be(phrase: Phrase, classes: frozenset[str]) -> bool:
    wanted = classes if classes.isdisjoint(PLACES) else {"Place"}
    return not phrase.names and (not wanted or phrase.type in wanted)
