"""Makes processes to be killed: it has all loaded, has opened no store, and forks one for each order.

Orders are lines of JSON on standard input: {"deed": …, "store": …, "told": FILE, …}. It answers with the pid
of the process that does the deed, and once that has ended with its status. What the process knows to be safe
(an article that is stored) it writes to FILE, a line each, at once.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import eventgraph
from eventgraph import exporters, ingestion, maintenance, settlement
from eventgraph.graph import build
from eventgraph.ontology import load_ontology
from eventgraph.rdf.storage import backup, record_files
from eventgraph.rdf.storage.store import Store
from eventgraph.records import InputReport

LOADED: Final = (exporters, ingestion, maintenance, build, backup)
"""Imported so that a forked process need not."""
Order = Mapping[str, Any]


def ingest(order: Order, tell: Callable[[str], None]) -> None:
    """Read articles with the real pipeline into a store."""

    def told(row: InputReport) -> None:
        tell(str(row.article))

    eventgraph.ingest(order["articles"], store=order["store"], on_input=told)


def replay(order: Order, tell: Callable[[str], None]) -> None:
    """Store what was found before, article by article as `ingest` does: writing and nothing else."""
    relations = load_ontology().relations
    with Store.open(order["store"], write=True) as store:
        for path in sorted(Path(order["records"]).glob("*/*.json")):
            record = record_files.read_record(Path(order["records"]), path.stem)
            article, pipeline = record.article, record.pipeline
            settlement.store_extraction(
                store, article, record.extraction, relations=relations, pipeline=pipeline
            )
            tell(article.id)
        settlement.settle(store, relations)


def flush(order: Order, tell: Callable[[str], None]) -> None:
    """Take articles out and put them back, and sync and publish a snapshot after each."""
    relations = load_ontology().relations
    with Store.open(order["store"], write=True) as store:
        for name, row in store.ledger().items():
            article, extraction = store.record(name)
            store.remove(name)
            store.flush()
            settlement.store_extraction(
                store, article, extraction, relations=relations, pipeline=row.pipeline
            )
            store.flush()
            tell(name)
        settlement.settle(store, relations)


def back_up(order: Order, tell: Callable[[str], None]) -> None:
    """Copy a store, many times."""
    for number in range(order["times"]):
        target = f"{order['target']}-{number}"
        eventgraph.backup(target, store=order["store"])
        tell(target)


def compact(order: Order, tell: Callable[[str], None]) -> None:
    """Compact a store, many times."""
    for number in range(order["times"]):
        eventgraph.compact(order["store"])
        tell(str(number))


def export(order: Order, tell: Callable[[str], None]) -> None:
    """Export a graph to some formats, in a circle."""
    graph = eventgraph.load_graph(order["store"])
    for number in range(order["times"]):
        for name in order["names"]:
            eventgraph.export(graph, Path(order["folder"]) / name)
            tell(f"{number} {name}")


DEEDS: Final = {deed.__name__: deed for deed in (ingest, replay, flush, back_up, compact, export)}


def do(order: Order) -> int:
    """Do what was ordered; return the exit status."""
    with Path(order["told"]).open("a", encoding="utf-8") as stream:

        def tell(what: str) -> None:
            stream.write(f"{what}\n")
            stream.flush()

        try:
            DEEDS[order["deed"]](order, tell)
        except BaseException:  # noqa: BLE001 - the process ends with it
            traceback.print_exc()
            return 1
    return 0


def main() -> None:
    """Serve orders until standard input ends."""
    for line in sys.stdin:
        process = os.fork()
        if not process:
            os._exit(do(json.loads(line)))
        sys.stdout.write(f"{process}\n")
        sys.stdout.flush()
        _, status = os.waitpid(process, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
