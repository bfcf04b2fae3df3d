"""Reads why, in a claim's own phrases: "over security concerns", "for price fixing", "because …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.claim_view import ClaimView, Pair, governors
from eventgraph.pipeline.dependencies import children
from eventgraph.pipeline.phrases import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


TEMPORAL: Final = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"})


def read_reason(view: ClaimView) -> Iterator[Pair]:
    """Read why: "over security concerns", "for price fixing", "on suspicion of fraud", "because …"."""
    for governor in governors(view):
        for child in sorted(governor.children, key=lambda child: child.i):
            fronted = child.i < governor.i and not (governor == view.trigger and governor.pos_ == "VERB")
            if fronted or view.trigger in child.subtree:
                continue
            span = _reason_phrase(view, governor, child) or _because(view, child)
            if span is not None and span[0] < span[1]:
                yield "reason", view.doc[slice(*span)].text
                return


def _reason_phrase(view: ClaimView, governor: Token, preposition: Token) -> tuple[int, int] | None:
    if preposition.dep_ != "prep":
        return None
    causes = view.ontology.cue("preposition", "cause")
    for inner in _governed(preposition):
        marker = view.doc[preposition.i : inner.left_edge.i].text.lower()
        bare_for = marker == "for" and preposition.i > governor.i and _may_have_for(governor, view)
        if (marker in causes or bare_for) and not _is_no_reason(inner, view):
            return _whole(inner)
    return None


def _may_have_for(governor: Token, view: ClaimView) -> bool:
    """Tell "fined X $5 for …" and "a fine for …" from "criticised a zone for women"."""
    own = governor == view.trigger or governor.pos_ == "VERB"
    return own or governor.i in view.amounts or governor.i in view.arguments.named


def _governed(preposition: Token) -> Iterator[Token]:
    """Yield what stands behind a preposition of one word or more: "over", "due to", "on suspicion of"."""
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield child
        if child.dep_ in ("pobj", "prep", "pcomp"):
            nested = (child, *children(child, "prep"))
            yield from (inner for each in nested for inner in children(each, "pobj", "pcomp"))


def _is_no_reason(noun: Token, view: ClaimView) -> bool:
    """Tell "for three years", "over the weekend" and "for Alibaba" from what a thing is done for."""
    if noun.i in view.arguments.named or noun.i in view.amounts or noun.ent_type_ in TEMPORAL:
        return True
    if noun.pos_ not in ("NOUN", "VERB", "AUX"):
        return True
    return noun.lemma_.lower() in view.ontology.cue("noun", "occasion")


def _because(view: ClaimView, clause: Token) -> tuple[int, int] | None:
    marks = [child for child in children(clause, "mark") if child.lower_ == "because"]
    if clause.dep_ != "advcl" or not marks:
        return None
    return _until_comma(view.doc, marks[0].i + 1, clause.right_edge.i + 1)


def _whole(noun: Token) -> tuple[int, int]:
    """Return a phrase with the phrases that hang upon it, up to a relative clause or comma."""
    cuts = [c.left_edge.i for c in noun.children if c.dep_ in ("relcl", "appos", "advcl") and c.i > noun.i]
    end = min([noun.right_edge.i + 1, *cuts])
    start = noun.left_edge.i
    return _until_comma(noun.doc, start, end)


def _until_comma(doc: Doc, start: int, end: int) -> tuple[int, int]:
    stop = next(
        (
            i
            for i in range(start, end)
            if doc[i].text in (",", ";", "-", "\u2013", "\u2014") and doc[i].whitespace_
        ),
        end,
    )
    return trimmed(doc, start, max(stop, start + 1))
