"""Parts of the graph, read from an open store from the selective end, whatever else it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.attributes import ARTICLE_LITERALS
from eventgraph.rdf.datasets import Triple
from eventgraph.rdf.namespaces import ARTICLE, CLAIM, EG, ENTITY, RDF, RDFS, SCHEMA, SKOS
from eventgraph.rdf.reconstruction import from_triples

if TYPE_CHECKING:
    import networkx as nx

DEFAULT: Final = ox.DefaultGraph()
TYPE: Final = ox.NamedNode(f"{RDF}type")
CONCEPT: Final = ox.NamedNode(f"{EG}Concept")
ENDS: Final = (ox.NamedNode(f"{EG}subject"), ox.NamedNode(f"{EG}object"))
ENTITY_WORDS: Final = tuple(
    ox.NamedNode(iri)
    for iri in (
        f"{RDF}type", f"{RDFS}label", f"{SKOS}altLabel", f"{EG}aliases", f"{EG}articles", f"{EG}mentions"
    )
)  # fmt: skip
ARTICLE_WORDS: Final = tuple(
    ox.NamedNode(iri)
    for iri in (
        *(each.predicate for each in ARTICLE_LITERALS.values()),
        *(f"{EG}published", f"{SCHEMA}datePublished", f"{EG}origin"),
    )
)  # fmt: skip


def claims_about(quads: ox.Store, entity: str) -> list[str]:
    """Return the ids of the claims of which an entity, by its id, is subject or object; sorted."""
    node = ox.NamedNode(ids.entity_iri(quote(entity, safe="")))
    found = {quad.subject for end in ENDS for quad in quads.quads_for_pattern(None, end, node, DEFAULT)}
    return sorted(local(claim, CLAIM) for claim in found)


def graph_of_claims(quads: ox.Store, claims: Iterable[str]) -> nx.MultiDiGraph[str]:
    """Return the part of the graph that some claims, by their ids, make: with all attributes.

    Raises:
        StoreDamagedError: a claim lacks what every claim has; the message names it.
    """
    return from_triples(_triples(quads, claims))


def graph_of_entities(quads: ox.Store, entities: Iterable[str]) -> nx.MultiDiGraph[str]:
    """Return nodes with their attributes, without claims."""
    nodes = (ox.NamedNode(ids.entity_iri(quote(entity, safe=""))) for entity in entities)
    return from_triples(triple for node in nodes for triple in _told(quads, node, ENTITY_WORDS))


def graph_of_steps(
    quads: ox.Store, skeleton: nx.MultiDiGraph[str], chains: Iterable[Sequence[str]]
) -> nx.MultiDiGraph[str]:
    """Return the part of the graph between the nodes that follow each other in chains of the skeleton."""
    pairs = {
        ends for chain in chains for one, other in pairwise(chain) for ends in ((one, other), (other, one))
    }
    claims = {str(key) for ends in pairs for key in skeleton.get_edge_data(*ends) or ()}
    return graph_of_claims(quads, sorted(claims))


def skeleton(quads: ox.Store) -> nx.MultiDiGraph[str]:
    """Return all claims as edges with no more than `relation`, `factuality`, `article` and `origin`.

    Nodes have the attribute `type` only where it is `Concept`. It costs a tenth of the whole graph.
    """
    import networkx as nx

    said = {name: _values(quads, name) for name in ("subject", "object", "relation", "factuality", "article")}
    origins = _values(quads, "origin")
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for claim in sorted(said["subject"]):
        if all(claim in values for values in said.values()):
            edge = {
                "relation": said["relation"][claim].removeprefix(EG),
                "factuality": said["factuality"][claim].removeprefix(EG),
                "article": _unquoted(said["article"][claim], ARTICLE),
            }
            if said["article"][claim] in origins:
                edge["origin"] = _unquoted(origins[said["article"][claim]], ARTICLE)
            subject, obj = (_unquoted(said[end][claim], ENTITY) for end in ("subject", "object"))
            graph.add_edge(subject, obj, key=_unquoted(claim, CLAIM), **edge)
    for quad in quads.quads_for_pattern(None, TYPE, CONCEPT, DEFAULT):
        node = local(quad.subject, ENTITY)
        if node in graph:
            graph.nodes[node]["type"] = "Concept"
    return graph


def superseded_claims(quads: ox.Store) -> set[str]:
    """Return the ids of the claims that an outlet took back."""
    found = quads.quads_for_pattern(None, ox.NamedNode(f"{EG}superseded"), None, DEFAULT)
    return {local(quad.subject, CLAIM) for quad in found}


def _triples(quads: ox.Store, claims: Iterable[str]) -> Iterator[Triple]:
    """Yield what is told of the claims, and once of their ends, relations, articles and spans."""
    words = {
        f"{EG}subject": ENTITY_WORDS,
        f"{EG}object": ENTITY_WORDS,
        f"{EG}article": ARTICLE_WORDS,
        f"{EG}relation": (None,),
        f"{EG}evidence": (None,),
    }
    seen: set[ox.NamedNode] = set()
    for claim in claims:
        for quad in quads.quads_for_pattern(claim_node(claim), None, None, DEFAULT):
            yield _text(quad)
            target = quad.object
            if quad.predicate.value in words and isinstance(target, ox.NamedNode) and target not in seen:
                seen.add(target)
                yield from _told(quads, target, words[quad.predicate.value])


def _told(
    quads: ox.Store, subject: ox.NamedNode, predicates: Iterable[ox.NamedNode | None]
) -> Iterator[Triple]:
    for predicate in predicates:
        yield from map(_text, quads.quads_for_pattern(subject, predicate, None, DEFAULT))


def _values(quads: ox.Store, name: str) -> dict[str, str]:
    """Return the IRI that each subject has for one of our predicates."""
    found = quads.quads_for_pattern(None, ox.NamedNode(EG + name), None, DEFAULT)
    return {quad.subject.value: quad.object.value for quad in found}  # type: ignore[union-attr]


def claim_node(claim: str) -> ox.NamedNode:
    """Return the node of the claim with an id."""
    return ox.NamedNode(ids.claim_iri(quote(claim, safe="")))


def _text(quad: ox.Quad) -> Triple:
    subject, obj = (str(getattr(term, "value", term)) for term in (quad.subject, quad.object))
    return subject, quad.predicate.value, obj


def local(term: object, namespace: str) -> str:
    """Return what an IRI says behind its namespace, or the text of a literal."""
    return _unquoted(str(getattr(term, "value", term)), namespace)


def _unquoted(iri: str, namespace: str) -> str:
    return unquote(iri.removeprefix(namespace), errors="surrogatepass")
