"""What the readers of qualifiers look at: a claim and the phrases of its trigger and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from eventgraph.pipeline.amounts import Amount
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.dependencies import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Candidate


OBJECTS: Final = ("dobj", "dative", "oprd", "npadvmod", "attr")
Pair = tuple[str, str]
"""A qualifier: name and value."""


class ClaimView(NamedTuple):
    """What the readers of qualifiers look at."""

    doc: Doc
    candidate: Candidate
    arguments: Arguments
    ontology: Ontology
    amounts: dict[int, Amount]

    @property
    def trigger(self) -> Token:
        """The last token of the words that carry the relation."""
        return self.doc[self.candidate.trigger_end - 1]


def governors(view: ClaimView) -> Iterator[Token]:
    """Yield the trigger, the light verb above it, and what both govern directly."""
    trigger = view.trigger
    heads = [trigger]
    if trigger.pos_ == "NOUN" and trigger.dep_ in ("dobj", "nsubjpass") and trigger.head.pos_ == "VERB":
        heads.append(trigger.head)
    if trigger.pos_ == "NOUN" and trigger.dep_ == "pobj" and trigger.head.head.pos_ == "VERB":
        heads.append(trigger.head.head)
    for head in heads:
        yield head
        yield from (child for child in children(head, *OBJECTS) if child.i > head.i and child != trigger)
