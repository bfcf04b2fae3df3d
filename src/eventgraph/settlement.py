"""Extractions into a store, one commit each, and entities resolved over all that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from eventgraph.records import Article, Extraction, Factuality, IngestReport

if TYPE_CHECKING:
    import networkx as nx

    from eventgraph.graph.build import RelationInfo
    from eventgraph.rdf.storage.store import Store

Relations = Mapping[str, "RelationInfo"]


def store_extraction(
    store: Store, article: Article, extraction: Extraction, *, relations: Relations, pipeline: str
) -> None:
    """Commit one article with what was found in it; `settle` resolves its entities with those of the others.

    Raises:
        StoreError: the store is open for reading only.
    """
    from eventgraph.rdf.projection import article_nquads, description_nquads

    graph = _graph([extraction], relations)
    store.describe_new(description_nquads(graph))
    quads = [*article_nquads(graph).get(article.id, ()), *_article_node(article)]
    store.commit(article, extraction, quads, pipeline=pipeline)


def settle(store: Store, relations: Relations) -> IngestReport:
    """Resolve entities over the whole store, bring every article's graph in line, and sum up.

    `relations` are of this run; relations of an ontology that an earlier run was given keep their words.
    """
    from eventgraph.rdf.projection import article_nquads, description_nquads
    from eventgraph.rdf.storage.links import link_entities

    extractions = list(store.extractions())
    graph = _graph(extractions, {**store.relations(), **relations})
    quads = article_nquads(graph)
    for extraction in extractions:
        lines = [*quads.get(extraction.article, ()), *_article_node(extraction)]
        store.replace_quads(extraction.article, lines)
    store.describe_entities(description_nquads(graph))
    link_entities(store, _links(graph))
    claims = [claim for extraction in extractions for claim in extraction.claims]
    return IngestReport(
        articles=len(extractions),
        entities=graph.number_of_nodes(),
        claims={f.value: sum(claim.factuality == f for claim in claims) for f in Factuality},
        relations=dict(Counter(claim.relation for claim in claims).most_common()),
    )


def graph_lines(extractions: list[Extraction], relations: Relations) -> Iterator[tuple[str, str]]:
    """Yield all N-Quads lines of some articles, each with the id of its article, or "" for descriptions."""
    from eventgraph.rdf.projection import article_nquads, description_nquads

    graph = _graph(extractions, relations)
    quads = article_nquads(graph)
    for extraction in extractions:
        lines = {*quads.get(extraction.article, ()), *_article_node(extraction)}
        yield from ((extraction.article, line) for line in sorted(lines))
    yield from (("", line) for line in description_nquads(graph))


def _graph(extractions: list[Extraction], relations: Relations) -> nx.MultiDiGraph[str]:
    from eventgraph.graph import build_graph
    from eventgraph.resolution import resolve

    return build_graph(extractions, resolve(extractions), ontology=relations)


def _links(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Return the IRIs elsewhere of those entities that have the name and the class of one in the table."""
    from eventgraph.ontology.links import load_links
    from eventgraph.resolution import entity_id_of

    known = {(entity_id_of(name, kind), kind): iri for (name, kind), iri in load_links().items()}
    nodes = ((entity, str(node["type"])) for entity, node in graph.nodes(data=True))
    return {entity: known[entity, kind] for entity, kind in nodes if (entity, kind) in known}


def _article_node(article: Article | Extraction) -> tuple[str, ...]:
    from eventgraph.rdf.projection import article_node_nquads

    name = article.id if isinstance(article, Article) else article.article
    known = {key: getattr(article, key) for key in ("title", "publisher", "published", "url")}
    return article_node_nquads(name, {key: value for key, value in known.items() if value is not None})
