"""Whom definite descriptions mean: "the company", "the Chinese firm", "the president", "the country".

First what the article said of an entity ("Alibaba, the e-commerce giant … the giant"), then a noun of
its name ("the ministry", the Ministry of Manpower), then the class of the noun where one entity stands out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.ontology.gazetteer import load_countries
from eventgraph.pipeline.dependencies import children, obliques, spread
from eventgraph.pipeline.descriptions import MODIFIERS, premodifiers
from eventgraph.pipeline.discourse import noun_classes, noun_kinds
from eventgraph.pipeline.pronouns import barred_tokens, choose

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse, Phrase

DETERMINERS: Final = frozenset({"the", "this", "that"})
POSTMODIFIERS: Final = frozenset({"prep", "appos", "relcl", "poss", "acl"})
NO_REFERENCE: Final = frozenset({"compound", "appos", "attr", "oprd", "nmod"})


class Definite(NamedTuple):
    """A definite description taken apart: its noun, the words that narrow it, the places that do, classes."""

    token: Token
    noun: str
    words: frozenset[str]
    places: frozenset[int]
    classes: frozenset[str]


def read_definite(token: Token, discourse: Discourse) -> Definite | None:
    """Return what a noun says of whom it means, or None where it does not refer."""
    if token.pos_ != "NOUN" or token.tag_ != "NN" or token.i in discourse.covering:
        return None
    definite = any(child.lower_ in DETERMINERS for child in children(token, "det"))
    if not definite or children(token, *POSTMODIFIERS) or token.dep_ in NO_REFERENCE:
        return _read_bare(token, discourse)
    words, places = premodifiers(token, discourse.covering, discourse.owner)
    if words & discourse.ontology.cue("modifier", "another"):
        return None
    if any(discourse.entities[place].type != "Place" for place in places):
        return None
    noun = token.lemma_.lower()
    return Definite(token, noun, words, places, noun_classes(noun, discourse.ontology))


def _read_bare(token: Token, discourse: Discourse) -> Definite | None:
    """Return the organisation before one of its people: "company CEO X", "a club spokesman"."""
    noun, person = token.lemma_.lower(), token.head
    owns = noun in discourse.ontology.cue("noun", "any-company") | discourse.ontology.cue("noun", "club-kind")
    titled = person.lemma_.lower() in discourse.ontology.cue("noun", "Person") or person.pos_ == "PROPN"
    if token.dep_ != "compound" or not owns or not titled or children(token, *MODIFIERS, "det"):
        return None
    if any(child.i < token.i and child.dep_ != "det" for child in person.children):
        return None
    return Definite(token, noun, frozenset(), frozenset(), noun_classes(noun, discourse.ontology))


def resolve_definite(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the name that a definite description means; none where two are equally good."""
    return (
        _described(definite, discourse)
        or _of_kind(definite, discourse)
        or _place(definite, discourse)
        or _government(definite, discourse)
        or _capital(definite, discourse)
        or _of_class(definite, discourse)
    )


