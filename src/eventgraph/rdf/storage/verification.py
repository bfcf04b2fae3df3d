"""Proves that what the store says is what the articles say: offsets against texts, quads against records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.namespaces import EG, NIF
from eventgraph.rdf.storage.changes import DEFAULT, described
from eventgraph.rdf.storage.imports import import_faults, import_triples, read_imports
from eventgraph.rdf.storage.ledger import ledger_triples
from eventgraph.rdf.storage.reserved import is_in_union
from eventgraph.records import CheckReport

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store
    from eventgraph.records import Article, Extraction
    from eventgraph.records.span import Part

Edges = Mapping[str, Mapping[str, Any]]
"""What RDF tells of each claim, by its id."""

OF_THE_ONTOLOGY: Final = frozenset({"label", "family"})


def verify_store(store: Store) -> CheckReport:
    """Check every claim's evidence character by character, in the records and in RDF, and the ledger.

    What RDF tells of a claim must be what its record says, and queries, which ask the union of all graphs,
    must see what the articles' graphs hold. Each article is read once; `checked` counts articles, claims and
    sentences.
    """
    checked: Counter[str] = Counter(articles=0, claims=0, sentences=0)
    problems = [*store.faults(), *import_faults(store.quads), *_wrong_union(store)]
    edges = _edges(store)
    for article_id in store.ledger():
        try:
            article, extraction = store.record(article_id)
        except StoreDamagedError:
            continue
        checked.update(articles=1, claims=len(extraction.claims))
        checked.update(sentences=sum(1 + len(claim.supporting) for claim in extraction.claims))
        problems += misplaced(article, extraction)
        problems += _disagreeing(store.quads, article, extraction)
        problems += _retold(edges, extraction)
    return CheckReport(checked=dict(checked), problems=tuple(problems))


def misplaced(article: Article, extraction: Extraction) -> Iterator[str]:
    """Yield, in words, every evidence that is not the exact text at its offsets, or misses its trigger."""
    for claim in extraction.claims:
        further = ((support.evidence, support.trigger) for support in claim.supporting)
        for evidence, trigger in ((claim.evidence, claim.trigger), *further):
            place = f"characters {evidence.start} to {evidence.end} of the {evidence.part}"
            where = f"article {article.id}, claim {claim.id}, {place}"
            if _characters(article, evidence.part)[evidence.start : evidence.end] != evidence.text:
                yield f"{where}: the text there is not the evidence"
            elif not evidence.start <= trigger.start < trigger.end <= evidence.end:
                yield f"{where}: the trigger at {trigger.start} to {trigger.end} is not in the sentence"


def _characters(article: Article, part: Part) -> str:
    """Return the characters that offsets into a part of the article count."""
    return (article.title or "") if part == "title" else article.text


def _disagreeing(quads: ox.Store, article: Article, extraction: Extraction) -> Iterator[str]:
    """Yield every claim whose evidence in the article's graph is absent or not the text at its offsets."""
    graph = ox.NamedNode(ids.article_iri(article.id))
    for claim in extraction.claims:
        node = ox.NamedNode(ids.claim_iri(claim.id))
        pointing = quads.quads_for_pattern(node, ox.NamedNode(f"{EG}evidence"), None, graph)
        spans = [quad.object for quad in pointing if isinstance(quad.object, ox.NamedNode)]
        if len(spans) != 1:
            yield f"article {article.id}, claim {claim.id}: {len(spans)} evidences in RDF instead of one"
            continue
        names = ("beginIndex", "endIndex", "anchorOf")
        begin, end, text = (_value(quads, spans[0], name, graph) for name in names)
        if _characters(article, claim.evidence.part)[int(begin or 0) : int(end or 0)] != text:
            where = f"article {article.id}, claim {claim.id}"
            yield f"{where}: RDF gives another sentence than the text at characters {begin} to {end}"


def _wrong_union(store: Store) -> Iterator[str]:
    """Yield, in words, where the default graph is not the union of the articles' graphs and its own."""
    graphs = (quad for quad in store.quads if quad.graph_name != DEFAULT)
    named = {quad.triple for quad in graphs if is_in_union(quad.triple, quad.graph_name)}
    union = {quad.triple for quad in store.quads.quads_for_pattern(None, None, None, DEFAULT)}
    own = described(store.quads).union(
        *(ledger_triples(store.quads, name) for name in store.ledger()),
        *(import_triples(store.quads, name) for name in read_imports(store.quads)),
    )
    if named - union:
        yield f"{len(named - union)} triples of articles are missing where queries look for them"
    if union - named - own:
        yield f"{len(union - named - own)} triples that queries see stand in no article"


def _edges(store: Store) -> Edges:
    """Return what RDF tells; nothing where a claim is not whole, which `_disagreeing` names."""
    from eventgraph.rdf.reconstruction import from_nquads

    try:
        graph = from_nquads(store.dump())
    except StoreDamagedError:
        return {}
    return {key: edge for _, _, key, edge in graph.edges(keys=True, data=True)}


def _retold(edges: Edges, extraction: Extraction) -> Iterator[str]:
    """Yield every claim of which RDF tells something else than its record."""
    from eventgraph.graph.attributes import claim_attributes

    for claim in extraction.claims:
        told = edges.get(claim.id, {})
        said = {**claim_attributes(claim, extraction), "relation": claim.relation}
        names = (said.keys() | told.keys()) - OF_THE_ONTOLOGY if told else ()
        wrong = sorted(name for name in names if said.get(name) != told.get(name))
        if wrong:
            where = f"article {extraction.article}, claim {claim.id}"
            yield f"{where}: RDF and record differ in {', '.join(wrong)}"


def _value(quads: ox.Store, node: ox.NamedNode, name: str, graph: ox.NamedNode) -> str | None:
    objects = [quad.object for quad in quads.quads_for_pattern(node, ox.NamedNode(NIF + name), None, graph)]
    return next((value.value for value in objects if isinstance(value, ox.Literal)), None)
