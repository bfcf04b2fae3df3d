"""Extractions into a store, one commit each, and brought together over all that it holds.

Articles are gone through twice, and never held together: once for what `together.Told` keeps of them, and
once more for those whose graph is to change now that everybody is known.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from eventgraph import ids
from eventgraph.decision_files import read_decisions
from eventgraph.errors import OntologyError
from eventgraph.records import Article, Decision, Entity, Extraction, Factuality, IngestReport, Resolution
from eventgraph.together import Together, Told, without

if TYPE_CHECKING:
    from eventgraph.graph.build import RelationInfo
    from eventgraph.rdf.storage.store import Store

Relations = Mapping[str, "RelationInfo"]
Names = Mapping[str, str]
"""Which entity each of an article's entities is."""


def store_extraction(
    store: Store, article: Article, extraction: Extraction, *, relations: Relations, pipeline: str
) -> None:
    """Commit one article with what was found in it; `settle` resolves its entities with those of the others.

    Raises:
        StoreError: the store is open for reading only.
    """
    from eventgraph.resolution import resolve

    resolution = resolve([extraction])
    names = resolution.canonical.get(article.id, {})
    used = {claim.relation for claim in extraction.claims}
    store.describe_new([*_entities(resolution), *_relations(relations, used)])
    lines = _article_lines(extraction, names, relations)
    store.commit(article, extraction, lines, pipeline=pipeline, resolution=_digest(names))


def settle(store: Store, relations: Relations) -> IngestReport:
    """Bring articles together over the whole store, and every article's graph in line; sum up.

    `relations` are of this run; relations of an ontology that an earlier run was given keep their words.
    Decisions in the store's folder are replayed; claims that they reject are left out.

    Raises:
        DecisionError: the decisions cannot be read, or contradict each other.
    """
    from eventgraph.ontology.logic import load_logic
    from eventgraph.rdf.storage.folder import DECISIONS
    from eventgraph.rdf.storage.happenings import tell_happenings
    from eventgraph.rdf.storage.links import link_entities

    words = {**store.relations(), **relations}
    told = Told.of(store.records(), read_decisions(store.folder / DECISIONS))
    together = told.together(load_logic())
    resolution = together.resolution
    for article_id, settled in store.resolutions():
        names = resolution.canonical.get(article_id, {})
        left_out = told.left_out.get(article_id, frozenset())
        if settled != (digest := _digest(names, left_out)):
            lines = _article_lines(without(store.record(article_id)[1], left_out), names, words)
            store.replace_quads(article_id, lines, resolution=digest)
    store.describe_entities(_descriptions(resolution, words, told.relations))
    tell_happenings(store, lambda: happening_lines(together, words))
    link_entities(store, _links(resolution))
    return IngestReport(
        articles=told.articles,
        entities=sum(1 for _ in _claimed(resolution)),
        claims={f.value: told.factuality[f] for f in Factuality},
        relations=dict(told.relations.most_common()),
        warnings=resolution.warnings,
    )


def graph_lines(extractions: list[Extraction], relations: Relations) -> Iterator[tuple[str, str]]:
    """Yield all N-Quads lines of some articles, each with the id of its article, or "" for descriptions."""
    from eventgraph.resolution import resolve

    resolution = resolve(extractions)
    for extraction in extractions:
        names = resolution.canonical.get(extraction.article, {})
        yield from ((extraction.article, line) for line in _article_lines(extraction, names, relations))
    used = {claim.relation for extraction in extractions for claim in extraction.claims}
    yield from (("", line) for line in _descriptions(resolution, relations, used))


