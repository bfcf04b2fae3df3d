"""Who plays which part in what a verb, noun or title tells: subjects, objects, owners, phrases, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import NOMINAL, children, is_passive, read_once, spread
from eventgraph.pipeline.layers import Proposition, Role, read_references
from eventgraph.pipeline.subjects import resolve_relative
from eventgraph.pipeline.verb_arguments import agents, has_infinitive, obliques, patients, told_to_act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from eventgraph.ontology import Ontology

BEFORE: Final = ("amod", "compound", "nmod")
INTO: Final = frozenset({"in", "into"})
STATES: Final = frozenset({"have", "know", "believe", "feel", "win", "lose"})
"""Verbs for what nobody can be told to do: "X should win"."""
PARTNERS: Final = frozenset({"with", "from"})
"""Prepositions before the other side."""


def verb_roles(verb: Token, ontology: Ontology) -> Iterator[Role]:
    """Yield who does what to whom, and every phrase, infinitive and clause that belongs to a verb."""
    passive = is_passive(verb)
    event = _round(verb, ontology) if passive else None
    objects = patients(verb) if event is None or verb.dep_ == "acl" else [event]
    yield from spread_roles("subject", _behind(agents(verb), ontology))
    yield from _object_roles(verb, objects, ontology)
    yield from oblique_roles(verb)
    for noun in objects:
        if noun.i > verb.i or (passive and noun.head == verb):
            yield from oblique_roles(noun)
            yield from spread_roles("owner", children(noun, "poss"))
            yield from _owner_roles(noun, ontology)
            yield from _imposed_roles(noun, ontology)
    if event is not None:
        yield from spread_roles("owner", _receivers(event, ontology))
    for governor in (verb, *objects):
        yield from _inner_roles(governor)
    for complement in children(verb, "xcomp", "ccomp", "advcl"):
        if has_infinitive(complement):
            yield from _infinitive_roles(complement)
        elif complement.dep_ == "ccomp":
            yield from _clause_roles(complement)
    if verb.dep_ == "amod" and verb.tag_ == "VBN":
        yield from _hyphenated(verb)


def _object_roles(verb: Token, objects: list[Token], ontology: Ontology) -> Iterator[Role]:
    """Read to whom it is done, behind shares and engineers those whose they are.

    A participle before a noun tells of that noun itself: of US-based developers, not of who they belong to,
    nor of the armies in "US-backed militias and armies".
    """
    passive = is_passive(verb)
    if passive and verb.dep_ == "amod":
        yield from (Role("object", noun.i) for noun in objects)
    else:
        yield from spread_roles("object", _behind(objects, ontology) if passive else objects)
    if not passive and verb.lemma_.lower() in ontology.cue("verb", "naming"):
        yield from spread_roles("object", (name for noun in objects for name in named_before(noun)))


def _inner_roles(governor: Token) -> Iterator[Role]:
    """Read the other side behind a noun of the clause: "raised $5 million in funding from X"."""
    for marker, gerund, noun in obliques(governor):
        if marker in INTO and noun.pos_ in NOMINAL and not gerund:
            parts = (part for inner, _, part in obliques(noun) if inner == "of")
            roles = (role for part in (noun, *parts) for role in oblique_roles(part))
            yield from (role for role in roles if role.marker in PARTNERS)


def _round(verb: Token, ontology: Ontology) -> Token | None:
    """Return the round in "raised $5 million in a round led by Y" and "raised seed money, led by Y"."""
    if verb.dep_ == "acl":
        return verb.head
    raised = verb.dep_ == "advcl" and verb.head.lemma_.lower() in ontology.cue("verb", "raising")
    before = verb.doc[verb.i - 2] if raised and verb.i > 1 and verb.nbor(-1).text == "," else None
    return before if before is not None and before.pos_ in NOMINAL else None


def _receivers(event: Token, ontology: Ontology) -> list[Token]:
    """Return whose round it is in "X raised $5 million in a round led by Y"."""
    governor = event.head.head if event.dep_ == "pobj" and event.head.lower_ in INTO else event.head
    if governor.dep_ == "dobj" and governor != event:
        governor = governor.head
    raised = governor.lemma_.lower() in ontology.cue("verb", "raising")
    return agents(governor) if raised and not children(event, "poss") else []


def _behind(nouns: Iterable[Token], ontology: Ontology) -> list[Token]:
    """Return the nouns, and in the place of shares and engineers whose they are."""
    return [holder for noun in nouns for holder in (list(_acts_for(noun, ontology)) or [noun])]


def _acts_for(noun: Token, ontology: Ontology) -> Iterator[Token]:
    """Yield whose shares or engineers these are: what they do or undergo is said of the owner."""
    if noun.lemma_.lower() in ontology.cue("noun", "acting-for"):
        yield from children(noun, "poss")
        beside = children(noun, "compound", "nmod")
        yield from (owner for owner in beside if owner.ent_type_ not in ("GPE", "NORP"))
        yield from (owner for marker, gerund, owner in obliques(noun) if marker == "of" and not gerund)
        for verb in children(noun, "acl"):
            if verb.lemma_.lower() in ontology.cue("verb", "consisting"):
                yield from (*(member for _, _, member in obliques(verb)), *children(verb, "dobj"))


def _owner_roles(noun: Token, ontology: Ontology) -> Iterator[Role]:
    """Read an owner like an of-phrase: "froze his assets" as "froze the assets of Y".

    So is the country in "the Chinese ambassador", who is sent by it.
    """
    if any(child.lower_ == "of" for child in children(noun, "prep")):
        return
    sent = noun.lemma_.lower() in ontology.cue("noun", "representative")
    owners = children(noun, "poss", *(BEFORE if sent else ()))
    yield from spread_roles("oblique", owners, marker="of")


def _imposed_roles(noun: Token, ontology: Ontology) -> Iterator[Role]:
    """Read what a participle without a meaning of its own adds: "eased the sanctions imposed on Y"."""
    for participle in children(noun, "acl"):
        if participle.tag_ == "VBN" and participle.lemma_.lower() in ontology.cue("verb", "light"):
            yield from oblique_roles(participle)


def _infinitive_roles(complement: Token) -> Iterator[Role]:
    """Read "to act" with its object; who is to act is the governor's object ("wants Trump to act").

    What belongs to the object is read like what belongs to the verb: "to impose tariffs on Y". Whom one
    calls for to act stands behind a preposition.
    """
    lemma = complement.lemma_.lower()
    if complement.dep_ == "ccomp":
        yield from spread_roles("object", children(complement, "nsubj", "nsubjpass"))
    if any(mark.lower_ == "for" for mark in children(complement, "mark")):
        yield from spread_roles("oblique", children(complement, "nsubj"), marker="for")
    yield Role("infinitive", complement.i, "to")
    objects = patients(complement) or told_to_act(complement)
    yield from spread_roles("infinitive", objects, marker="to", verb=lemma)
    for governor in (complement, *objects):
        for marker, gerund, noun in obliques(governor):
            if not gerund:
                yield from spread_roles("infinitive", [noun], marker="to", verb=f"{lemma} {marker}")


def _clause_roles(clause: Token) -> Iterator[Role]:
    """Read who acts in a that-clause, and what is said of it: "says Turkey must leave", "says it lied".

    Who "must be wondering" or "has not lied" is neither told nor accused, nor are "we".
    """
    if is_passive(clause) or children(clause, "neg"):
        return
    subjects = [noun for noun in children(clause, "nsubj") if "Person=1" not in str(noun.morph)]
    for verb in ("", *_said(clause)):
        yield from spread_roles("oblique", subjects, marker="that", verb=verb)


def _said(clause: Token) -> Iterator[str]:
    """Yield what a clause says of its subject: its verb, its predicate, or what is to be done."""
    yield clause.lemma_.lower()
    yield from (word.lemma_.lower() for word in children(clause, "attr", "acomp"))
    helpers = children(clause, "aux")
    done = clause.pos_ == "VERB" and clause.lemma_ not in STATES
    if len(helpers) == 1 and helpers[0].tag_ == "MD" and done:
        yield helpers[0].lower_
    for inner in children(clause, "xcomp"):
        if has_infinitive(inner) and not is_passive(inner):
            yield f"{clause.lemma_.lower()} to"


def _hyphenated(verb: Token) -> Iterator[Role]:
    """Read "Seattle-based" and "Alibaba-owned": the noun before the hyphen is place or agent."""
    for noun in children(verb, "npadvmod", "compound", "nmod"):
        if noun.i < verb.i:
            yield Role("oblique", noun.i, "in")
            yield Role("subject", noun.i)


def spread_roles(
    position: str, nouns: Iterable[Token], *, marker: str = "", verb: str = ""
) -> Iterator[Role]:
    """Return a role for each noun and what is coordinated with it."""
    return (Role(position, token, marker, verb) for noun in nouns for token in _meant(noun))


@read_once
def _meant(noun: Token) -> tuple[int, ...]:
    """Return what a noun and those coordinated with it stand for."""
    return tuple(resolve_relative(token).i for token in spread(noun))


@read_once
def oblique_roles(token: Token) -> tuple[Role, ...]:
    """Return a role for each prepositional phrase of a token."""
    return tuple(
        Role("oblique", meant, marker, gerund)
        for marker, gerund, noun in obliques(token)
        for meant in _meant(noun)
    )


@read_once
def noun_roles(noun: Token) -> tuple[Role, ...]:
    """Return who owns a noun, its prepositional phrases and the words before it."""
    owners = spread_roles("possessive", children(noun, "poss"))
    before = (child for child in children(noun, "compound", "nmod", "amod") if child.i < noun.i)
    whole = (Role("compound", child.i) for child in before if not _is_hyphenated(child))
    return (*owners, *oblique_roles(noun), *whole)


def _is_hyphenated(word: Token) -> bool:
    """Tell the first half of a modifier: "UN-documented use" is no use by the UN."""
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    return following.text == "-" and not word.whitespace_


def named_before(title: Token) -> list[Token]:
    """Return the name that the parser took for a part of the title behind it: "named X chief executive"."""
    return [
        child
        for child in children(title, "nmod", "compound")
        if title.pos_ == "NOUN" and child.pos_ == "PROPN" and child.left_edge.i == title.head.i + 1
    ]


def role_of(noun: Token, holders: Iterable[Token], construction: str) -> Proposition:
    """Return the proposition that the holders bear the role of a noun."""
    roles = [Role("subject", resolve_relative(holder).i) for holder in holders]
    roles += [*noun_roles(noun), *_shared_roles(noun), *_far_places(noun)]
    return Proposition("role", noun.i, _role_words(noun), tuple(roles), construction)


def _shared_roles(noun: Token) -> Iterator[Role]:
    """Read what a first role lends to a second: "Uber's founder and former chief executive"."""
    if noun.dep_ == "conj" and noun.head.pos_ in NOMINAL and not children(noun, "poss", "prep"):
        yield from (role for role in noun_roles(noun.head) if role.position != "oblique")
    for other in children(noun, "conj"):
        if not children(noun, "prep"):
            yield from (role for role in noun_roles(other) if role.position == "oblique")


def _far_places(noun: Token) -> Iterator[Role]:
    """Read "editor for Asia at Reuters", where the parser hangs the second phrase upon the first.

    "The head of Y's cloud division" heads that division with Y, and not Y.
    """
    for outer, _, inner in obliques(noun):
        if outer == "of" and not inner.ent_type_:
            owners = (owner for owner in children(inner, "poss") if owner.ent_type_ == "ORG")
            yield from (Role("oblique", owner.i, "with") for owner in owners)
        for marker, gerund, place in obliques(inner):
            if marker == "at" and not gerund:
                yield Role("oblique", place.i, marker)


def _role_words(noun: Token) -> tuple[str, ...]:
    """Return the words of a role with what stands before them: ("chief", "executive")."""
    return (*premodifiers(noun), noun.lemma_.lower())


def unresolved_owners(noun: Token) -> frozenset[int]:
    """Return "their" in "continued their attacks" where nothing says who "they" are: who acts owns."""
    owners = {owner.i for owner in children(noun, "poss") if owner.tag_ == "PRP$"}
    return frozenset(owners.difference(r.start for r in read_references(noun.doc)) if owners else ())


def premodifiers(noun: Token) -> tuple[str, ...]:
    """Return the words before a noun that narrow it."""
    return tuple(child.lower_ for child in children(noun, "compound", "amod", "nmod") if child.i < noun.i)


def responsible(word: Token, ontology: Ontology) -> list[Token]:
    """Return who did it in "X was responsible for the attack", "X claimed responsibility for the attack"."""
    above = word.head
    if word.lower_ in ontology.cue("modifier", "responsible"):
        stated = above.lemma_.lower() in ontology.cue("verb", "copula")
        return [above] if above.pos_ in NOMINAL else agents(above) if stated else []
    claimed = word.dep_ == "dobj" and above.lemma_.lower() in ontology.cue("verb", "claiming")
    return agents(above) if claimed and word.lower_ in ontology.cue("noun", "responsible") else []


def members(noun: Token, ontology: Ontology) -> Token | None:
    """Return the noun that says what is enumerated: clients in "its clients", "its list of clients"."""
    if noun.tag_ == "NNS":
        return noun
    if noun.lemma_.lower() not in ontology.cue("noun", "collective"):
        return None
    parts = [part for marker, _, part in obliques(noun) if marker == "of"]
    return next(iter((*parts, *reversed(children(noun, "compound")))), noun)
