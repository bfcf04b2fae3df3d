"""What the store costs: commits, saved queries, and one join against rdflib's memory store.

    .venv/bin/python benchmarks/store.py [copies]

The sample articles are stored many times under new ids, with claims of their own about the same entities, so
that queries have something to do. The best of three runs of a query counts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import eventgraph
from eventgraph import ids
from eventgraph.rdf.datasets import dataset_from_nquads
from eventgraph.rdf.namespaces import PREFIXES
from eventgraph.rdf.projection import article_nquads, description_nquads
from eventgraph.rdf.queries.saved import fill_query
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.storage.store import Store

if TYPE_CHECKING:
    import rdflib

    from eventgraph.records import Article, Extraction

ARTICLES: Final = Path(__file__).parents[1] / "data" / "articles"
COPIES: Final = 20
RUNS: Final = 3
JOIN: Final = """
SELECT ?who ?outlet ?sentence {
    ?claim eg:relation eg:develops ; eg:subject ?subject ; eg:article ?article ; eg:evidence ?span .
    ?subject rdfs:label ?who . ?article eg:publisher ?outlet . ?span nif:anchorOf ?sentence }
"""

Pair = tuple["Article", "Extraction"]


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the least seconds of some runs of the work: of the wall clock, or by another clock."""
    best = float("inf")
    for _ in range(RUNS):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def sample_pairs(folder: Path) -> list[Pair]:
    """Return the sample articles with what was found in them."""
    eventgraph.ingest(ARTICLES, store=folder / "samples")
    with Store.open(folder / "samples") as store:
        return [store.record(name) for name in store.ledger()]


def copies(pairs: list[Pair], count: int) -> Iterator[Pair]:
    """Yield each article `count` times, with ids of its own."""
    for number in range(count):
        for article, extraction in pairs:
            name = f"{article.id}#{number}"
            claims = tuple(
                claim.model_copy(update={"id": ids.digest(claim.id, str(number))})
                for claim in extraction.claims
            )
            yield (
                article.model_copy(update={"id": name}),
                extraction.model_copy(update={"article": name, "claims": claims}),
            )


def fill(store: Store, pairs: list[Pair]) -> float:
    """Commit all articles; return the seconds that the commits alone took."""
    graph = eventgraph.build_graph(extraction for _, extraction in pairs)
    quads = article_nquads(graph)
    store.describe_entities(description_nquads(graph))
    start = time.perf_counter()
    for article, extraction in pairs:
        store.commit(article, extraction, quads.get(article.id, ()), pipeline="benchmark")
    store.flush()
    return time.perf_counter() - start


def on_rdflib(dataset: rdflib.Dataset) -> int:
    """Run the join on rdflib's own store; return the number of rows."""
    return len(dataset.query(JOIN, initNs=dict(PREFIXES)))


def main(count: int = COPIES) -> None:
    """Print milliseconds of a commit and of each saved query, and the ratio of the join."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = list(copies(sample_pairs(Path(folder)), count))
        path = Path(folder) / "store"
        with Store.open(path, write=True) as store:
            spent = fill(store, pairs)
            lines = list(store.dump())
        each = spent / len(pairs) * 1000
        print(f"{len(pairs)} articles, {len(lines):,} quads; commit {each:.1f} ms an article")
        with Store.open(path) as store:
            ask_saved(store)
            ours, theirs = join_times(store, dataset_from_nquads(lines))
        print(f"{ours * 1000:8.1f} ms  a join of seven patterns")
        print(f"{theirs * 1000:8.1f} ms  the same on rdflib in memory, {theirs / ours:.0f} times as long")


def join_times(store: Store, dataset: rdflib.Dataset) -> tuple[float, float]:
    """Return the seconds of the join in the store and on rdflib."""
    assert on_rdflib(dataset) == rows_of(store, JOIN)  # noqa: S101 - else the ratio compares nothing
    return timed(lambda: rows_of(store, JOIN)), timed(lambda: on_rdflib(dataset))


def ask_saved(store: Store) -> None:
    """Print milliseconds of every saved query with its defaults."""
    for name in eventgraph.saved_queries():
        text = fill_query(name, {})
        print(f"{timed(lambda text=text: rows_of(store, text)) * 1000:8.1f} ms  {name}")  # type: ignore[misc]


def rows_of(store: Store, text: str) -> int:
    """Ask, and read the answer to its end; return the number of rows."""
    return sum(1 for _ in eventgraph.table_rows(run_query(store.quads, text)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
