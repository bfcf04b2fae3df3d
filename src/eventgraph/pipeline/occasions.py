"""Who takes part in what something else is done around: "after talks with Y, X resigned"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.verb_arguments import agents, patients

if TYPE_CHECKING:
    from spacy.tokens import Token

AROUND: Final = frozenset({"after", "following", "during", "before", "at", "in", "on"})
"""Prepositions before a happening around which something else is done."""
OTHERS: Final = frozenset({"with", "to", "of"})
"""Prepositions behind it before whom or where it takes one."""


def attending(noun: Token) -> list[Token]:
    """Return who does something around a happening, and so takes part in it."""
    preposition = noun.head
    verb = preposition.head if preposition.lower_ in AROUND else preposition.head.head
    around = preposition.lower_ in AROUND or (preposition.lower_, preposition.head.lower_) == ("of", "ahead")
    if not around or verb.pos_ not in ("VERB", "AUX") or children(noun, "poss"):
        return []
    if verb.pos_ == "VERB" and not any(child.lower_ in OTHERS for child in children(noun, "prep")):
        return []  # nothing says with whom, and those who act need not have met one another
    return agents(verb) or patients(verb)
