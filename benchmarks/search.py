"""What the text index costs and saves: building it, its size, and searches beside a scan of all sentences.

    .venv/bin/python benchmarks/search.py STORE [WORDS …]

The index is built anew in a temporary folder; the store is only read. Seconds are those of the processor, the
best of three runs, in this process.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store import timed

from eventgraph.rdf.queries.hits import find_hits, searcher
from eventgraph.rdf.queries.sparql import run_query
from eventgraph.rdf.storage.folder import SEARCH as SEARCH_FILE
from eventgraph.rdf.storage.search_documents import CLAIMS
from eventgraph.rdf.storage.search_index import SearchIndex
from eventgraph.rdf.storage.search_reading import opened_index
from eventgraph.rdf.storage.search_tables import KIND_BITS
from eventgraph.rdf.storage.store import Store

if TYPE_CHECKING:
    import pyoxigraph as ox

WORDS: Final = ("data security", "ban", "reuters")
SEARCH: Final = "SELECT ?span {{ ?span eg:matches '\"{}\"' ; nif:anchorOf ?sentence }}"
SCAN: Final = 'SELECT ?span {{ ?span nif:anchorOf ?sentence FILTER(CONTAINS(LCASE(?sentence), "{}")) }}'


def build(folder: Path, quads: ox.Store) -> None:
    """Build the index, and print how long it took and how large it is."""
    start, clock = time.process_time(), time.perf_counter()
    with SearchIndex(folder) as index:
        index.bring_up_to_date(quads)
    spent, waited = time.process_time() - start, time.perf_counter() - clock
    with opened_index(folder) as database:
        low, high = CLAIMS << KIND_BITS, (CLAIMS + 1) << KIND_BITS
        within = "SELECT count(*) FROM document WHERE number BETWEEN ? AND ?"
        (claims,) = database.execute(within, (low, high)).fetchone()
    size = (folder / SEARCH_FILE).stat().st_size
    print(f"{claims:,} claims indexed in {waited:.1f} s ({spent:.1f} s of the processor)")
    print(f"{size / 1e6:.1f} MB, {size / claims:.0f} bytes a claim")


def compare(folder: Path, quads: ox.Store, words: str) -> None:
    """Print what a search takes, by itself and in SPARQL, and a scan of all sentences for the same words."""
    find = timed(lambda: find_hits(folder, quads, f'"{words}"', limit=20), time.process_time)
    search, scan = SEARCH.format(words), SCAN.format(words)
    indexed = timed(lambda: run_query(quads, search, search=searcher(folder)), time.process_time)
    scanned = timed(lambda: run_query(quads, scan), time.process_time)
    hits, rows = (count(quads, folder, text) for text in (search, scan))
    print(f"{find * 1000:8.1f} ms  find {words!r}")
    print(f"{indexed * 1000:8.1f} ms  eg:matches, {hits:,} sentences")
    ratio = f"{scanned / indexed:.0f} times as long"
    print(f"{scanned * 1000:8.1f} ms  FILTER(CONTAINS(…)), {rows:,} sentences: {ratio}")


def count(quads: ox.Store, folder: Path, text: str) -> int:
    """Return how many rows a query has."""
    return sum(1 for _ in run_query(quads, text, search=searcher(folder)).rows)


def main(store: str, *words: str) -> None:
    """Print the figures of a store."""
    with Store.open(store) as opened, tempfile.TemporaryDirectory() as folder:
        build(Path(folder), opened.quads)
        for text in words or WORDS:
            compare(Path(folder), opened.quads, text)


if __name__ == "__main__":
    main(*sys.argv[1:])
