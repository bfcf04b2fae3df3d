"""Finds when each candidate happened: the time expression that belongs to it, not any in the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.pipeline.layers import read_candidates, register_layers, write_layer
from eventgraph.pipeline.timex import Timex, find_timexes, publication_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Candidate

STATES: Final = ("role.", "structure.", "adjective.")
"""Constructions that state what holds; a date beside them is of something else."""


def find_times(doc: Doc, candidates: list[Candidate]) -> Iterator[str | None]:
    """Yield the time of each candidate, or None where the text does not say."""
    timexes = find_timexes(doc.text, publication_date(doc._.published))
    anchored = [(timex.value, anchor) for timex in timexes if (anchor := _anchor(doc, timex)) is not None]
    for candidate in candidates:
        yield _time(doc, candidate, anchored)


def _anchor(doc: Doc, timex: Timex) -> int | None:
    """Return the verb or noun that the expression is a time of."""
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None:
        return None
    token = span.root
    while (
        token.dep_ in ("pobj", "prep", "npadvmod", "nummod", "compound", "punct", "pcomp", "nmod")
        and token.head is not token
    ):
        governor = token.head
        if token.dep_ in ("prep", "npadvmod") and governor.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
            return governor.i
        token = governor
    return token.head.i if token.dep_ in ("advmod", "nsubj") else token.i


def _time(doc: Doc, candidate: Candidate, anchored: list[tuple[str, int]]) -> str | None:
    if candidate.rule.startswith(STATES):
        return None
    here = set(_positions(doc[candidate.trigger]))
    for value, anchor in anchored:
        if anchor in here:
            return value
    return None


def _positions(trigger: Token) -> Iterator[int]:
    """Yield the trigger, its objects, and the verbs that share its time ("agreed on Monday to buy")."""
    yield trigger.i
    yield from (child.i for child in trigger.children if child.dep_ in ("dobj", "nsubjpass", "aux"))
    token = trigger
    while (
        token.dep_ in ("xcomp", "dobj", "conj", "attr", "pobj", "prep", "nsubjpass")
        and token.head is not token
    ):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            yield token.i


class TimeFinder:
    """The component `eventgraph_time`: writes the layer `times`; relative dates need `doc._.published`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the times of one Doc's candidates."""
        return write_layer(doc, "times", find_times(doc, read_candidates(doc)))


@Language.factory(
    "eventgraph_time", requires=["doc._.eventgraph_candidates"], assigns=["doc._.eventgraph_times"]
)
def make_time(nlp: Language, name: str) -> TimeFinder:
    """Make the component that finds times."""
    del nlp, name
    register_layers()
    return TimeFinder()
