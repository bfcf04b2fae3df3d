"""Finds what else a claim's own phrases say: amount, count, place and reason.

Only phrases of the trigger and of its objects are read, not the rest of the sentence. Which qualifiers a
relation has is said in the ontology (`eg:qualifier`). Values stand beside the words: amounts with a
currency of ISO 4217 or "%", counts as whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.amounts import Amount, find_amounts, read_number
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.dependencies import NOMINAL, children
from eventgraph.pipeline.layers import read_candidates, register_layers, write_layer
from eventgraph.pipeline.phrases import noun_phrase, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Candidate

STATES: Final = ("role.", "structure.", "adjective.")
"""Constructions that state what holds; what stands beside them is of something else."""
OBJECTS: Final = ("dobj", "dative", "oprd", "npadvmod", "attr")
PAYMENT: Final = frozenset({"for", "of", "worth", "with", "at", "in", "under", "by"})
INSIDE: Final = ("compound", "nummod", "amod", "nmod", "quantmod", "npadvmod", "advmod", "appos")
APPROXIMATE: Final = ("quantmod", "advmod", "amod")
APPROXIMATING: Final = frozenset({"IN", "RB", "JJR", "RBR", "JJS", "RBS", "RP", "TO"})
HYPHENS: Final = ("-", "\u2013")
NOT_COUNTED: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
TEMPORAL: Final = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"})

Pair = tuple[str, str]
"""A qualifier: name and value."""


def find_qualifiers(
    doc: Doc, candidates: list[Candidate], arguments: Arguments, ontology: Ontology
) -> Iterator[list[Pair]]:
    """Yield the qualifiers of each candidate, as (name, value) in a fixed order."""
    amounts = _by_token(doc, find_amounts(doc.text)) if candidates else {}
    for candidate in candidates:
        wanted = ontology.relations[candidate.relation].qualifiers
        if candidate.rule.startswith(STATES) and not candidate.rule.startswith("structure"):
            wanted = frozenset()
        view = _View(doc, candidate, arguments, ontology, amounts)
        readers = {"amount": _amount, "count": _count, "place": _place, "reason": _reason}
        yield [pair for name, read in readers.items() if name in wanted for pair in read(view)]


class _View(NamedTuple):
    """What the readers of qualifiers look at."""

    doc: Doc
    candidate: Candidate
    arguments: Arguments
    ontology: Ontology
    amounts: dict[int, Amount]

    @property
    def trigger(self) -> Token:
        return self.doc[self.candidate.trigger_end - 1]


def _by_token(doc: Doc, amounts: list[Amount]) -> dict[int, Amount]:
    """Return the amounts by each token that they touch."""
    found: dict[int, Amount] = {}
    for amount in amounts:
        span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if span is not None:
            found.update((token.i, amount) for token in span)
    return found


def _governors(view: _View) -> Iterator[Token]:
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


# --- amounts ---------------------------------------------------------------------------------------------


def _amount(view: _View) -> Iterator[Pair]:
    """Read "345 million euros" in "fined X 345 million euros", "a fine of …", "a … fine", "for …"."""
    for amount in _amounts(view):
        # The last token may hold a full stop: "€413m."
        yield "amount", view.doc.text[_approximated(view.doc, amount) : amount.end]
        yield "amount_value", amount.value
        yield "amount_unit", amount.unit
        return


def _amounts(view: _View) -> Iterator[Amount]:
    """Yield the amounts of the trigger's own phrases, money before shares, the nearest first."""
    tokens = sorted({token.i for token in _amount_tokens(view)} & view.amounts.keys())
    trigger = view.trigger.i
    ends = set(view.arguments.named)
    found = [
        (view.amounts[i].unit == "%", abs(i - trigger), view.amounts[i]) for i in tokens if i not in ends
    ]
    yield from (amount for _, _, amount in sorted(found))


def _amount_tokens(view: _View) -> Iterator[Token]:
    for governor in _governors(view):
        if governor.i in view.arguments.named:
            # "Fined Google at least $5": the parser takes the sum for another name of Google's.
            yield from (child for child in children(governor, "appos") if child.pos_ in ("NUM", "SYM"))
        else:
            yield governor
            yield from _inside(governor)
        yield from _prices(governor, view)


def _prices(governor: Token, view: _View) -> Iterator[Token]:
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


# --- counts ----------------------------------------------------------------------------------------------


def _count(view: _View) -> Iterator[Pair]:
    """Read how many stand at the object, or are what is sold or ordered: "2,400 employees", "32 jets"."""
    object_root = view.doc[slice(*view.candidate.object_span)].root
    nouns = [object_root] if view.candidate.object is None else []
    nouns += [t for t in _governors(view) if t != view.trigger and t.i not in view.arguments.named]
    nouns += [
        noun for of in children(view.trigger, "prep") if of.lower_ == "of" for noun in children(of, "pobj")
    ]
    for noun in nouns:
        number = _number_of(noun)
        if number is None or any(i in view.amounts for i in range(number.left_edge.i, noun.i + 1)):
            continue
        start, end = noun_phrase(noun)
        yield "count", view.doc[start:end].text
        value = read_number(_figures(number))
        if value is not None:
            yield "count_value", str(value)
        return


