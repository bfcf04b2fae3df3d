"""Whom definite descriptions mean: "the company", "the Chinese firm", "the president".

First what the article said of an entity ("Alibaba, the e-commerce giant … the giant"), then a noun of
its name ("the ministry", the Ministry of Manpower), then the class of the noun where one entity stands out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.dependencies import all_children, children, spread
from eventgraph.pipeline.descriptions import MODIFIERS, Description, premodifiers, title_of
from eventgraph.pipeline.discourse import OTHER, noun_classes, noun_kinds
from eventgraph.pipeline.narrowing import holding, is_party, noun_of, owning_places
from eventgraph.pipeline.pronouns import barred_tokens, choose
from eventgraph.pipeline.subjects import SEATED, surface_subject
from eventgraph.pipeline.territories import resolve_territory

if TYPE_CHECKING:
    from spacy.tokens import Token

    from eventgraph.pipeline.descriptions import Description
    from eventgraph.pipeline.discourse import Discourse, Phrase

MEDIA: Final = "media"
BODIES: Final = frozenset({"armed-group", "ngo", "body", "union"})
"""Kinds of organisations of the gazetteer that are called a group as well as companies."""
DEPUTY: Final = frozenset({"vice", "deputy", "assistant", "associate"})
DETERMINERS: Final = frozenset({"the", "this", "that"})
POSTMODIFIERS: Final = frozenset({"prep", "appos", "relcl", "acl"})
BODY: Final = frozenset({"institution-like", "institution"})
OWNERS: Final = frozenset({"any-company", "club-kind"})
"""What the nouns signal that mean who employs somebody: all of a body's, or one of an owner's."""
CHIEF: Final = frozenset({"chief"})
CLAUSES: Final = frozenset({"relcl", "acl"})
"""What narrows a noun only where no comma stands between: "the bank, led by X,"."""
NO_REFERENCE: Final = frozenset({"compound", "appos", "attr", "oprd", "nmod"})


class Definite(NamedTuple):
    """A definite description: its noun, the words and places that narrow it, its classes and kinds."""

    token: Token
    noun: str
    words: frozenset[str]
    places: frozenset[int]
    classes: frozenset[str]
    kinds: frozenset[str]


def read_definite(token: Token, discourse: Discourse) -> Definite | None:
    """Return what a noun says of whom it means, or None where it does not refer."""
    title = token.tag_ == "NNP" and "Person" in noun_classes(token.lower_, discourse.ontology)
    if not (title or (token.pos_ == "NOUN" and token.tag_ == "NN")) or token.i in discourse.covering:
        return None
    owners = owning_places(token, discourse)
    definite = bool(owners) or any(child.lower_ in DETERMINERS for child in children(token, "det"))
    if not definite or owners is None or _is_narrowed(token) or token.dep_ in NO_REFERENCE:
        return _read_bare(token, discourse)
    words, places = premodifiers(token, discourse.covering, discourse.owner)
    places |= owners
    # "The Shenzhen-based group" says of the group where it is, and not which it is of several.
    words -= SEATED
    if words & discourse.ontology.cue("modifier", "another"):
        return None
    holders = holding(token, discourse)
    if not all(discourse.entities[place].type in holders or is_party(place, discourse) for place in places):
        return None
    places = frozenset(place for place in places if not is_party(place, discourse))
    noun = title_of(noun_of(token), words)
    return Definite(
        token,
        noun,
        words,
        places,
        noun_classes(noun, discourse.ontology),
        noun_kinds(noun, discourse.ontology),
    )


def _is_narrowed(noun: Token) -> bool:
    """Tell "the company that he founded" from "the company itself" and "the company, which …"."""
    return any(
        not (child.pos_ == "PRON" or (child.dep_ in CLAUSES and child.left_edge.i > noun.i + 1))
        for child in children(noun, *POSTMODIFIERS)
    )


def _read_bare(token: Token, discourse: Discourse) -> Definite | None:
    """Return the organisation before one of its people: "company CEO X", "a club spokesman".

    A body is only one whose name has the noun in it: "council leader X" of Leeds City Council.
    """
    if token.dep_ != "compound":
        return None
    noun, person = token.lemma_.lower(), token.head
    signals = discourse.ontology.signals_of("noun", noun)
    body = signals >= BODY
    titled = person.lemma_.lower() in discourse.ontology.cue("noun", "Person") or person.pos_ == "PROPN"
    if not (body or signals & OWNERS) or not titled or children(token, *MODIFIERS, "det"):
        return None
    if any(child.i < token.i and child.dep_ != "det" for child in all_children(person)):
        return None
    classes = frozenset[str]() if body else noun_classes(noun, discourse.ontology)
    kinds = frozenset[str]() if body else noun_kinds(noun, discourse.ontology)
    return Definite(token, noun, frozenset(), frozenset(), classes, kinds)


def resolve_definite(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the name that a definite description means; none where two are equally good."""
    return (
        _described(definite, discourse)
        or _of_kind(definite, discourse)
        or resolve_territory(definite, discourse)
        or _of_class(definite, discourse)
    )