def _described(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the entity of which the article has said the noun, if it is one that is still in mind."""
    another = discourse.ontology.cue("modifier", "another")
    said = [
        d
        for d in discourse.descriptions
        if d.noun == definite.noun
        and d.position < definite.token.i
        and definite.words <= d.words
        and (not definite.places or definite.places & d.places)
    ]
    entities = {d.entity for d in said}
    if len(entities) > 1:
        entities = {
            d.entity for d in said if not d.words & another and _is_near(d.entity, definite.token, discourse)
        }
    if len(entities) != 1:
        return ()
    (entity,) = entities
    if not (_is_near(entity, definite.token, discourse) or discourse.is_dominant(entity)):
        return ()
    earlier = [m for m in discourse.entities[entity].mentions if discourse.names[m].end <= definite.token.i]
    return (earlier[-1],) if earlier else ()


def _is_near(entity: int, token: Token, discourse: Discourse) -> bool:
    phrases = (phrase for before in discourse.before(token) for phrase in before)
    return any(discourse.owner[name] == entity for phrase in phrases for name in phrase.names)


def _of_kind(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the most salient name that is of the noun's kind or has the noun in it.

    "The ministry" is the Ministry of Manpower, "the club" Chelsea; the nearest sentence that names one
    decides, else the only one that the article has named.
    """
    if definite.places:
        return ()
    barred = barred_tokens(definite.token)
    for phrases in discourse.before(definite.token):
        found = [
            p
            for p in phrases
            if len(p.names) == 1
            and discourse.doc[p.token] not in barred
            and _is_called(p.names[0], definite, discourse)
        ]
        if found:
            return choose(found, discourse, single=bool(definite.words))
    called = [
        index
        for index, name in enumerate(discourse.names)
        if name.end <= definite.token.i and _is_called(index, definite, discourse)
    ]
    only = len({discourse.owner[name] for name in called}) == 1
    return (called[-1],) if only and not definite.words else ()


def _is_called(index: int, definite: Definite, discourse: Discourse) -> bool:
    """Tell whether a name has the noun in it ("the ministry") or is of its kind ("the club")."""
    name = discourse.names[index]
    if name.kind in noun_kinds(definite.noun, discourse.ontology):
        return not definite.words
    institutional = definite.noun in discourse.ontology.cue("noun", "institution-like")
    words = {t.lower_ for t in discourse.doc[name.start : name.end]}
    fits = name.type in definite.classes or (institutional and name.type == "Organization")
    return fits and len(words) > 1 and definite.noun in words and definite.words <= words


def _of_class(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the most salient entity of the noun's class in the sentences before.

    "The airline" says more than "the company": only the one organisation that is near can be meant.
    """
    kind = next((k for k in ("Organization", "Product") if k in definite.classes), None)
    if kind is None or definite.noun in discourse.ontology.cue("noun", "partial"):
        return ()
    if kind == "Product" and definite.words:
        return ()
    barred = barred_tokens(definite.token)
    sentences = [
        [p for p in phrases if discourse.doc[p.token] not in barred and _agrees(p, kind, definite, discourse)]
        for phrases in discourse.before(definite.token)
    ]
    near = [phrase for found in reversed(sentences) for phrase in found]
    narrow = bool(definite.words or definite.places)
    said_by_all = definite.noun in discourse.ontology.cue("noun", "any-company")
    for found in filter(None, sentences):
        chosen = choose(found, discourse, single=kind == "Product" or narrow)
        entity = discourse.owner[chosen[0]] if chosen else None
        if entity is None or (said_by_all and not narrow) or discourse.is_dominant(entity):
            return chosen
        return choose(near, discourse, single=True)
    return ()


def _agrees(phrase: Phrase, kind: str, definite: Definite, discourse: Discourse) -> bool:
    """Tell whether a phrase may be meant: a company is no ministry."""
    if len(phrase.names) != 1 or phrase.type != kind:
        return False
    if kind != "Organization":
        return True
    name = discourse.names[phrase.names[0]]
    if name.role not in ("name", "capital"):
        return False
    kinds = noun_kinds(definite.noun, discourse.ontology)
    if kinds:
        return name.kind == "" and not discourse.is_public(phrase.names[0])
    public = discourse.is_public(phrase.names[0])
    if definite.words and (public or name.kind == "media"):
        return False
    return public == (definite.noun in discourse.ontology.cue("noun", "institution-like"))


def _place(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the only country, or the only town, that the sentences before name."""
    wants_country = definite.noun in discourse.ontology.cue("noun", "country")
    wants_town = definite.noun in discourse.ontology.cue("noun", "town")
    if definite.words or definite.places or not (wants_country or wants_town):
        return ()
    for phrases in discourse.before(definite.token):
        named = [
            phrase.names[0]
            for phrase in phrases
            if len(phrase.names) == 1
            and phrase.type == "Place"
            and _is_country(phrase.names[0], discourse) == wants_country
        ]
        if named:
            only = len({discourse.owner[name] for name in named}) == 1
            by_name = any(discourse.names[name].role != "adjective" for name in named)
            sure = only and (by_name or discourse.is_dominant(discourse.owner[named[-1]]))
            return (named[-1],) if sure else ()
    return ()


def _government(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the country whose "government" it is: the only one near, if none is named more often."""
    if definite.words or definite.places or definite.noun not in discourse.ontology.cue("noun", "rule"):
        return ()
    near = [
        phrase.names[0]
        for phrases in discourse.before(definite.token)
        for phrase in reversed(phrases)
        if len(phrase.names) == 1 and phrase.type == "Place" and _is_country(phrase.names[0], discourse)
    ]
    only = len({discourse.owner[name] for name in near}) == 1
    return (near[0],) if only and discourse.is_dominant(discourse.owner[near[0]]) else ()


def _capital(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the only capital that the article has named, and lately, before "the capital"."""
    if definite.words or definite.noun not in discourse.ontology.cue("noun", "capital"):
        return ()
    named = [
        index
        for index, name in enumerate(discourse.names)
        if name.role == "capital" and name.end <= definite.token.i
    ]
    found = {discourse.owner[name] for name in named}
    near = all(_is_near(entity, definite.token, discourse) for entity in found)
    return (named[-1],) if len(found) == 1 and near else ()


def _is_country(name: int, discourse: Discourse) -> bool:
    return discourse.names[name].known in load_countries()


def resolve_state(token: Token, discourse: Discourse) -> tuple[int, ...]:
    """Return the countries whose government or forces a noun means: "the Chinese government", "US troops"."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in discourse.ontology.cue("noun", "state"):
        return ()
    modifiers = [child for child in children(token, *MODIFIERS, "poss") if child.i < token.i]
    places = [word for child in modifiers for word in spread(child)]
    places += [word for marker, _, noun in obliques(token) if marker == "of" for word in spread(noun)]
    named = [discourse.covering.get(word.i) for word in places]
    found = [name for name in named if name is not None]
    common = {word.lower_ for word, name in zip(places, named, strict=True) if name is None}
    if common & discourse.ontology.cue("modifier", "another"):
        return ()
    if not all(discourse.names[name].type == "Place" for name in found):
        return ()
    return tuple(found)
