"""Finds when each candidate happened: the time expression that belongs to it, not any in the sentence.

An expression belongs to the verb or noun that it hangs on, and to what shares that one's time ("agreed on
Friday"). Its tense says whether "on Friday" is the last or the next. States have a time only where the text
says since when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.pipeline.dates import publication_date
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.layers import (
    STATES,
    read_candidates,
    read_judgements,
    register_layers,
    told_in,
    write_layer,
)
from eventgraph.pipeline.mood import is_infinitive
from eventgraph.pipeline.timex import Timex, find_timexes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.pipeline.layers import Candidate

BECOMING: Final = frozenset({"become", "name", "appoint", "elect", "make", "promote"})
"""Verbs by which somebody comes into a role: an event, and not a state."""
BEFORE: Final = frozenset({"poss", "nummod", "amod", "compound", "nmod"})
"""How an expression stands before a noun: "Friday's launch", "its 2014 purchase"."""
BESIDE: Final = BEFORE | {"prep", "npadvmod", "advmod"}
HANGING: Final = BESIDE | {"pobj", "punct", "pcomp"}
SHARING: Final = frozenset({"xcomp", "dobj", "conj", "attr", "oprd", "pobj", "prep", "nsubjpass"})
"""How a trigger hangs on the verb whose time it shares."""
OUTSIDE: Final = frozenset({"before", "after", "until", "till", "following"})
"""Prepositions that tell a time at which the event was not."""
OPEN: Final = frozenset({"planned", "possible"})
DURING: Final = frozenset({"in", "during", "at"})
SINCE: Final = "since"
COMING: Final = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "can"})


class Anchor(NamedTuple):
    """A time expression, the verb or noun that it is a time of, its preposition, and how it hangs."""

    timex: Timex
    token: int
    marker: str
    label: str


def find_times(
    doc: Doc, candidates: list[Candidate], judgements: list[tuple[str, bool]]
) -> Iterator[str | None]:
    """Yield the time of each candidate, or None where the text does not say.

    The time of what is not done yet is not that of its announcement ("agreed on Friday to buy X").
    """
    timexes = find_timexes(doc.text, publication_date(doc._.published), told_in(doc, candidates))
    found = (anchor for timex in timexes if (anchor := _anchor(doc, timex)) is not None)
    anchors: dict[int, list[Anchor]] = {}
    for anchor in found:
        anchors.setdefault(anchor.token, []).append(anchor)
    times = [
        _time(doc, candidate, anchors, open_yet=factuality in OPEN)
        for candidate, (factuality, _) in zip(candidates, judgements, strict=True)
    ]
    shared = {
        (c.trigger, c.subject, c.object): time for c, time in zip(candidates, times, strict=True) if time
    }
    for candidate, time in zip(candidates, times, strict=True):
        yield time or shared.get((candidate.trigger, candidate.subject, candidate.object))


def _anchor(doc: Doc, timex: Timex) -> Anchor | None:
    """Return what the expression is a time of, looked for upwards from it."""
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if span is None:
        return None
    token, marker = span.root, span[0].lower_ if span[0].dep_ == "prep" else ""
    while token.dep_ in HANGING and token.head is not token:
        marker = token.lower_ if token.dep_ == "prep" else marker
        if token.dep_ in BESIDE and _bears(token.head):
            break
        token = token.head
    found = token.head if token.dep_ in BESIDE or token.dep_ == "nsubj" else token
    return None if marker in OUTSIDE else Anchor(timex, found.i, marker, token.dep_)


def _bears(token: Token) -> bool:
    """Tell what may have a time: verbs and common nouns; "in Lisbon in 2016" is a time of the verb above."""
    if token.pos_ == "PROPN":
        return token.dep_ not in ("pobj", "compound")
    return token.pos_ in ("VERB", "AUX") or (token.pos_ == "NOUN" and not token.ent_type_)


def _time(doc: Doc, candidate: Candidate, anchors: dict[int, list[Anchor]], *, open_yet: bool) -> str | None:
    trigger = doc[candidate.trigger_end - 1]
    state = candidate.rule.startswith(STATES) and not _is_becoming(trigger)
    for position in _positions(trigger):
        if open_yet and position != trigger.i and _is_past(doc[position]):
            continue
        for anchor in anchors.get(position, ()):
            its_own = anchor.label not in BEFORE or position == trigger.i
            if anchor.marker == SINCE if state else its_own:
                return _value(doc[position], anchor.timex)
    return None if state or open_yet else _said_in(trigger, anchors)


def _said_in(trigger: Token, anchors: dict[int, list[Anchor]]) -> str | None:
    """Return the time of what it was done in: "condemned X in a statement on Friday"."""
    for preposition in children(trigger, "prep"):
        for noun in children(preposition, "pobj") if preposition.lower_ in DURING else ():
            for below in (noun, *children(noun, "acl")):
                for anchor in anchors.get(below.i, ()):
                    return anchor.timex.past
    return None


def _is_becoming(trigger: Token) -> bool:
    verb = trigger.head
    return trigger.dep_ in ("attr", "oprd") and verb.lemma_ in BECOMING


def _value(anchor: Token, timex: Timex) -> str:
    """Return what the expression means beside its verb: "on Friday" was or will be."""
    auxiliaries = {child.lower_ for child in children(anchor, "aux", "auxpass")}
    if auxiliaries & COMING or is_infinitive(anchor) or "going" in auxiliaries:
        return timex.future
    return timex.past if _is_past(anchor) else timex.value


def _is_past(verb: Token) -> bool:
    auxiliaries = children(verb, "aux", "auxpass")
    return verb.tag_ == "VBD" or any(aux.tag_ == "VBD" or aux.lemma_ == "have" for aux in auxiliaries)


def _positions(trigger: Token) -> Iterator[int]:
    """Yield the trigger, its objects, and the verbs that share its time, nearest first."""
    yield trigger.i
    yield from (child.i for child in trigger.children if child.dep_ in ("dobj", "nsubjpass", "aux"))
    token = trigger
    while token.dep_ in SHARING and token.head is not token:
        below, token = token, token.head
        if token.pos_ not in ("VERB", "AUX"):
            continue
        if below.dep_ == "conj" and children(below, "aux", "auxpass") and _is_past(below) != _is_past(token):
            return
        yield token.i


class TimeFinder:
    """The component `eventgraph_time`: writes the layer `times`; relative dates need `doc._.published`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the times of one Doc's candidates."""
        judgements = read_judgements(doc, "factuality")
        return write_layer(doc, "times", find_times(doc, read_candidates(doc), judgements))


@Language.factory(
    "eventgraph_time",
    requires=["doc._.eventgraph_candidates", "doc._.eventgraph_factuality"],
    assigns=["doc._.eventgraph_times"],
)
def make_time(nlp: Language, name: str) -> TimeFinder:
    """Make the component that finds times."""
    del nlp, name
    register_layers()
    return TimeFinder()
