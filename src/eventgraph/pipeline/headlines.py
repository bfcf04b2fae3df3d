"""Finds headlines in title case, where capitals tell no name: "Bird Prompts Delta Flight to Return"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

FEWEST: Final = 4
LONG: Final = 4
"""Letters from which title case writes every word with a capital."""
MOST: Final = 0.8
ENDS: Final = (".", "!", "\u201d", '"')


def headline_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens of all lines in title case or in capitals."""
    return frozenset(token.i for sentence in doc.sents if _is_headline(sentence) for token in sentence)


def _is_headline(sentence: Span) -> bool:
    first = sentence[0]
    if first.i > 0 and not first.nbor(-1).is_space:
        return False
    words = [token for token in sentence if token.is_alpha and len(token) >= LONG]
    if len(words) < FEWEST or sentence.text.rstrip().endswith(ENDS):
        return False
    capitals = sum(token.text[0].isupper() for token in words)
    verbs = any(token.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON") for token in words)
    return verbs and capitals >= MOST * len(words)
