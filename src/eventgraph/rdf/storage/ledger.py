"""The store's ledger, which is at the same time each article's provenance (PROV-O).

    <article> prov:wasGeneratedBy <article#run> ; prov:wasDerivedFrom <article#source> ;
              eg:record … ; eg:content … ; eg:quads … ; eg:resolution …
    <article#run> a prov:Activity ; prov:used <article#source> ; eg:pipeline …
    <article#source> a prov:Entity ; eg:file … ; eg:sha256 …

Every article has nodes of its own, so removing one never touches another. No clock: the same articles
give the same ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.literals import integer, string
from eventgraph.rdf.namespaces import EG, PROV, RDF

DEFAULT: Final = ox.DefaultGraph()
RECORD: Final = ox.NamedNode(f"{EG}record")
RESOLUTION: Final = ox.NamedNode(f"{EG}resolution")
ON_ARTICLE: Final = tuple(
    ox.NamedNode(iri)
    for iri in (
        *(EG + name for name in ("record", "content", "quads", "resolution")),
        *(f"{PROV}wasGeneratedBy", f"{PROV}wasDerivedFrom"),
    )
)
OF_A_ROW: Final = tuple(
    ox.NamedNode(EG + name) for name in ("content", "quads", "resolution", "pipeline", "file", "sha256")
)


class LedgerRow(NamedTuple):
    """What the store knows of one article's coming.

    `record` is the hash of its record, `content` of the article as it was read, `quads` the number of triples
    of its graph, `pipeline` the versions that read it, `resolution` the hash of who is who in that graph.
    """

    record: str
    content: str
    quads: int
    pipeline: str
    source_file: str | None = None
    source_sha256: str | None = None
    resolution: str | None = None


def ledger_nquads(article: str, row: LedgerRow) -> Iterator[str]:
    """Yield the lines of the default graph that hold the row."""
    iri = ids.article_iri(article)
    run, source = f"<{ids.run_iri(article)}>", f"<{ids.source_iri(article)}>"
    yield f"<{iri}> <{EG}record> {string(row.record)} ."
    yield f"<{iri}> <{EG}content> {string(row.content)} ."
    yield f"<{iri}> <{EG}quads> {integer(row.quads)} ."
    if row.resolution is not None:
        yield f"<{iri}> <{EG}resolution> {string(row.resolution)} ."
    yield f"<{iri}> <{PROV}wasGeneratedBy> {run} ."
    yield f"<{iri}> <{PROV}wasDerivedFrom> {source} ."
    yield f"{run} <{RDF}type> <{PROV}Activity> ."
    yield f"{run} <{PROV}used> {source} ."
    yield f"{run} <{EG}pipeline> {string(row.pipeline)} ."
    yield f"{source} <{RDF}type> <{PROV}Entity> ."
    for name, value in (("file", row.source_file), ("sha256", row.source_sha256)):
        if value is not None:
            yield f"{source} <{EG}{name}> {string(value)} ."


def ledger_triples(store: ox.Store, article: str) -> set[ox.Triple]:
    """Return the triples of the default graph that hold an article's row; none where it is unknown."""
    iri = ids.article_iri(article)
    patterns: list[tuple[ox.NamedNode, ox.NamedNode | None]] = [
        *((ox.NamedNode(iri), predicate) for predicate in ON_ARTICLE),
        (ox.NamedNode(ids.run_iri(article)), None),
        (ox.NamedNode(ids.source_iri(article)), None),
    ]
    found: set[ox.Triple] = set()
    for subject, predicate in patterns:
        found.update(quad.triple for quad in store.quads_for_pattern(subject, predicate, None, DEFAULT))
    return found


def read_ledger(store: ox.Store) -> dict[str, LedgerRow]:
    """Return the row of every article, by its id, sorted: read predicate by predicate, not row by row."""
    rows: dict[str, list[ox.Triple]] = {
        quad.subject.value: [quad.triple]
        for quad in store.quads_for_pattern(None, RECORD, None, DEFAULT)
        if isinstance(quad.subject, ox.NamedNode)
    }
    for predicate in OF_A_ROW:
        for quad in store.quads_for_pattern(None, predicate, None, DEFAULT):
            article, _, _ = str(quad.subject)[1:-1].partition("#")
            if article in rows:
                rows[article].append(quad.triple)
    return dict(sorted((ids.article_id(iri), _row(triples)) for iri, triples in rows.items()))


def read_resolutions(store: ox.Store) -> list[tuple[str, str | None]]:
    """Return the id of each article with the hash of who is who in its graph, sorted by id."""
    settled = {
        quad.subject: quad.object.value
        for quad in store.quads_for_pattern(None, RESOLUTION, None, DEFAULT)
        if isinstance(quad.object, ox.Literal)
    }
    rows = store.quads_for_pattern(None, RECORD, None, DEFAULT)
    return sorted((ids.article_id(str(row.subject)[1:-1]), settled.get(row.subject)) for row in rows)


def count_articles(store: ox.Store) -> int:
    """Return the number of articles, without reading their rows."""
    return sum(1 for _ in store.quads_for_pattern(None, RECORD, None, DEFAULT))


def read_row(store: ox.Store, article: str) -> LedgerRow | None:
    """Return the row of one article, or None where it is unknown."""
    triples = ledger_triples(store, article)
    return _row(triples) if triples else None


def _row(triples: Iterable[ox.Triple]) -> LedgerRow:
    value: Mapping[str, str] = {t.predicate.value: getattr(t.object, "value", "") for t in triples}
    return LedgerRow(
        record=value.get(f"{EG}record", ""),
        content=value.get(f"{EG}content", ""),
        quads=int(value.get(f"{EG}quads", 0)),
        pipeline=value.get(f"{EG}pipeline", ""),
        source_file=value.get(f"{EG}file"),
        source_sha256=value.get(f"{EG}sha256"),
        resolution=value.get(f"{EG}resolution"),
    )