def _number_of(noun: Token) -> Token | None:
    """Return the cardinal before a noun, or the noun itself in "dozens of protesters"."""
    if noun.pos_ == "NOUN" and noun.ent_type_ == "CARDINAL" and any(c.lower_ == "of" for c in noun.children):
        return noun
    # "A one-on-one game" counts nothing.
    numbers = [c for c in children(noun, "nummod") if c.i < noun.i and c.nbor().text not in HYPHENS]
    if noun.pos_ not in NOMINAL or not numbers or noun.ent_type_ in NOT_COUNTED:
        return None
    return numbers[-1] if numbers[-1].ent_type_ not in NOT_COUNTED else None


def _figures(number: Token) -> str:
    """Return a number with the words that belong to it: "1.5 million"."""
    parts = [c for c in number.children if c.dep_ in ("compound", "nummod") and c.i < number.i]
    return number.doc[min((c.i for c in parts), default=number.i) : number.i + 1].text


# --- places ----------------------------------------------------------------------------------------------


def _place(view: _View) -> Iterator[Pair]:
    """Read the place of what happened: "laid off 2,400 employees *in Hangzhou*"."""
    markers = view.ontology.cue("preposition", "place")
    taken = {view.candidate.subject, view.candidate.object}
    for governor in _governors(view):
        for preposition in children(governor, "prep"):
            if preposition.lower_ not in markers or preposition.i < governor.i:
                continue
            for noun in children(preposition, "pobj"):
                found = view.arguments.entity(noun.i) if noun.i in view.arguments.named else None
                if found is None or found[0] in taken:
                    continue
                if view.arguments.entities[found[0]].type == "Place":
                    yield "place", view.doc[slice(*found[1])].text
                    return


# --- reasons ---------------------------------------------------------------------------------------------


def _reason(view: _View) -> Iterator[Pair]:
    """Read why: "over security concerns", "for price fixing", "on suspicion of fraud", "because …"."""
    for governor in _governors(view):
        for child in sorted(governor.children, key=lambda child: child.i):
            fronted = child.i < governor.i and not (governor == view.trigger and governor.pos_ == "VERB")
            if fronted or view.trigger in child.subtree:
                continue
            span = _reason_phrase(view, governor, child) or _because(view, child)
            if span is not None and span[0] < span[1]:
                yield "reason", view.doc[slice(*span)].text
                return


def _reason_phrase(view: _View, governor: Token, preposition: Token) -> tuple[int, int] | None:
    if preposition.dep_ != "prep":
        return None
    causes = view.ontology.cue("preposition", "cause")
    for inner in _governed(preposition):
        marker = view.doc[preposition.i : inner.left_edge.i].text.lower()
        bare_for = marker == "for" and preposition.i > governor.i and _may_have_for(governor, view)
        if (marker in causes or bare_for) and not _is_no_reason(inner, view):
            return _whole(inner)
    return None


def _may_have_for(governor: Token, view: _View) -> bool:
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


def _is_no_reason(noun: Token, view: _View) -> bool:
    """Tell "for three years", "over the weekend" and "for Alibaba" from what a thing is done for."""
    if noun.i in view.arguments.named or noun.i in view.amounts or noun.ent_type_ in TEMPORAL:
        return True
    if noun.pos_ not in ("NOUN", "VERB", "AUX"):
        return True
    return noun.lemma_.lower() in view.ontology.cue("noun", "occasion")


def _because(view: _View, clause: Token) -> tuple[int, int] | None:
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


class QualifierFinder:
    """The component `eventgraph_qualifiers`: writes the layer `qualifiers`."""

    def __init__(self, ontology: Iterable[str]) -> None:
        self._ontology = load_ontology(ontology)

    def __call__(self, doc: Doc) -> Doc:
        """Find the qualifiers of one Doc's candidates."""
        arguments = Arguments(doc, self._ontology)
        found = find_qualifiers(doc, read_candidates(doc), arguments, self._ontology)
        return write_layer(doc, "qualifiers", found)


@Language.factory(
    "eventgraph_qualifiers",
    default_config={"ontology": []},
    requires=["doc._.eventgraph_candidates", "doc._.eventgraph_entities", "token.dep"],
    assigns=["doc._.eventgraph_qualifiers"],
)
def make_qualifiers(nlp: Language, name: str, ontology: list[str]) -> QualifierFinder:
    """Make the component that finds qualifiers."""
    del nlp, name
    register_layers()
    return QualifierFinder(ontology)
