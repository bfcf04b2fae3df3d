"""Graph -> RDF: the quads of `docs/graph.md`, built as N-Quads text.

Text is forty times as fast as terms of rdflib, and it is what stores load. No blank nodes, so sorted lines
are canonical (RDF Dataset Canonicalization has nothing left to do).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from eventgraph import ids
from eventgraph.errors import ExportError
from eventgraph.rdf.attributes import (
    ALIAS_SEPARATOR,
    ARTICLE_LITERALS,
    CLAIM_LITERALS,
    EDGE_ATTRIBUTES,
    EDGE_REQUIRED,
    ENTITY_LITERALS,
    NODE_ATTRIBUTES,
    Attribute,
    join_aliases,
    join_spans,
)
from eventgraph.rdf.happenings import origin_nquad, standing_nquads
from eventgraph.rdf.literals import date_time, integer, moment, string
from eventgraph.rdf.name_keys import name_key
from eventgraph.rdf.namespaces import EG, NIF, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

Attributes = Mapping[str, Any]
"""The attributes of one node or edge."""

A: Final = f"<{RDF}type>"
TEXT: Final = "text"
LABEL: Final = f"<{RDFS}label>"


def graph_to_nquads(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Yield the graph as N-Quads lines without line ends, sorted, each once.

    Raises:
        ExportError: a node or edge does not follow `docs/graph.md`; the message names it.
    """
    articles = article_nquads(graph)
    edges = list(graph.edges(keys=True, data=True))
    origins = {origin_nquad(edge["article"], edge["origin"]) for *_, edge in edges if "origin" in edge}
    standings = (standing_nquads(key, edge) for _, _, key, edge in edges)
    lines = chain.from_iterable((*articles.values(), *standings))
    yield from sorted({*description_nquads(graph), *origins, *lines})


def to_dataset(graph: nx.MultiDiGraph[str]) -> rdflib.Dataset:
    """Return the graph as a plain rdflib Dataset whose default graph is the union of all.

    Raises:
        ExportError: a node or edge does not follow `docs/graph.md`; the message names it.
    """
    from eventgraph.rdf.datasets import dataset_from_nquads

    return dataset_from_nquads(graph_to_nquads(graph))


