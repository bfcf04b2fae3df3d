"""Reads every index of a store's quads, in a process of its own that may be killed.

A damaged block shows when it is read, and some queries over one never end and eat memory instead of failing
(iterating raises). So: no queries, only iteration, under limits of memory and time, in a child. What the six
indexes of Oxigraph say must agree: an index that lost a row gives a smaller count.

    python -m eventgraph.rdf.storage.index_check QUADS      prints a fault a line
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.storage.changes import DEFAULT

MEMORY: Final = 4 << 30
SECONDS_FOR_A_MEGABYTE: Final = 5
LEAST_SECONDS: Final = 120


def check_indexes(quads: Path) -> list[str]:
    """Return, in words, what a limited process found wrong in a folder of quads; nothing if all agrees.

    It may use 4 GB of memory, and five seconds for each megabyte on the disk.
    """
    size = sum(path.stat().st_size for path in quads.iterdir()) / 1e6
    seconds = max(LEAST_SECONDS, size * SECONDS_FOR_A_MEGABYTE)
    command = [sys.executable, "-P", "-m", __name__, str(quads)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return [f"{quads}: reading it did not end within {seconds:.0f} s, as happens where data are damaged"]
    found = ended.stdout.splitlines()
    if ended.returncode:
        reason = (ended.stderr.strip().splitlines() or ["no message"])[-1]
        found.append(f"{quads}: reading all of it ended with {ended.returncode} ({reason[:200]})")
    return found


def disagreements(store: ox.Store) -> Iterator[str]:
    """Yield, in words, where the indexes disagree.

    Raises:
        OSError, RuntimeError: a block cannot be read.
    """
    graphs: Counter[str] = Counter()
    predicates: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for subject, predicate, obj, graph in store:
        graphs[str(graph)] += 1
        predicates[str(predicate)] += 1
        lost["subject and object"] += not _found(store, (subject, None, obj, None), (predicate, graph))
        if graph != DEFAULT:
            lost["graph and object"] += not _found(store, (subject, None, obj, graph), (predicate, graph))
    for name, count in lost.items():
        if count:
            yield f"{count} quads cannot be found by {name}"
    yield from _recounted(store, graphs, predicates)


def _found(store: ox.Store, pattern: tuple[object, ...], rest: tuple[object, object]) -> bool:
    found = store.quads_for_pattern(*pattern)  # type: ignore[arg-type]
    return any((quad.predicate, quad.graph_name) == rest for quad in found)


def _recounted(store: ox.Store, graphs: Counter[str], predicates: Counter[str]) -> Iterator[str]:
    for graph in (*store.named_graphs(), DEFAULT):
        by_graph = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
        if by_graph != graphs[str(graph)]:
            yield f"graph {graph}: {by_graph} quads by graph, {graphs[str(graph)]} by subject"
    for predicate, count in predicates.items():
        node = ox.NamedNode(predicate[1:-1])
        by_predicate = sum(1 for _ in store.quads_for_pattern(None, node, None, None))
        if by_predicate != count:
            yield f"{predicate}: {by_predicate} quads by predicate, {count} by subject"


def main(quads: str) -> int:
    """Check and print a fault a line; that a block cannot be read is one, too."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for fault in disagreements(ox.Store.read_only(quads)):
            sys.stdout.write(f"{quads}: {fault}\n")
    except (OSError, RuntimeError) as error:
        sys.stdout.write(f"{quads}: {error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
