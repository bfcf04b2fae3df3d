"""Finds what else a claim's own phrases say: amount, count, place and reason.

Only phrases of the trigger and of its objects are read, not the rest of the sentence. Which qualifiers a
relation has is said in the ontology (`eg:qualifier`). Values stand beside the words: amounts with a
currency of ISO 4217 or "%", counts as whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from spacy.language import Language

from eventgraph.ontology.load import load_ontology
from eventgraph.pipeline.amounts import find_amounts, read_number
from eventgraph.pipeline.arguments import Arguments
from eventgraph.pipeline.claim_amounts import amounts_by_token, read_amount
from eventgraph.pipeline.claim_view import ClaimView, Pair, governors
from eventgraph.pipeline.dependencies import NOMINAL, children
from eventgraph.pipeline.layers import STATES, read_candidates, register_layers, told_in, write_layer
from eventgraph.pipeline.phrases import noun_phrase
from eventgraph.pipeline.reasons import read_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from eventgraph.ontology import Ontology
    from eventgraph.pipeline.layers import Candidate


HYPHENS: Final = ("-", "\u2013")
NOT_COUNTED: Final = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})


def find_qualifiers(
    doc: Doc, candidates: list[Candidate], arguments: Arguments, ontology: Ontology
) -> Iterator[list[Pair]]:
    """Yield the qualifiers of each candidate, as (name, value) in a fixed order."""
    amounts = amounts_by_token(doc, find_amounts(doc.text, told_in(doc, candidates)))
    for candidate in candidates:
        wanted = ontology.relations[candidate.relation].qualifiers
        if candidate.rule.startswith(STATES) and not candidate.rule.startswith("structure"):
            wanted = frozenset()
        view = ClaimView(doc, candidate, arguments, ontology, amounts)
        readers = {"amount": read_amount, "count": read_count, "place": read_place, "reason": read_reason}
        yield [pair for name, read in readers.items() if name in wanted for pair in read(view)]


def read_count(view: ClaimView) -> Iterator[Pair]:
    """Read how many stand at the object, or are what is sold or ordered: "2,400 employees", "32 jets"."""
    object_root = view.doc[slice(*view.candidate.object_span)].root
    nouns = [object_root] if view.candidate.object is None else []
    nouns += [t for t in governors(view) if t != view.trigger and t.i not in view.arguments.named]
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


def read_place(view: ClaimView) -> Iterator[Pair]:
    """Read the place of what happened: "laid off 2,400 employees *in Hangzhou*"."""
    markers = view.ontology.cue("preposition", "place")
    taken = {view.candidate.subject, view.candidate.object}
    for governor in governors(view):
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
