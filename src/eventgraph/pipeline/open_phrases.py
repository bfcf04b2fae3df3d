"""The arguments of a proposition as phrases of the text, coordinated ones an argument each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.layers import Proposition, Role
from eventgraph.pipeline.phrases import noun_phrase, trimmed
from eventgraph.pipeline.subjects import CONTROLLING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.records.proposition import ArgumentRole


ROLES: Final[dict[str, ArgumentRole]] = {
    "subject": "subject",
    "light": "subject",
    "object": "object",
    "oblique": "oblique",
    "possessive": "possessor",
    "compound": "modifier",
}
CLAUSES: Final = ("ccomp", "xcomp")
EXPLETIVES: Final = frozenset({"there", "'s", "\u2019s"})
COMPLEMENTISERS: Final = frozenset({"that"})
"""Markers of clauses: what they hold is a complement, not an oblique."""


class Phrase(NamedTuple):
    """An argument before it becomes a record: token positions."""

    role: ArgumentRole
    marker: str
    head: int
    start: int
    end: int


def find_phrases(doc: Doc, proposition: Proposition, arguments: Arguments) -> list[Phrase]:
    """Return the arguments in text order; what stands inside another argument is no argument of its own."""
    found = [phrase for role in proposition.roles if (phrase := _phrase(doc, role, proposition, arguments))]
    if proposition.kind in ("verb", "noun"):
        found += _clauses(doc[proposition.head])
    if proposition.kind == "verb":
        found += _adverbials(doc[proposition.head])
    kept: dict[tuple[str, int], Phrase] = {}
    taken: set[tuple[int, int]] = set()
    for phrase in found:
        outer = [other for other in found if other is not phrase and _holds(other, phrase)]
        if (phrase.start, phrase.end) not in taken and not outer:
            taken.add((phrase.start, phrase.end))
            kept[phrase.role, phrase.head] = phrase
    return sorted(kept.values(), key=lambda phrase: (phrase.start, phrase.end, phrase.role))


def _holds(outer: Phrase, inner: Phrase) -> bool:
    covers = outer.start <= inner.start and inner.end <= outer.end
    return covers and (inner.end - inner.start) < (outer.end - outer.start)


def _phrase(doc: Doc, role: Role, proposition: Proposition, arguments: Arguments) -> Phrase | None:
    """Return a role as a phrase, or None where it says nothing."""
    position = ROLES.get(role.position)
    token = doc[role.token]
    structure = proposition.kind == "structure"
    itself = token.i == proposition.head and not structure
    if position is None or itself or token.lower_ in EXPLETIVES or token.is_punct:
        return None
    if position == "modifier" and token.i not in arguments.named:
        return None
    if _is_misread(doc, role, proposition) or _is_hyphenated_place(doc, role, proposition, arguments):
        return None
    start, end = _span(token, arguments)
    if start <= proposition.head < end and not structure:
        start = proposition.head + 1
    if not start <= token.i < end or role.marker in COMPLEMENTISERS:
        return None
    marker = " ".join(filter(None, (role.marker, role.verb)))
    return Phrase(position, marker, token.i, start, end)


def _is_misread(doc: Doc, role: Role, proposition: Proposition) -> bool:
    """Tell phrases of phrases that make no preposition, and agents lent to what is no act of theirs.

    "In favour of" is a preposition, "in a call with" is none; "in talks" are held, "along its border" is not.
    """
    if role.position == "light":
        head = doc[proposition.head]
        held = head.head.lower_ in CONTROLLING and not children(head, "det", "poss", "amod", "compound")
        return head.dep_ == "pobj" and not held
    if role.position != "oblique":
        return False
    longer = role.marker.count(" ") > 1
    noun = doc[role.token].head.head if longer else doc[role.token]
    joined = longer or any(
        other.marker.startswith(f"{role.marker} {noun.lower_} ") for other in proposition.roles
    )
    return joined and longer == bool([child for child in noun.children if child.i < noun.i])


def _is_hyphenated_place(doc: Doc, role: Role, proposition: Proposition, arguments: Arguments) -> bool:
    """Tell one of the two readings of "Seattle-based" and "Alibaba-owned" that is not meant."""
    same = {other.position for other in proposition.roles if other.token == role.token}
    if same != {"oblique", "subject"}:
        return False
    found = arguments.entity(role.token)
    place = found is not None and arguments.entities[found[0]].type == "Place"
    by_place = place and doc[proposition.head].lower_ != "owned"
    return role.position == ("subject" if by_place else "oblique")


def _span(token: Token, arguments: Arguments) -> tuple[int, int]:
    """Return the phrase at the token: a name as it is mentioned, else the noun phrase."""
    if token.i in arguments.named:
        found = arguments.entity(token.i)
        if found is not None:
            return found[1]
    return noun_phrase(token)


def _clauses(predicate: Token) -> Iterator[Phrase]:
    """Yield what is said, wanted or planned: "agreed *to buy Lazada*", "a plan *to ban it*"."""
    for child in predicate.children:
        infinitive = child.dep_ == "acl" and any(t.tag_ == "TO" for t in child.children)
        if child.pos_ not in ("VERB", "AUX") or not (child.dep_ in CLAUSES or infinitive):
            continue
        start, end = trimmed(predicate.doc, child.left_edge.i, child.right_edge.i + 1)
        if not start <= predicate.i < end:
            marker = "to" if any(t.tag_ == "TO" for t in child.children) else ""
            yield Phrase("complement", marker, child.i, start, end)


def _adverbials(verb: Token) -> Iterator[Phrase]:
    """Yield bare nouns that say when or how much: "banned it *last week*"."""
    for child in children(verb, "npadvmod"):
        if child.pos_ in ("NOUN", "PROPN", "NUM") and abs(child.i - verb.i) > 1:
            yield Phrase("adverbial", "", child.i, *noun_phrase(child))
