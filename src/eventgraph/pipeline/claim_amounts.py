"""Reads how much a claim is about: "fined X 345 million euros", "a $5 billion deal", "for $5 billion"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eventgraph.pipeline.amounts import Amount
from eventgraph.pipeline.claim_view import ClaimView, Pair, governors
from eventgraph.pipeline.dependencies import NOMINAL, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token


PAYMENT: Final = frozenset({"for", "of", "worth", "with", "at", "in", "under", "by"})
INSIDE: Final = ("compound", "nummod", "amod", "nmod", "quantmod", "npadvmod", "advmod", "appos")
APPROXIMATE: Final = ("quantmod", "advmod", "amod")
APPROXIMATING: Final = frozenset({"IN", "RB", "JJR", "RBR", "JJS", "RBS", "RP", "TO"})


def amounts_by_token(doc: Doc, amounts: list[Amount]) -> dict[int, Amount]:
    """Return the amounts by each token that they touch."""
    found: dict[int, Amount] = {}
    for amount in amounts:
        span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if span is not None:
            found.update((token.i, amount) for token in span)
    return found


def read_amount(view: ClaimView) -> Iterator[Pair]:
    """Read "345 million euros" in "fined X 345 million euros", "a fine of …", "a … fine", "for …"."""
    for amount in _amounts(view):
        # The last token may hold a full stop: "€413m."
        yield "amount", view.doc.text[_approximated(view.doc, amount) : amount.end]
        yield "amount_value", amount.value
        yield "amount_unit", amount.unit
        return


def _amounts(view: ClaimView) -> Iterator[Amount]:
    """Yield the amounts of the trigger's own phrases, money before shares, the nearest first."""
    tokens = sorted({token.i for token in _amount_tokens(view)} & view.amounts.keys())
    trigger = view.trigger.i
    ends = set(view.arguments.named)
    found = [
        (view.amounts[i].unit == "%", abs(i - trigger), view.amounts[i]) for i in tokens if i not in ends
    ]
    yield from (amount for _, _, amount in sorted(found))


def _amount_tokens(view: ClaimView) -> Iterator[Token]:
    for governor in governors(view):
        if governor.i in view.arguments.named:
            # "Fined Google at least $5": the parser takes the sum for another name of Google's.
            yield from (child for child in children(governor, "appos") if child.pos_ in ("NUM", "SYM"))
        else:
            yield governor
            yield from _inside(governor)
        yield from _prices(governor, view)


def _prices(governor: Token, view: ClaimView) -> Iterator[Token]:
    """Yield what stands behind a preposition: "for *$5 billion*", "in a *$5 billion* deal"."""
    deals = view.ontology.cue("noun", "transaction")
    for preposition in children(governor, "prep", "agent"):
        for noun in children(preposition, "pobj"):
            if preposition.lower_ in PAYMENT and noun.i in view.amounts:
                yield noun
            elif noun.lemma_.lower() in deals and noun.i not in view.arguments.named:
                yield from _inside(noun)


def _inside(noun: Token) -> Iterator[Token]:
    """Yield what narrows a noun: "a *$5 billion* deal", "a deal worth *$5 billion*", "a fine of *$5*"."""
    if noun.pos_ not in NOMINAL and noun.pos_ not in ("NUM", "SYM"):
        return
    for child in noun.children:
        if child.dep_ in INSIDE:
            yield from child.subtree
        elif child.dep_ in ("prep", "acl") and child.lower_ in (
            "of",
            "worth",
            "valued",
            "totalling",
            "totaling",
        ):
            yield from (t for t in child.subtree if t.dep_ in ("pobj", *INSIDE))


def _approximated(doc: Doc, amount: Amount) -> int:
    """Return the first character of an amount with "at least", "more than", "up to" before it."""
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if span is None:
        return amount.start
    start = span.start
    while start > span.sent.start and _approximates(doc[start - 1], span.start, span.end):
        start -= 1
    return min(doc[start].idx, amount.start) if start < span.start else amount.start


def _approximates(token: Token, start: int, end: int) -> bool:
    """Tell the words of "at least 30" and "more than $5 billion" by what they hang upon."""
    above = token
    while above.dep_ in APPROXIMATE and above.i < start and above.pos_ not in ("VERB", "NOUN", "PROPN"):
        above = above.head
    return above.i != token.i and start <= above.i <= end and token.tag_ in APPROXIMATING
