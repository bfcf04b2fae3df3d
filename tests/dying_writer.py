"""A writer that dies, as if killed, before anything is synced: `dying_writer.py STORE [before-the-line]`.

It replaces five articles, or dies in the first commit, before it can say that it is done.
"""

from __future__ import annotations

import os
import sys

import pyoxigraph as ox

from eventgraph import ids
from eventgraph.rdf.storage.reports import COMMITTED, RunReport
from eventgraph.rdf.storage.store import Store

BEFORE_THE_LINE = "before-the-line"


def main(path: str, *when: str) -> None:
    """Write, and die."""
    if BEFORE_THE_LINE in when:
        write = RunReport._write

        def written(report: RunReport, **line: object) -> None:
            if line.get("state") == COMMITTED:
                os._exit(9)
            write(report, **line)

        RunReport._write = written  # type: ignore[method-assign]
    store = Store.open(path, write=True)
    for name in list(store.ledger())[:5]:
        article, extraction = store.record(name)
        graph = ox.NamedNode(ids.article_iri(name))
        quads = [f"{quad} ." for quad in store.quads.quads_for_pattern(None, None, None, graph)]
        longer = article.model_copy(update={"text": article.text + " "})
        store.commit(longer, extraction, quads, pipeline="x")
    os._exit(9)


if __name__ == "__main__":
    main(*sys.argv[1:])
