"""Frames of which a sentence leaves out one place: "chairman Tim Cook", "Potter was sacked"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.frame_places import places_of, rest_fits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Doc

    from eventgraph.ontology import Frame
    from eventgraph.pipeline.layers import Proposition
    from eventgraph.pipeline.lexicon import Lexicon

REFERRING: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


class Half(NamedTuple):
    """A frame of which a proposition leaves out X or Y (`missing`); `tokens` may be the other."""

    frame: Frame
    missing: str
    tokens: tuple[int, ...]


def find_halves(lexicon: Lexicon, proposition: Proposition, doc: Doc) -> Iterator[Half]:
    """Yield the frames of which the proposition fills only X or only Y, most specific first."""
    for entry in lexicon.frames(proposition, doc):
        frame = entry.frame
        own = {*entry.head[:-1], *_prefix(doc, proposition.head)}
        bound = places_of(frame, proposition, doc, mutual=False)
        said = {place: _nouns(doc, tokens, own) for place, (tokens, _) in bound.items()}
        said["Y"] = tuple(token for token in said["Y"] if token not in said["X"])
        filled = [place for place, tokens in said.items() if tokens]
        missing = "XY".replace(filled[0], "") if len(filled) == 1 else ""
        open_place = frame.argument(missing) if missing else None
        # What must be called an exchange is not understood: "X joined in May".
        listed = open_place is not None and bool(open_place.words)
        if missing and not listed and rest_fits(frame, proposition, doc):
            yield Half(frame, missing, said[filled[0]])


def _nouns(doc: Doc, tokens: tuple[int, ...], own: Collection[str]) -> tuple[int, ...]:
    """Return the nouns among the tokens that are no part of the head: neither "chief" nor "former"."""
    return tuple(t for t in tokens if doc[t].pos_ in REFERRING and doc[t].lower_ not in own)


def _prefix(doc: Doc, head: int) -> tuple[str, ...]:
    """Return what a hyphen joins to the head: "co" in "co-founder"."""
    return (doc[head - 2].lower_, "-") if head > 1 and doc[head - 1].text == "-" else ()
