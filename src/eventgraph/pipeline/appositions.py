"""What stands beside a name and says what it is: "X, chief executive of Y", "Y CEO X", "the city of X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import (
    NOMINAL,
    all_children,
    children,
    counted,
    is_possessive_mark,
    spread,
)
from eventgraph.pipeline.layers import Proposition, Role
from eventgraph.pipeline.phrases import DASHES
from eventgraph.pipeline.predicate_roles import oblique_roles, role_of, spread_roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.name_lists import Lists

PLURAL: Final = "NNS"
EXEMPLIFYING: Final = frozenset({"notably", "particularly", "especially", "including", "mainly", "chiefly"})
PREMODIFIERS: Final = ("compound", "nmod", "amod", "poss")


def find_appositions(noun: Token, people: frozenset[int], lists: Lists) -> Iterator[Proposition]:
    """Read "X, chief executive of Y", "Y's chief executive, X", "Y CEO X" and "an app called X".

    In "criticism from X, Y chief Z said" the parser takes the next person's title for an apposition, and in
    "children, not fighters" what they are not.
    """
    for other in children(noun, "appos"):
        if other.i + 1 in people and other.pos_ in NOMINAL and not _governs(other, other.i + 1):
            continue
        if _is_denied(other) or _is_example(other) or lists.together(noun.i, other.i):
            continue
        for role, holder in ((counted(other), noun), (counted(noun), other)):
            if role.pos_ in NOMINAL and holder.pos_ in ("PROPN", "NOUN"):
                holders = list(spread(holder)) if role.tag_ == PLURAL and holder is other else [holder]
                for word in spread(role) if holder is noun else _with_earlier(role, people):
                    if word.i + 1 in people and word not in (role, holder):
                        continue
                    yield role_of(word, holders, "apposition")
    if noun.pos_ == "PROPN" or noun.ent_type_:
        yield from _titles_before(noun)


def _is_denied(noun: Token) -> bool:
    """Tell ", not a minister" from the question whose word order hides the verb: "Is X not a member?"."""
    first = noun.left_edge.i
    before = noun.doc[max(0, first - 2) : first + 1]
    return any(t.lower_ == "not" and t.i and t.nbor(-1).is_punct for t in before)


def _is_example(noun: Token) -> bool:
    """Tell ", notably the town of X", which is in what stands before the comma, not the same."""
    return noun.doc[noun.left_edge.i].lower_ in EXEMPLIFYING


def find_called(noun: Token, lists: Lists, ontology: Ontology) -> Iterator[Proposition]:
    """Read "Gaza's southern city of Rafah": the noun says what the name is, and whose."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in ontology.cue("noun", "Place"):
        return
    following = noun.doc[noun.i + 1 : noun.i + 3]
    if (
        len(following) > 1
        and following[0].lower_ == "of"
        and (name := lists.begins(following[1].i)) is not None
    ):
        role = role_of(noun, (noun.doc[holder] for holder in lists.held(name, noun)), "apposition")
        # The of-phrase is the name itself, not what it belongs to.
        yield role._replace(roles=tuple(r for r in role.roles if r.marker != "of"))


def _governs(token: Token, position: int) -> bool:
    return token in token.doc[position].ancestors


def _with_earlier(role: Token, people: frozenset[int]) -> Iterator[Token]:
    """Yield a role and those coordinated with it before: "chairman and former CEO, Eric Schmidt".

    Not in "X, chairman of Y and Z, chairman of W": whoever Z is has a title of their own.
    """
    yield role
    named = any(word.i in people for word in (role, *children(role, "compound")))
    while not named and role.dep_ == "conj" and role.head.pos_ in NOMINAL:
        role = role.head
        yield role


def _titles_before(name: Token) -> Iterator[Proposition]:
    """Read a title before a name: all words of the phrase up to the title may say of what."""
    before = [child for child in children(name, *PREMODIFIERS) if child.i < name.i]
    for title in before:
        if title.dep_ == "poss" or title.pos_ not in ("NOUN", "PROPN") or is_possessive_mark(title.nbor(1)):
            continue
        parts = [child for child in before if child.i < title.i and child.dep_ != "poss"]
        parts += [child for child in all_children(title) if child.i < title.i and child.dep_ != "poss"]
        parts = _behind_dash(parts)
        owners = [
            *spread_roles("possessive", children(name, "poss")),
            *spread_roles("possessive", children(title, "poss")),
        ]
        said = [child for child in (*before, *all_children(title)) if child.dep_ == "poss" or child in parts]
        words = tuple(child.lower_ for child in said if child.i < title.i)
        compounds = (Role("compound", child.i) for child in parts)
        roles = (Role("subject", name.i), *compounds, *owners, *oblique_roles(title))
        yield Proposition("role", title.i, (*words, title.lemma_.lower()), roles, "compound")


def _behind_dash(words: list[Token]) -> list[Token]:
    """Return the words of a title behind a dash, which begins a phrase: "the Acme talks - President X"."""
    dashes = [word.i for word in words if word.text in DASHES and word.whitespace_]
    return [word for word in words if word.i > max(dashes, default=-1)]
