"""Whom "its" and "his" mean where the phrase that they stand in says it: of the owner or the noun beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from eventgraph.pipeline.dependencies import children

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from eventgraph.pipeline.discourse import Discourse


class Wanted(NamedTuple):
    """What a pronoun asks of its antecedent."""

    classes: frozenset[str]
    gender: str = ""
    plural: bool = False


def find_owner(token: Token, wanted: Wanted, discourse: Discourse) -> tuple[int, ...] | None:
    """Return the name that a possessive pronoun means by the phrase that it stands in, or None."""
    if token.dep_ != "poss":
        return None
    beside = _beside(token) if token.head.dep_ == "conj" else ()
    return _first_fitting(beside, wanted, discourse) or _first_fitting(_around(token), wanted, discourse)


def _beside(token: Token) -> list[Token]:
    """Return the noun before "and" and its owner, nearest first: "Russia and its president".

    Whose the first is, is the second, too: "Turkey's army and its allies".
    """
    first = token.head.head
    nouns = [first, *children(first, "appos")]
    found = [first, *(owner for noun in nouns for owner in children(noun, "poss"))]
    return sorted((word for word in found if word.i < token.i), reverse=True)


def _around(token: Token) -> list[Token]:
    """Return whose the whole phrase is, for the pronoun in "Tilda Brandt's account of her arrest"."""
    for noun in token.head.ancestors:
        if noun.pos_ not in ("NOUN", "ADP"):
            break
        if owners := [owner for owner in children(noun, "poss") if owner.i < token.i]:
            return owners
    return []


def _first_fitting(words: Iterable[Token], wanted: Wanted, discourse: Discourse) -> tuple[int, ...] | None:
    """Return the first name among the words that has the class and may have the gender."""
    for word in words:
        name = discourse.covering.get(word.i)
        if name is not None and discourse.names[name].type in wanted.classes:
            gender = discourse.gender(discourse.owner[name]) if wanted.gender else ""
            if gender in ("", wanted.gender):
                return (name,)
    return None
