"""Proves that what the store says is what the articles say: offsets against texts, quads against records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.errors import StoreDamagedError
from eventgraph.rdf.namespaces import EG, NIF
from eventgraph.records import CheckReport

if TYPE_CHECKING:
    from eventgraph.rdf.store import Store
    from eventgraph.records import Article, Extraction


def verify_store(store: Store) -> CheckReport:
    """Check every claim's evidence character by character, in the records and in RDF, and the ledger.

    Each article is read once; `checked` counts articles, claims and sentences.
    """
    checked: Counter[str] = Counter(articles=0, claims=0, sentences=0)
    problems = list(store.faults())
    for article_id in store.ledger():
        try:
            article, extraction = store.record(article_id)
        except StoreDamagedError:
            continue
        checked.update(articles=1, claims=len(extraction.claims))
        checked.update(sentences=sum(1 + len(claim.supporting) for claim in extraction.claims))
        problems += misplaced(article, extraction)
        problems += _disagreeing(store.quads, article, extraction)
    return CheckReport(checked=dict(checked), problems=tuple(problems))


def misplaced(article: Article, extraction: Extraction) -> Iterator[str]:
    """Yield, in words, every evidence that is not the exact text at its offsets, or misses its trigger."""
    for claim in extraction.claims:
        further = ((support.evidence, support.trigger) for support in claim.supporting)
        for evidence, trigger in ((claim.evidence, claim.trigger), *further):
            where = f"article {article.id}, claim {claim.id}, characters {evidence.start} to {evidence.end}"
            if article.text[evidence.start : evidence.end] != evidence.text:
                yield f"{where}: the text there is not the evidence"
            elif not evidence.start <= trigger.start < trigger.end <= evidence.end:
                yield f"{where}: the trigger at {trigger.start} to {trigger.end} is not in the sentence"


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
        if article.text[int(begin or 0) : int(end or 0)] != text:
            where = f"article {article.id}, claim {claim.id}"
            yield f"{where}: RDF gives another sentence than the text at characters {begin} to {end}"


def _value(quads: ox.Store, node: ox.NamedNode, name: str, graph: ox.NamedNode) -> str | None:
    objects = [quad.object for quad in quads.quads_for_pattern(node, ox.NamedNode(NIF + name), None, graph)]
    return next((value.value for value in objects if isinstance(value, ox.Literal)), None)
