"""Extractions and their resolution -> the graph of `docs/graph.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

import networkx as nx

from eventgraph.errors import NotFoundError, OntologyError
from eventgraph.graph.attributes import claim_attributes, entity_attributes, standing_attributes

if TYPE_CHECKING:
    from eventgraph.records import Claim, Extraction, Resolution, Standing


class RelationInfo(Protocol):
    """What the graph needs to know of a relation: how it is said, and its kin."""

    @property
    def label(self) -> str:
        """Return the label that a reader sees."""

    @property
    def family(self) -> str:
        """Return the family of relations that it belongs to."""


class _Edge(NamedTuple):
    subject: str
    object: str
    claim: Claim
    extraction: Extraction


def build_graph(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    *,
    ontology: Mapping[str, RelationInfo],
    standings: Mapping[str, Standing] | None = None,
    isolated: bool = False,
) -> nx.MultiDiGraph[str]:
    """Return the graph of all claims: nodes are resolved entities, edges claims, as `docs/graph.md` says.

    Nodes are added by id, edges by subject, object and claim id, whatever the order of the extractions.
    Entities without a claim are left out unless `isolated`. `ontology` maps names of relations to relations,
    `standings` ids of claims to what they are among those of all articles, where that is known.

    Raises:
        NotFoundError: the resolution was made of other extractions.
        OntologyError: a claim's relation is not in the ontology.
    """
    edges = sorted(
        (_edge(claim, each, resolution) for each in extractions for claim in each.claims), key=_order
    )
    ends = {end for edge in edges for end in (edge.subject, edge.object)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted(resolution.entities, key=lambda entity: entity.id):
        if isolated or entity.id in ends:
            graph.add_node(entity.id, **entity_attributes(entity))
    for subject, obj, claim, extraction in edges:
        relation = _relation(claim, ontology)
        named = {"relation": claim.relation, "label": relation.label, "family": relation.family}
        graph.add_edge(subject, obj, key=claim.id, **named, **claim_attributes(claim, extraction))
        if standings and claim.id in standings:
            graph.edges[subject, obj, claim.id].update(standing_attributes(standings[claim.id]))
    return graph


def _order(edge: _Edge) -> tuple[str, str, str]:
    return edge.subject, edge.object, edge.claim.id


def _edge(claim: Claim, extraction: Extraction, resolution: Resolution) -> _Edge:
    canonical = resolution.canonical.get(extraction.article, {})
    for end in (claim.subject, claim.object):
        if end not in canonical:
            message = (
                f"the resolution does not know the entity {end!r} of claim {claim.id} in article "
                f"{extraction.article!r}: resolve the extractions that the graph is built from"
            )
            raise NotFoundError(message)
    return _Edge(canonical[claim.subject], canonical[claim.object], claim, extraction)


def _relation(claim: Claim, ontology: Mapping[str, RelationInfo]) -> RelationInfo:
    try:
        return ontology[claim.relation]
    except KeyError:
        message = (
            f"claim {claim.id} has the relation {claim.relation!r}, which is not in the ontology: "
            "load the ontology that its article was read with"
        )
        raise OntologyError(message) from None
