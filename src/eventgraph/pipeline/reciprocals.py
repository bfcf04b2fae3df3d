"""Who two are of whom a clause has one subject only: "X and Y met", "ministers of X and Y met"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children, spread

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from eventgraph.ontology import Frame

Bound = dict[str, tuple[tuple[int, ...], str]]
"""The tokens that may be X and Y, and in which grammatical places they stand."""
SENDING: Final = frozenset({"of", "from"})


def split_reciprocal(frame: Frame, bound: Bound) -> None:
    """Read "X and Y met" where the frame is "X meet with Y"."""
    y = frame.argument("Y")
    tokens = bound["X"][0]
    if y is not None and "with" in y.markers and not bound["Y"][0] and len(tokens) > 1:
        bound["X"], bound["Y"] = (tokens[:1], "subject"), (tokens[1:], "subject")


def split_envoys(frame: Frame, doc: Doc, envoys: frozenset[str], bound: Bound) -> None:
    """Read "ministers of X and Y met" where the frame is "X meet with Y"."""
    y, tokens = frame.argument("Y"), bound["X"][0]
    if (
        y is None
        or "with" not in y.markers
        or len(tokens) != 1
        or doc[tokens[0]].lemma_.lower() not in envoys
    ):
        return
    sides = [
        side.i
        for preposition in children(doc[tokens[0]], "prep")
        if preposition.lower_ in SENDING
        for noun in children(preposition, "pobj")
        for side in spread(noun)
    ]
    if doc[tokens[0]].tag_ == "NNS" and len(sides) > 1:
        bound["X"], bound["Y"] = (tuple(sides[:1]), "subject"), (tuple(sides[1:]), "subject")