def _described(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the entity of which the article has said the noun, if it is one that is still in mind."""
    another = discourse.ontology.cue("modifier", "another")
    said = [
        d
        for d in discourse.descriptions
        if _is_said(definite, d, discourse)
        and d.position < definite.token.i
        and definite.words - CHIEF <= d.words
        and not _is_deputy(d, definite, discourse)
        and (not definite.places or definite.places & d.places)
    ]
    barred = {discourse.owner.get(discourse.covering.get(word.i, -1)) for word in _barred(definite.token)}
    entities = {d.entity for d in said if discourse.entities[d.entity].type in {"Person", *definite.classes}}
    entities -= barred
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


def _is_deputy(said: Description, definite: Definite, discourse: Discourse) -> bool:
    """Tell "Vice President Morgan", who is not "the president"."""
    before = discourse.doc[max(0, said.position - 1)].lower_
    return bool(({before, *said.words} - definite.words) & DEPUTY)


def _is_said(definite: Definite, said: Description, discourse: Discourse) -> bool:
    """Tell whether a description has the noun, or one that means the same: the FBI director is its chief."""
    chiefs = discourse.ontology.cue("noun", "chief")
    if definite.noun in chiefs and definite.places:
        return said.noun == definite.noun or said.noun in discourse.ontology.cue("noun", "heading")
    return said.noun == definite.noun


def _barred(token: Token) -> set[Token]:
    """Return the nouns that a description cannot mean: the subject of its clause, however deep it stands.

    "X reached a settlement with the company"; but "X presented the company's results" may be X's own.
    """
    barred = barred_tokens(token)
    if token.dep_ in ("dobj", "pobj"):
        verb = next((word for word in token.ancestors if word.pos_ in ("VERB", "AUX")), None)
        subject = surface_subject(verb) if verb is not None else None
        if subject is not None and not subject.is_ancestor(token):
            barred |= {word for noun in spread(subject) for word in (noun, *children(noun, "appos"))}
    return barred


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
    barred = _barred(definite.token)
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
    generic = definite.noun in discourse.ontology.cue("noun", "any-company")
    return (called[-1],) if only and not definite.words and not generic else ()


def _is_called(index: int, definite: Definite, discourse: Discourse) -> bool:
    """Tell whether a name has the noun in it ("the ministry") or is of its kind ("the club")."""
    name = discourse.names[index]
    if name.kind in definite.kinds:
        return True
    institutional = definite.noun in discourse.ontology.cue("noun", "institution-like")
    words = discourse.words[index]
    fits = name.type in definite.classes or (institutional and name.type == "Organization")
    return fits and len(words) > 1 and definite.noun in words and definite.words <= words


def _of_class(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the most salient entity of the noun's class in the sentences before.

    "The airline" says more than "the company": only the one organisation that is near can be meant.
    """
    kind = next((k for k in ("Organization", "Product", "Work") if k in definite.classes), None)
    if kind is None or definite.noun in discourse.ontology.cue("noun", "partial"):
        return ()
    said_by_all = definite.noun in discourse.ontology.cue("noun", "any-company")
    if definite.words and (kind != "Organization" or not (said_by_all or definite.places)):
        return ()
    barred = _barred(definite.token)
    sentences = [
        [p for p in phrases if discourse.doc[p.token] not in barred and _agrees(p, kind, definite, discourse)]
        for phrases in discourse.before(definite.token)
    ]
    near = [phrase for found in reversed(sentences) for phrase in found]
    narrow = bool(definite.words or definite.places)
    topic = discourse.topic(_companies(discourse), definite.token) if said_by_all else ()
    for found in filter(None, sentences):
        chosen = choose(found, discourse, single=kind != "Organization" or narrow)
        entity = discourse.owner[chosen[0]] if chosen else None
        elsewhere = discourse.number[found[0].token] != discourse.number[definite.token.i]
        if topic and elsewhere and not narrow and _is_less_in_mind(found, chosen, discourse):
            return topic
        if entity is None or (said_by_all and not narrow) or discourse.is_dominant(entity):
            return chosen
        return choose(near, discourse, single=True)
    return () if narrow else topic or (_only_work(definite, discourse) if kind == "Work" else ())


def _is_less_in_mind(phrases: list[Phrase], names: tuple[int, ...], discourse: Discourse) -> bool:
    """Tell whether whom all is about is meant, and not a sentence's object or who is named in passing.

    "Ford agreed. The company", Tesla, goes on. Of bodies the nearest is meant, however often it is named.
    """
    if any(discourse.names[name].kind in BODIES for name in names):
        return False
    entities = [discourse.entities[discourse.owner[name]] for name in names]
    in_passing = bool(names) and all(len(entity.mentions) == 1 for entity in entities)
    return in_passing or min(phrase.rank for phrase in phrases) == OTHER


def _only_work(definite: Definite, discourse: Discourse) -> tuple[int, ...]:
    """Return the one film, book or game that the article has named so far, if it is about it."""
    works = [
        index
        for index, name in enumerate(discourse.names)
        if name.type == "Work" and name.end <= definite.token.i
    ]
    if len({discourse.owner[work] for work in works}) != 1:
        return ()
    opening = discourse.number[discourse.names[works[0]].start] == 0
    return (works[-1],) if opening or len(works) > 1 else ()


def _companies(discourse: Discourse) -> list[int]:
    names = range(len(discourse.names))
    return [n for n in names if discourse.names[n].type == "Organization" and not discourse.is_public(n)]


def _agrees(phrase: Phrase, kind: str, definite: Definite, discourse: Discourse) -> bool:
    """Tell whether a phrase may be meant: a company is no ministry."""
    if len(phrase.names) != 1 or phrase.type != kind:
        return False
    name = discourse.names[phrase.names[0]]
    if kind != "Organization" or name.role not in ("name", "capital"):
        return kind != "Organization"
    public = discourse.is_public(phrase.names[0])
    if name.kind == MEDIA and not discourse.is_dominant(discourse.owner[phrase.names[0]]):
        return False  # whoever reports is not whom the report is about
    if definite.kinds:
        return name.kind == "" and not public
    if definite.noun in discourse.ontology.cue("noun", "any-body") and name.kind in BODIES:
        return True
    narrowed = definite.words and (public or name.kind == MEDIA)
    return not narrowed and public == (definite.noun in discourse.ontology.cue("noun", "institution-like"))
