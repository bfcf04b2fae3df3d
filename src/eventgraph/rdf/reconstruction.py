"""RDF -> graph: the way back, which loses nothing of `docs/graph.md`.

It reads claim nodes only: direct triples are a convenience for queries and say nothing more. Where a dataset
gives two values for what the contract has once, the first in code point order is taken; `shapes` reports it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from eventgraph import ids
from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.attributes import (
    ARTICLE_LITERALS,
    CLAIM_LITERALS,
    ENTITY_LITERALS,
    Attribute,
    Scalar,
    join_aliases,
    join_spans,
)
from eventgraph.rdf.datasets import Triple, triples_of_dataset, triples_of_nquads
from eventgraph.rdf.namespaces import ARTICLE, CLAIM, EG, ENTITY, EVENT, NIF, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

Node = Mapping[str, list[str]]
"""The values of one subject by predicate."""

TYPE: Final = f"{RDF}type"


def from_nquads(lines: Iterable[str]) -> nx.MultiDiGraph[str]:
    """Return the graph that `graph_to_nquads` wrote.

    Raises:
        ReadError: a line is not N-Quads.
        StoreDamagedError: a claim lacks what every claim has; the message names it.
    """
    return from_triples(triples_of_nquads(lines))


def from_dataset(dataset: rdflib.Dataset) -> nx.MultiDiGraph[str]:
    """Return the graph that `to_dataset` wrote.

    Raises:
        StoreDamagedError: a claim lacks what every claim has; the message names it.
    """
    return from_triples(triples_of_dataset(dataset))


def from_triples(triples: Iterable[Triple]) -> nx.MultiDiGraph[str]:
    """Return the graph of triples, of which each may come several times.

    Raises:
        StoreDamagedError: a claim lacks what every claim has; the message names it.
    """
    nodes = _nodes(triples)
    try:
        return _build(nodes)
    except ValueError as error:
        message = f"a number of the dataset is none: {error}; validate it to see where"
        raise StoreDamagedError(message) from error


def _build(nodes: Mapping[str, Node]) -> nx.MultiDiGraph[str]:
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, node in nodes.items():
        if iri.startswith(ENTITY) and TYPE in node:
            graph.add_node(_local(iri, ENTITY), **_entity(node))
    for iri, node in nodes.items():
        if iri.startswith(CLAIM) and f"{EG}Claim" in node.get(TYPE, ()):
            subject, obj = (_local(_one(iri, node, EG + end), ENTITY) for end in ("subject", "object"))
            graph.add_edge(subject, obj, _local(iri, CLAIM), **_claim(iri, node, nodes))
    return graph


def _nodes(triples: Iterable[Triple]) -> dict[str, Node]:
    nodes: dict[str, defaultdict[str, list[str]]] = {}
    for subject, predicate, value in sorted(set(triples)):
        nodes.setdefault(subject, defaultdict(list))[predicate].append(value)
    return {subject: dict(values) for subject, values in nodes.items()}


def _local(iri: str, namespace: str) -> str:
    return unquote(iri.removeprefix(namespace), errors="surrogatepass")


def _one(iri: str, node: Node, predicate: str) -> str:
    try:
        return node[predicate][0]
    except KeyError:
        message = f"{iri} lacks {predicate}; validate the dataset to see all that is missing"
        raise StoreDamagedError(message) from None


def _literals(node: Node, table: Mapping[str, Attribute]) -> dict[str, Scalar]:
    return {
        name: attribute.read(node[attribute.predicate][0])
        for name, attribute in table.items()
        if attribute.predicate in node
    }


def _entity(node: Node) -> dict[str, Scalar]:
    attributes = {"type": _local(node[TYPE][0], EG), **_literals(node, ENTITY_LITERALS)}
    if f"{RDFS}label" in node:
        attributes["label"] = node[f"{RDFS}label"][0]
    if f"{EG}aliases" in node:
        attributes["aliases"] = node[f"{EG}aliases"][0]
    elif f"{SKOS}altLabel" in node:
        attributes["aliases"] = join_aliases(node[f"{SKOS}altLabel"])
    return attributes


def _claim(iri: str, node: Node, nodes: Mapping[str, Node]) -> dict[str, Scalar]:
    relation = _one(iri, node, f"{EG}relation")
    article = _one(iri, node, f"{EG}article")
    return {
        "id": _local(iri, CLAIM),
        "relation": _local(relation, EG),
        "label": _one(relation, nodes.get(relation, {}), f"{RDFS}label"),
        "family": _one(relation, nodes.get(relation, {}), f"{EG}family"),
        "factuality": _local(_one(iri, node, f"{EG}factuality"), EG),
        "article": _local(article, ARTICLE),
        **_literals(node, CLAIM_LITERALS),
        "weight": float(_one(iri, node, f"{EG}confidence")),
        **_standing(node, nodes.get(article, {})),
        **_article(nodes.get(article, {})),
        **_spans(iri, node, nodes),
    }


def _standing(node: Node, article: Node) -> dict[str, Scalar]:
    attributes: dict[str, Scalar] = {}
    if f"{EG}origin" in article:
        attributes["origin"] = _local(article[f"{EG}origin"][0], ARTICLE)
    if f"{EG}belief" in node:
        attributes["belief"] = float(node[f"{EG}belief"][0])
    if f"{EG}event" in node:
        attributes["event"] = _local(node[f"{EG}event"][0], EVENT)
    if f"{EG}contradicts" in node:
        attributes["contradicts"] = " ".join(sorted(_local(iri, CLAIM) for iri in node[f"{EG}contradicts"]))
    if f"{EG}superseded" in node:
        attributes["superseded"] = True
    return attributes


def _article(node: Node) -> dict[str, Scalar]:
    attributes = _literals(node, ARTICLE_LITERALS)
    for predicate in (f"{EG}published", f"{SCHEMA}datePublished"):
        if predicate in node:
            return {**attributes, "published": node[predicate][0]}
    return attributes


def _spans(iri: str, node: Node, nodes: Mapping[str, Node]) -> dict[str, Scalar]:
    evidence, trigger = (_one(iri, node, EG + name) for name in ("evidence", "trigger"))
    attributes: dict[str, Scalar] = {"evidence": _one(evidence, nodes.get(evidence, {}), f"{NIF}anchorOf")}
    begin, end = (_one(evidence, nodes.get(evidence, {}), NIF + name) for name in ("beginIndex", "endIndex"))
    attributes["evidence_start"], attributes["evidence_end"] = int(begin), int(end)
    attributes["trigger_start"], attributes["trigger_end"] = ids.span_offsets(trigger)
    if f"{EG}supporting" in node:
        attributes["supporting"] = node[f"{EG}supporting"][0]
    elif f"{EG}supportingEvidence" in node:
        attributes["supporting"] = join_spans([*map(ids.span_offsets, node[f"{EG}supportingEvidence"])])
    return attributes
