"""Proves that what the store says is what the articles say: offsets against texts, quads against records.

Article by article, so that memory grows with the ledger and not with the claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.namespaces import EG, NIF
from eventgraph.rdf.storage.changes import DEFAULT, described
from eventgraph.rdf.storage.damage import damage
from eventgraph.rdf.storage.folder import REBUILD, REPORTS
from eventgraph.rdf.storage.imports import (
    import_faults,
    import_file_faults,
    import_triples,
    read_imports,
)
from eventgraph.rdf.storage.ledger import LedgerRow, ledger_triples
from eventgraph.rdf.storage.reports import Acknowledged, acknowledged
from eventgraph.rdf.storage.reserved import is_in_union
from eventgraph.records import CheckReport

if TYPE_CHECKING:
    from eventgraph.rdf.storage.store import Store
    from eventgraph.records import Article, Extraction
    from eventgraph.records.span import Part

OF_THE_ONTOLOGY: Final = frozenset({"label", "family"})


def verify_store(store: Store, *, deep: bool = False, rejected: Collection[str] = ()) -> CheckReport:
    """Check every claim's evidence character by character, in the records and in RDF, and the ledger.

    What RDF tells of a claim must be what its record says, queries, which ask the union of all graphs, must
    see what the articles' graphs hold, what reports of runs say was stored must be there, and files must have
    the sizes they had. If `deep`, all bytes of the files are compared with their hashes and all indexes with
    each other. Claims that people `rejected`, by their ids, may be absent from RDF. Each article is read
    once; `checked` counts articles, claims and sentences.
    """
    checked: Counter[str] = Counter(articles=0, claims=0, sentences=0)
    said = acknowledged(store.folder / REPORTS, store.seen)
    rows = store.ledger()
    problems = [*damage(store, deep=deep), *unkept_promises(store.folder, rows, said)]
    problems += [*_strange_graphs(store, rows), *import_faults(store.quads)]
    problems += import_file_faults(store.folder, store.quads)
    for article_id, row in rows.items():
        problems += _miscounted(store, article_id, row)
        try:
            article, extraction = store.record(article_id)
        except StoreDamagedError as error:
            problems.append(f"article {article_id}: {error}")
            continue
        checked.update(articles=1, claims=len(extraction.claims))
        checked.update(sentences=sum(1 + len(claim.supporting) for claim in extraction.claims))
        problems += misplaced(article, extraction)
        problems += _disagreeing(store.quads, article, extraction, rejected)
        problems += _retold(store.quads, extraction)
    return CheckReport(checked=dict(checked), problems=(*problems, *_wrong_union(store, rows)))


def unkept_promises(
    folder: Path, rows: Mapping[str, LedgerRow], said: Mapping[str, Acknowledged]
) -> Iterator[str]:
    """Yield, in words, where the store is not what the reports of its runs say: commits that were lost."""
    for article_id, told in sorted(said.items()):
        record = rows[article_id].record if article_id in rows else None
        if record in {told.record, *told.begun}:
            continue
        what = "is not in the store" if record is None else "is there in another version"
        was = "was stored" if told.record else "was removed"
        remedy = f"{REBUILD} {folder}"
        yield f"article {article_id} {was} by run {told.run}, but {what}; {remedy}"


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


def _miscounted(store: Store, article_id: str, row: LedgerRow) -> Iterator[str]:
    graph = ox.NamedNode(ids.article_iri(article_id))
    count = sum(1 for _ in store.quads.quads_for_pattern(None, None, None, graph))
    if count != row.quads:
        yield f"article {article_id}: {count} quads where the ledger has {row.quads}"


def _strange_graphs(store: Store, rows: dict[str, LedgerRow]) -> Iterator[str]:
    known = {ids.article_iri(article_id) for article_id in rows}
    graphs = (graph.value for graph in store.quads.named_graphs())
    strange = sorted(graph for graph in graphs if graph not in known and not graph.startswith(ids.IMPORT))
    yield from (f"graph {graph} is not in the ledger" for graph in strange)


def _characters(article: Article, part: Part) -> str:
    """Return the characters that offsets into a part of the article count."""
    return (article.title or "") if part == "title" else article.text


def _disagreeing(
    quads: ox.Store, article: Article, extraction: Extraction, rejected: Collection[str]
) -> Iterator[str]:
    """Yield every claim whose evidence in the article's graph is absent or not the text at its offsets."""
    graph = ox.NamedNode(ids.article_iri(article.id))
    for claim in extraction.claims:
        node = ox.NamedNode(ids.claim_iri(claim.id))
        pointing = quads.quads_for_pattern(node, ox.NamedNode(f"{EG}evidence"), None, graph)
        spans = [quad.object for quad in pointing if isinstance(quad.object, ox.NamedNode)]
        if not spans and claim.id in rejected:
            continue
        if len(spans) != 1:
            yield f"article {article.id}, claim {claim.id}: {len(spans)} evidences in RDF instead of one"
            continue
        names = ("beginIndex", "endIndex", "anchorOf")
        begin, end, text = (_value(quads, spans[0], name, graph) for name in names)
        if _characters(article, claim.evidence.part)[int(begin or 0) : int(end or 0)] != text:
            where = f"article {article.id}, claim {claim.id}"
            yield f"{where}: RDF gives another sentence than the text at characters {begin} to {end}"


