"""Contradictions, as an open store has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.graph.conflicts import KINDS, Disagreement
from eventgraph.rdf.namespaces import CLAIM, EG, EVENT, RDF
from eventgraph.rdf.neighbourhood import DEFAULT, claim_node, local

if TYPE_CHECKING:
    from eventgraph.records import ContradictionKind

CONTRADICTION: Final = ids.contradiction_iri("")
TYPE: Final = ox.NamedNode(f"{RDF}type")
CLASS: Final = ox.NamedNode(f"{EG}Contradiction")
SIDES: Final = (ox.NamedNode(f"{EG}oneSide"), ox.NamedNode(f"{EG}otherSide"))
CONTRADICTS: Final = ox.NamedNode(f"{EG}contradicts")


def disagreements(quads: ox.Store, claims: Iterable[str] | None = None) -> list[Disagreement]:
    """Return all contradictions, or those that show one of some claims, by their ids; sorted."""
    if claims is None:
        found = {quad.subject for quad in quads.quads_for_pattern(None, TYPE, CLASS, DEFAULT)}
    else:
        found = {
            quad.subject
            for claim in claims
            for side in SIDES
            for quad in quads.quads_for_pattern(None, side, claim_node(claim), DEFAULT)
        }
    nodes = [node for node in found if isinstance(node, ox.NamedNode)]
    return sorted(_disagreement(quads, node) for node in nodes)


def claims_of(quads: ox.Store, found: Iterable[Disagreement]) -> list[str]:
    """Return the ids of the claims that disagreements show, and of those that contradict them; sorted."""
    shown = {claim for each in found for claim in each.claims}
    return sorted(shown.union(*(_against(quads, claim) for claim in shown)))


def _against(quads: ox.Store, claim: str) -> Iterator[str]:
    for quad in quads.quads_for_pattern(claim_node(claim), CONTRADICTS, None, DEFAULT):
        yield local(quad.object, CLAIM)


def _disagreement(quads: ox.Store, node: ox.NamedNode) -> Disagreement:
    told = {
        quad.predicate.value.removeprefix(EG): quad.object
        for quad in quads.quads_for_pattern(node, None, None, DEFAULT)
    }
    return Disagreement(
        id=local(node, CONTRADICTION),
        kind=_kind(local(told["kind"], "")),
        claims=(local(told["oneSide"], CLAIM), local(told["otherSide"], CLAIM)),
        values=(local(told["oneValue"], ""), local(told["otherValue"], "")),
        event=local(told["inEvent"], EVENT) if "inEvent" in told else None,
        settled="settled" in told,
    )


def _kind(name: str) -> ContradictionKind:
    return next(kind for kind in KINDS if kind == name)