def settled_lines(
    records: Collection[tuple[Article, Extraction]], relations: Relations, decisions: Iterable[Decision] = ()
) -> Iterator[str]:
    """Yield the N-Quads lines of a settled store of just these articles, but for its ledger and links."""
    from eventgraph.ontology.logic import load_logic
    from eventgraph.rdf.storage.happenings import row_nquads

    told = Told.of(records, decisions)
    together = told.together(load_logic())
    for article, extraction in records:
        names = together.resolution.canonical.get(article.id, {})
        left_out = told.left_out.get(article.id, frozenset())
        yield from _article_lines(without(extraction, left_out), names, relations)
    yield from _descriptions(together.resolution, relations, told.relations)
    yield from happening_lines(together, relations)
    yield from row_nquads(happening_lines(together, relations))


def happening_lines(together: Together, relations: Relations) -> Iterator[str]:
    """Yield the N-Quads lines of what articles say together (`rdf.happenings`), each once, by subject."""
    from eventgraph.graph import standing_attributes
    from eventgraph.rdf.happenings import (
        contradiction_nquads,
        event_nquads,
        origin_nquad,
        standing_nquads,
    )

    names = {entity.id: entity.name for entity in _claimed(together.resolution)}
    for event in together.events:
        words = (names[event.subjects[0]], relations[event.relation].label, names[event.objects[0]])
        yield from event_nquads(event, " ".join(words))
    for _, alike in groupby(together.contradictions, attrgetter("id")):
        yield from dict.fromkeys(chain.from_iterable(map(contradiction_nquads, alike)))
    for article, origin in sorted({(each.article, each.origin) for each in together.standings.values()}):
        yield origin_nquad(article, origin)
    for claim, standing in together.standings.items():
        yield from standing_nquads(claim, standing_attributes(standing))


def _digest(names: Names, left_out: Collection[str] = ()) -> str:
    """Return what tells whether an article's graph was made with these names and claims, by this version."""
    return ids.digest(_version(), json.dumps(names, sort_keys=True), *sorted(left_out))


@cache
def _version() -> str:
    return version("eventgraph-news")


def _article_lines(extraction: Extraction, names: Names, relations: Relations) -> list[str]:
    """Return the sorted lines of an article's graph: what it says, and the article itself."""
    from eventgraph.graph import build_graph
    from eventgraph.rdf.projection import article_node_nquads, article_nquads

    part = Resolution(canonical={extraction.article: dict(names)})
    quads = article_nquads(build_graph([extraction], part, ontology=relations))
    known = {key: getattr(extraction, key) for key in ("title", "publisher", "published", "url")}
    told = {key: value for key, value in known.items() if value is not None}
    node = article_node_nquads(extraction.article, told)
    return sorted({*quads.get(extraction.article, ()), *node})


def _descriptions(resolution: Resolution, relations: Relations, used: Iterable[str]) -> Iterator[str]:
    yield from _entities(resolution)
    yield from _relations(relations, used)


def _entities(resolution: Resolution) -> Iterator[str]:
    from eventgraph.graph import entity_attributes
    from eventgraph.rdf.projection import entity_nquads

    for entity in _claimed(resolution):
        yield from entity_nquads(entity.id, entity_attributes(entity))


def _relations(relations: Relations, used: Iterable[str]) -> Iterator[str]:
    from eventgraph.rdf.projection import relation_nquads

    for name in sorted(used):
        if name not in relations:
            message = f"nothing says what the relation {name!r} means: load the ontology it was found with"
            raise OntologyError(message)
        yield from relation_nquads(name, relations[name].label, relations[name].family)


def _claimed(resolution: Resolution) -> Iterator[Entity]:
    """Yield those that claims are about."""
    yield from (entity for entity in resolution.entities if entity.claims)


def _links(resolution: Resolution) -> dict[str, str]:
    """Return the IRIs elsewhere of those entities that have the name and the class of one in the table."""
    from eventgraph.ontology.links import load_links
    from eventgraph.resolution import entity_id_of

    known = {(entity_id_of(name, kind), kind): iri for (name, kind), iri in load_links().items()}
    found = ((entity.id, entity.type) for entity in _claimed(resolution))
    return {entity: known[entity, kind] for entity, kind in found if (entity, kind) in known}
