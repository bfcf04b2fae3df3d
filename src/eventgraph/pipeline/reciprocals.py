"""Who two are of whom a clause has one subject only: "X and Y met", "ministers of X and Y met"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children, spread

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Frame

Bound = dict[str, tuple[tuple[int, ...], str]]
"""The tokens that may be X and Y, and in which grammatical places they stand."""
SENDING: Final = frozenset({"of", "from"})
BEFORE: Final = ("amod", "compound", "nmod", "poss")


def split_reciprocal(frame: Frame, bound: Bound) -> None:
    """Read "X and Y met" where the frame is "X meet with Y"."""
    y = frame.argument("Y")
    tokens = bound["X"][0]
    if y is not None and "with" in y.markers and not bound["Y"][0] and len(tokens) > 1:
        bound["X"], bound["Y"] = (tokens[:1], "subject"), (tokens[1:], "subject")


def split_envoys(frame: Frame, doc: Doc, envoys: frozenset[str], bound: Bound) -> None:
    """Read "ministers of X and Y met" and "X and Y officials met" where the frame is "X meet with Y"."""
    y, tokens = frame.argument("Y"), bound["X"][0]
    if (
        y is None
        or "with" not in y.markers
        or len(tokens) != 1
        or doc[tokens[0]].lemma_.lower() not in envoys
    ):
        return
    sides = _sides(doc[tokens[0]]) if doc[tokens[0]].tag_ == "NNS" else ()
    if sides:
        bound["X"], bound["Y"] = (sides[:1], "subject"), (sides[1:], "subject")


def _sides(envoys: Token) -> tuple[int, ...]:
    """Return the two or more for whom envoys act: who sends them, or whose they are by the words before."""
    senders = [
        noun
        for preposition in children(envoys, "prep")
        if preposition.lower_ in SENDING
        for noun in children(preposition, "pobj")
    ]
    for noun in (*senders, *children(envoys, *BEFORE)):
        sides = tuple(side.i for side in spread(noun))
        if len(sides) > 1:
            return sides
    return ()