def _wrong_union(store: Store, rows: dict[str, LedgerRow]) -> Iterator[str]:
    """Yield, in words, where the default graph is not the union of the named graphs and its own."""
    quads = store.quads
    named = (quad for quad in quads if quad.graph_name != DEFAULT)
    seen = (quad.triple for quad in named if is_in_union(quad.triple, quad.graph_name))
    missing = sum(1 for triple in seen if not _holds(quads, triple, DEFAULT))
    if missing:
        yield f"{missing} triples of articles are missing where queries look for them"
    own = described(quads).union(
        *(ledger_triples(quads, name) for name in rows),
        *(import_triples(quads, name) for name in read_imports(quads)),
    )
    union = (quad.triple for quad in quads.quads_for_pattern(None, None, None, DEFAULT))
    alone = sum(1 for triple in union if triple not in own and not _holds(quads, triple, None))
    if alone:
        yield f"{alone} triples that queries see stand in no article"


def _holds(quads: ox.Store, triple: ox.Triple, graph: ox.DefaultGraph | None) -> bool:
    """Tell whether the default graph or, for None, any graph that is part of the union holds a triple."""
    found = quads.quads_for_pattern(triple.subject, triple.predicate, triple.object, graph)
    if graph is not None:
        return any(found)
    return any(quad.graph_name != DEFAULT and is_in_union(triple, quad.graph_name) for quad in found)


def _retold(quads: ox.Store, extraction: Extraction) -> Iterator[str]:
    """Yield every claim of which RDF tells something else than its record."""
    from eventgraph.graph.attributes import claim_attributes

    edges = _edges(quads, extraction.article)
    for claim in extraction.claims:
        told = edges.get(claim.id, {})
        said = {**claim_attributes(claim, extraction), "relation": claim.relation}
        names = (said.keys() | told.keys()) - OF_THE_ONTOLOGY if told else ()
        wrong = sorted(name for name in names if said.get(name) != told.get(name))
        if wrong:
            where = f"article {extraction.article}, claim {claim.id}"
            yield f"{where}: RDF and record differ in {', '.join(wrong)}"


def _edges(quads: ox.Store, article_id: str) -> dict[str, dict[str, object]]:
    """Return what RDF tells of an article's claims; nothing if one is not whole (`_disagreeing` names it)."""
    from eventgraph.rdf.reconstruction import from_nquads

    graph = ox.NamedNode(ids.article_iri(article_id))
    own = list(quads.quads_for_pattern(None, None, None, graph))
    relations = {quad.object for quad in own if quad.predicate.value == f"{EG}relation"}
    told = [
        quad
        for node in relations
        if isinstance(node, ox.NamedNode)
        for quad in quads.quads_for_pattern(node, None, None, DEFAULT)
    ]
    try:
        edges = from_nquads(f"{quad} ." for quad in (*own, *told)).edges(keys=True, data=True)
    except StoreDamagedError:
        return {}
    return {key: edge for _, _, key, edge in edges}


def _value(quads: ox.Store, node: ox.NamedNode, name: str, graph: ox.NamedNode) -> str | None:
    objects = [quad.object for quad in quads.quads_for_pattern(node, ox.NamedNode(NIF + name), None, graph)]
    return next((value.value for value in objects if isinstance(value, ox.Literal)), None)