def article_nquads(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each article id, the sorted lines of its named graph: its claims and itself.

    Raises:
        ExportError: an edge does not follow `docs/graph.md`; the message names it.
    """
    triples: dict[str, set[str]] = defaultdict(set)
    for subject, obj, key, edge in graph.edges(keys=True, data=True):
        _check(f"claim {key}", edge, EDGE_ATTRIBUTES, EDGE_REQUIRED)
        triples[edge["article"]].update(_claim(subject, obj, key, edge))
    return {article: _in_graph(article, triples[article]) for article in sorted(triples)}


def description_nquads(graph: nx.MultiDiGraph[str]) -> tuple[str, ...]:
    """Return the sorted lines of the default graph: what entities and relations are.

    Raises:
        ExportError: a node does not follow `docs/graph.md`; the message names it.
    """
    lines: set[str] = set()
    for key, node in graph.nodes(data=True):
        lines.update(entity_nquads(key, node))
    relations = {(edge["relation"], edge["label"], edge["family"]) for _, _, edge in graph.edges(data=True)}
    return tuple(sorted(lines.union(*(relation_nquads(*words) for words in relations))))


def entity_nquads(key: str, attributes: Attributes) -> tuple[str, ...]:
    """Return the sorted lines of the default graph that say what an entity is.

    Raises:
        ExportError: its node does not follow `docs/graph.md`; the message names it.
    """
    _check(f"entity {key}", attributes, NODE_ATTRIBUTES, frozenset({"label", "type"}))
    return tuple(sorted({f"{triple} ." for triple in _entity(_entity_iri(key), attributes)}))


def relation_nquads(name: str, label: str, family: str) -> tuple[str, ...]:
    """Return the lines of the default graph that say how a relation is said, and its kin."""
    relation = _name(name)
    return f"{relation} <{EG}family> {string(family)} .", f"{relation} {LABEL} {string(label)} ."


def article_node_nquads(article: str, attributes: Attributes) -> tuple[str, ...]:
    """Return the sorted lines that describe an article in its graph, also one without claims.

    `attributes` are its title, publisher, published and url, those that are known.
    """
    return _in_graph(article, _article(_term(ids.article_iri(article)), attributes))


def _in_graph(article: str, triples: Iterable[str]) -> tuple[str, ...]:
    name = _term(ids.article_iri(article))
    return tuple(sorted(f"{triple} {name} ." for triple in triples))


def _check(what: str, data: Attributes, known: frozenset[str], required: frozenset[str]) -> None:
    if required <= data.keys() <= known:
        return
    missing, strange = sorted(required - data.keys()), sorted(data.keys() - known)
    faults = [f"lacks {', '.join(missing)}"] if missing else []
    faults += [f"has unknown {', '.join(strange)}"] if strange else []
    message = f"{what} {' and '.join(faults)}: only the attributes of docs/graph.md have a form in RDF"
    raise ExportError(message)


def _term(iri: str) -> str:
    return f"<{iri}>"


def _entity_iri(key: str) -> str:
    """Return the node's IRI; quoting changes no minted id and keeps foreign ones apart."""
    return _term(ids.entity_iri(quote(key, safe="")))


def _name(local: str) -> str:
    """Return the IRI of a class, relation or factuality of the ontology."""
    return _term(EG + quote(local, safe=""))


def _literals(subject: str, data: Attributes, table: Mapping[str, Attribute]) -> Iterator[str]:
    for name, attribute in table.items():
        if name in data:
            yield f"{subject} <{attribute.predicate}> {attribute.write(data[name])}"


def _entity(entity: str, node: Attributes) -> Iterator[str]:
    yield f"{entity} {A} {_name(node['type'])}"
    yield f"{entity} {LABEL} {string(node['label'])}"
    yield from _literals(entity, node, ENTITY_LITERALS)
    yield from _key(entity, node["label"])
    if "aliases" in node:
        names = node["aliases"].split(ALIAS_SEPARATOR)
        yield from (f"{entity} <{SKOS}altLabel> {string(name)}" for name in names)
        yield from chain.from_iterable(_key(entity, name) for name in names)
        yield from _to_the_letter(entity, "aliases", node["aliases"], join_aliases([*set(names)]))


def _key(entity: str, name: str) -> Iterator[str]:
    """Yield what queries look a name up by, since a comparison of all names reads them all."""
    key = name_key(name)
    if key:
        yield f"{entity} <{EG}nameKey> {string(key)}"


def _to_the_letter(subject: str, name: str, value: str, rebuilt: str) -> Iterator[str]:
    """Yield the attribute as it is, where the way back could not put it together again."""
    if rebuilt != value:
        yield f"{subject} <{EG}{name}> {string(value)}"


def _claim(subject: str, obj: str, key: str, edge: Attributes) -> Iterator[str]:
    claim, article = _term(ids.claim_iri(quote(key, safe=""))), _term(ids.article_iri(edge["article"]))
    source, relation, target = _entity_iri(subject), _name(edge["relation"]), _entity_iri(obj)
    yield f"{claim} {A} <{EG}Claim>"
    yield f"{claim} <{EG}subject> {source}"
    yield f"{claim} <{EG}relation> {relation}"
    yield f"{claim} <{EG}object> {target}"
    yield f"{claim} <{EG}factuality> {_name(edge['factuality'])}"
    yield f"{claim} <{EG}article> {article}"
    if edge["factuality"] == "actual" and not edge["ended"]:
        yield f"{source} {relation} {target}"
    yield from _literals(claim, edge, CLAIM_LITERALS)
    yield from _article(article, edge)
    yield from _spans(claim, article, edge)


def _article(article: str, attributes: Attributes) -> Iterator[str]:
    yield f"{article} {A} <{EG}Article>"
    yield from _literals(article, attributes, ARTICLE_LITERALS)
    published = attributes.get("published")
    if published is None:
        return
    exact = date_time(published)
    yield f"{article} <{SCHEMA}datePublished> {exact or moment(published)}"
    if exact:
        # Every RDF library has a canonical form of its own for times of day.
        yield f"{article} <{EG}published> {string(published)}"


def _spans(claim: str, article: str, edge: Attributes) -> Iterator[str]:
    start, end = edge["evidence_start"], edge["evidence_end"]
    part = edge.get("evidence_part", TEXT)
    evidence = _term(ids.span_iri(edge["article"], start, end, part))
    yield f"{claim} <{EG}evidence> {evidence}"
    yield f"{evidence} {A} <{EG}TextSpan>"
    yield f"{evidence} <{NIF}referenceContext> {article}"
    yield f"{evidence} <{NIF}beginIndex> {integer(start)}"
    yield f"{evidence} <{NIF}endIndex> {integer(end)}"
    yield f"{evidence} <{NIF}anchorOf> {string(edge['evidence'])}"
    # Of other places the IRI says all that there is to say (RFC 5147); described, they were a fifth of all.
    trigger = ids.span_iri(edge["article"], edge["trigger_start"], edge["trigger_end"], part)
    yield f"{claim} <{EG}trigger> {_term(trigger)}"
    if "supporting" in edge:
        spans = _offsets(edge["supporting"])
        iris = (_term(ids.span_iri(edge["article"], *span)) for span in spans)
        yield from (f"{claim} <{EG}supportingEvidence> {iri}" for iri in iris)
        yield from _to_the_letter(claim, "supporting", edge["supporting"], join_spans([*set(spans)]))


def _offsets(supporting: str) -> list[tuple[int, int]]:
    try:
        pairs = [[int(number) for number in pair.split(",")] for pair in supporting.split()]
        return [(start, end) for start, end in pairs]
    except ValueError as error:
        message = f"supporting {supporting!r} is not written as docs/graph.md says: 120,180 300,350"
        raise ExportError(message) from error
