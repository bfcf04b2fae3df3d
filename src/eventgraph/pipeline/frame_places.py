"""Which tokens of a proposition stand where a frame expects X and Y, and whether its words are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import all_children
from eventgraph.pipeline.reciprocals import split_reciprocal

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from eventgraph.ontology import Argument, Frame
    from eventgraph.pipeline.layers import Proposition, Role

SIDES: Final = 3
"""How many sides a happening "between" may have: a longer list is of several such happenings."""
FALLBACKS: Final = {
    "possessive": ("possessive", "light"),
    "subject": ("subject",),
    "object": ("object",),
    "owner": ("owner",),
}


def places_of(
    frame: Frame, proposition: Proposition, doc: Doc, *, mutual: bool
) -> dict[str, tuple[tuple[int, ...], str]]:
    """Return the tokens that may be X and Y, and in which grammatical places they stand."""
    bound: dict[str, tuple[tuple[int, ...], str]] = {}
    for argument in frame.arguments:
        if argument.place in ("X", "Y"):
            tokens, at = fillers(argument, frame, proposition)
            if argument.position == "object":
                tokens = tuple(t for t in tokens if not _is_fixed(doc, t, frame))
            if argument.words:
                tokens = tuple(t for t in tokens if _has_noun(doc, t, argument))
            bound[argument.place] = (tokens, at)
    if _shared_marker(frame):
        tokens = tuple(sorted(bound["X"][0])) if len(bound["X"][0]) <= SIDES else ()
        several = len(tokens) > 1
        bound = {"X": (tokens[:-1] if several else tokens, "between"), "Y": (tokens[1:], "between")}
    _fill_from_compounds(frame, proposition, doc, bound)
    if mutual and proposition.construction != "examples":
        split_reciprocal(frame, bound)
    return bound


def _is_fixed(doc: Doc, token: int, frame: Frame) -> bool:
    """Tell whether the token is the object that the frame names: the deadline in "gave X a deadline"."""
    return any(
        other.words and not other.place and other.position == "object" and _has_noun(doc, token, other)
        for other in frame.arguments
    )


def _shared_marker(frame: Frame) -> bool:
    x, y = frame.argument("X"), frame.argument("Y")
    return x is not None and y is not None and x.is_at_place_of(y)


def fillers(argument: Argument, frame: Frame, proposition: Proposition) -> tuple[tuple[int, ...], str]:
    """Return the tokens that fill an argument, and from which grammatical place they were read."""
    if argument.position == "possessive" and _possessor_is_object(frame, proposition):
        return _agent_phrase(proposition)
    for position in FALLBACKS.get(argument.position, ()):
        tokens = tuple(role.token for role in proposition.roles if role.position == position)
        if tokens and not (position == "light" and argument.place != "X"):
            return tokens, position
    if argument.position == "possessive":
        return _agent_phrase(proposition)
    tokens = tuple(role.token for role in proposition.roles if _is_at(role, argument))
    if tokens and frame.kind == "role" and "for" in argument.markers:
        tokens = _employers(tokens, proposition)
    if tokens or frame.kind not in ("noun", "role") or not argument.markers & {"of", "at", "for", "in"}:
        return tokens, argument.position
    return _possessor(argument, frame, proposition)


def _employers(tokens: tuple[int, ...], proposition: Proposition) -> tuple[int, ...]:
    """Return whose somebody is where the for-phrase names the field: "Y's vice president for Asia"."""
    fields = {role.token for role in proposition.roles if role.marker == "for"}
    owners = tuple(role.token for role in proposition.roles if role.position == "possessive")
    return owners if owners and fields.issuperset(tokens) else tokens


def _possessor_is_object(frame: Frame, proposition: Proposition) -> bool:
    """Tell whether a by-phrase says who acts: in "Lazada's acquisition by Alibaba" Lazada is the object."""
    y = frame.argument("Y")
    if y is None or "of" not in y.markers or not _agent_phrase(proposition)[0]:
        return False
    return not any(_is_at(role, y) for role in proposition.roles)


def _agent_phrase(proposition: Proposition) -> tuple[tuple[int, ...], str]:
    tokens = tuple(
        role.token for role in proposition.roles if role.position == "oblique" and role.marker == "by"
    )
    return tokens, "by"


def _possessor(argument: Argument, frame: Frame, proposition: Proposition) -> tuple[tuple[int, ...], str]:
    """Return a possessor where an of-phrase is expected: "Y's chief executive", "Y's acquisition by X"."""
    has_agent = any(role.marker == "by" or role.position == "light" for role in proposition.roles)
    other_takes_it = any(a.position == "possessive" and a.place != argument.place for a in frame.arguments)
    if other_takes_it and not has_agent:
        return (), ""
    return tuple(role.token for role in proposition.roles if role.position == "possessive"), "possessive"


def _is_at(role: Role, argument: Argument) -> bool:
    if role.position != argument.position or role.marker not in argument.markers:
        return False
    return role.verb in argument.verbs if argument.verbs else not role.verb


def _fill_from_compounds(
    frame: Frame, proposition: Proposition, doc: Doc, bound: dict[str, tuple[tuple[int, ...], str]]
) -> None:
    """Read an open place from words before the noun: "the Lazada acquisition", "OpenAI CEO"."""
    if frame.kind not in ("noun", "role"):
        return
    empty = [place for place, (tokens, _) in bound.items() if not tokens]
    compounds = tuple(role.token for role in proposition.roles if role.position == "compound")
    if len(empty) != 1 or not compounds:
        return
    argument = frame.argument(empty[0])
    if argument is None:
        return
    compounds = tuple(token for token in compounds if _has_noun(doc, token, argument))
    seated = argument.position == "possessive" or "of" in argument.markers
    if frame.kind == "role" or seated:
        bound[empty[0]] = (compounds, "compound")


def rest_fits(frame: Frame, proposition: Proposition, doc: Doc) -> bool:
    """Tell whether fixed nouns stand where they must ("file *suit* against Y"), and every phrase with Z."""
    return all(
        any(_stands_at(role, argument) and _has_noun(doc, role.token, argument) for role in proposition.roles)
        for argument in frame.arguments
        if (argument.words and argument.place in ("", "Z"))
        or (argument.place == "Z" and (argument.markers or argument.position == "object"))
    )


def _has_noun(doc: Doc, token: int, argument: Argument) -> bool:
    """Compare with the fixed nouns of a place, of one word or more ("stake", "majority stake")."""
    if not argument.words:
        return True
    noun = doc[token]
    lemma = noun.lemma_.lower()
    narrowed = [words[:-1] for words in map(str.split, argument.words) if words[-1] == lemma]
    before = {child.lower_ for child in all_children(noun) if child.i < noun.i} if narrowed else set()
    return any(before.issuperset(words) for words in narrowed)


def _stands_at(role: Role, argument: Argument) -> bool:
    if (
        argument.place == "Z"
        and not argument.verbs
        and "to" in argument.markers
        and role.position == "infinitive"
    ):
        return True
    return role.position == "object" if argument.position == "object" else _is_at(role, argument)
