"""Who does what to whom at one verb: agents, patients, phrases and particles, whatever the voice.

Follows the clause types of ClausIE (Del Corro and Gemulla 2013) over spaCy's English labels
(ClearNLP style). All functions are pure and take tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import (
    SUBJECTS,
    all_children,
    children,
    counted,
    is_passive,
    read_once,
)
from eventgraph.pipeline.subjects import behind_copula, resolve_relative, surface_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


OBJECTS: Final = frozenset({"dobj", "dative", "oprd"})
EXCLUDING: Final = frozenset({"not", "than"})
"""Before a phrase that says what is not meant: "relies on X, not on Y", "on X rather than on Y"."""
CIRCUMSTANCES: Final = frozenset(
    {"time", "moment", "day", "night", "week", "month", "year", "way", "reason", "place"}
)
"""Nouns whose bare relative clause tells when, how or why: "the night (when) the talks ended"."""


def agents(verb: Token) -> list[Token]:
    """Return who does what the verb says: the subject, or the by-phrase of a passive."""
    if is_passive(verb):
        phrases = [by for by in _agent_phrases(verb) if by.nbor(-1).lower_ != "not"]
        return [noun for by in phrases for noun in children(by, "pobj")]
    subject = surface_subject(verb)
    return [subject] if subject is not None else []


def _agent_phrases(verb: Token) -> list[Token]:
    """Return the by-phrases of a passive; behind an object the parser hangs them upon it.

    "X was fined $5 by Y", "X was awarded a contract by Y".
    """
    objects = children(verb, "dobj", "oprd", "attr")
    given = [n for n in objects if n.dep_ == "dobj" or n.pos_ == "NUM" or children(n, "nummod", "quantmod")]
    stray = [by for noun in given for by in (*children(verb, "prep"), *children(noun, "prep"))]
    return children(verb, "agent") or [by for by in stray if by.lower_ == "by"]


def patients(verb: Token) -> list[Token]:
    """Return to whom it is done: the objects, or the subject of a passive."""
    if is_passive(verb):
        subject = surface_subject(verb)
        extra = children(verb, "oprd", "dobj")
        return ([_singled_out(subject)] if subject is not None else []) + extra
    objects = [noun for noun in children(verb, *OBJECTS) if noun.pos_ != "ADP"]
    found = [_singled_out(resolve_relative(noun)) for noun in objects]
    found += [name for noun in objects for name in _recipients(noun)]
    found += [noun for predicate in small_clauses(verb) for noun in children(predicate, "nsubj")]
    if not found and verb.dep_ == "relcl" and _is_object_relative(verb):
        found = [behind_copula(verb.head)]
    return found


def _singled_out(number: Token) -> Token:
    """Return who is meant by so many of them: the prisoners in "freed two of the prisoners".

    Who is called by name is meant alone: "freed one of the prisoners, Anna Berg".
    """
    whole = counted(number)
    called = children(number, "appos") if whole != number else []
    return called[0] if called and called[0].pos_ == "PROPN" else whole


def _recipients(noun: Token) -> Iterator[Token]:
    """Yield to whom so many are given where both were made one phrase: "fined X 5 million euros"."""
    numbers = [child.left_edge.i for child in children(noun, "nummod", "quantmod")]
    for child in children(noun, "nmod", "compound", "poss", "amod"):
        first = child.left_edge.i
        if child.pos_ == "PROPN" and numbers and first == noun.head.i + 1 and child.i < min(numbers):
            yield child


def told_to_act(verb: Token) -> list[Token]:
    """Return who is to act by a verb that is itself to be done: "refused to allow Y to land"."""
    clauses = [clause for clause in children(verb, "ccomp", "xcomp") if has_infinitive(clause)]
    return [noun for clause in clauses for noun in children(clause, "nsubj")]


def has_infinitive(clause: Token) -> bool:
    """Tell whether a clause says what is to be done: "to land"."""
    return any(child.tag_ == "TO" for child in all_children(clause))


def small_clauses(verb: Token) -> list[Token]:
    """Return the predicates that a verb gives its object without "to be": guilty in "found X guilty"."""
    return [
        child
        for child in children(verb, "ccomp", "xcomp", "oprd")
        if child.pos_ == "ADJ" and children(child, "nsubj") and not children(child, "aux", "mark", "cop")
    ]


def _is_object_relative(verb: Token) -> bool:
    """Tell whether the modified noun is the object: "the tool Alibaba banned", not "that it wants to buy"."""
    subject = children(verb, *SUBJECTS)
    if verb.head.lemma_.lower() in CIRCUMSTANCES or children(verb, "xcomp", "ccomp"):
        return False
    return bool(subject) and resolve_relative(subject[0]) == subject[0]


def prepositions(token: Token) -> list[Token]:
    """Return the prepositions of a word, "on" in "called on X to act" among them: the parser's particle."""
    found = children(token, "prep", "agent", "dative", "prt")
    return [child for child in found if child.dep_ != "prt" or children(child, "pobj")]


@read_once
def obliques(token: Token) -> tuple[tuple[str, str, Token], ...]:
    """Return (preposition, gerund or "", noun) for each prepositional phrase of a verb or noun.

    In "barred staff from using Claude Code" the phrase of `barred` is ("from", "using", Code).
    """
    return tuple(_obliques(token))


def _obliques(token: Token) -> Iterator[tuple[str, str, Token]]:
    for preposition in prepositions(token):
        if preposition.pos_ not in ("ADP", "SCONJ", "ADV", "VERB", "PART"):
            continue
        if preposition.i and preposition.nbor(-1).lower_ in EXCLUDING:
            continue
        marker = preposition.lower_
        for child in all_children(preposition):
            if child.dep_ == "pobj":
                yield marker, "", counted(resolve_relative(child))
                yield from _complex(marker, child)
            elif child.dep_ == "pcomp" and child.pos_ in ("VERB", "AUX"):
                objects = patients(child) or [noun for _, _, noun in _gerund_obliques(child)]
                yield from ((marker, child.lower_, noun) for noun in objects)
            elif marker == "as" and child.pos_ == "ADJ":
                yield marker, "", child
            elif child.dep_ == "prep":
                yield from ((f"{marker} {child.lower_}", "", noun) for noun in children(child, "pobj"))


def _complex(marker: str, noun: Token) -> Iterator[tuple[str, str, Token]]:
    """Yield the phrases of prepositions of three words: "in favour of", "on behalf of"."""
    for second in children(noun, "prep"):
        for inner in children(second, "pobj"):
            yield f"{marker} {noun.lower_} {second.lower_}", "", inner


def _gerund_obliques(verb: Token) -> Iterator[tuple[str, str, Token]]:
    for preposition in children(verb, "prep"):
        for noun in children(preposition, "pobj"):
            yield preposition.lower_, "", noun


def particles(verb: Token) -> tuple[str, ...]:
    """Return what may make the verb a phrasal verb: particles, and bare adverbs that look like them."""
    small = small_clauses(verb)
    return tuple(
        child.lower_
        for child in all_children(verb)
        if child.dep_ == "prt"
        or child in small
        or (child.dep_ in ("advmod", "prep") and child.pos_ in ("ADP", "ADV") and child.i > verb.i)
        or (child.dep_ in ("acomp", "oprd", "xcomp") and child.pos_ in ("ADJ", "NOUN") and child.i > verb.i)
    )
