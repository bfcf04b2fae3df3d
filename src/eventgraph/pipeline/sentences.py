"""Where the sentences of a Doc begin and end, found once: spaCy looks for both ends at each `Token.sent`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def sentence_of(token: Token) -> tuple[int, int]:
    """Return first and last-plus-one token of the sentence that a token is in."""
    return _bounds(token.doc)[token.i]


def sentence_numbers(doc: Doc) -> list[int]:
    """Return for each token which sentence of the Doc it is in, counted from 0."""
    sizes = (len(sentence) for sentence in doc.sents)
    return [number for number, size in enumerate(sizes) for _ in range(size)]


@lru_cache(maxsize=1)
def _bounds(doc: Doc) -> list[tuple[int, int]]:
    bounds = ((sentence.start, sentence.end) for sentence in doc.sents)
    return [(start, end) for start, end in bounds for _ in range(start, end)]
