"""What is told of many subjects put in the place of the former, some at a time: it may exceed memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.storage.changes import Change, Subject

AT_ONCE: Final = 500
"""How many subjects change in one update."""

Told = Callable[[Iterable[Subject]], set[ox.Triple]]
"""What is told of some subjects so far."""


def piecewise(
    graph: ox.NamedNode | None,
    lines: Iterable[str],
    *,
    parsed: Callable[[Iterable[str]], set[ox.Triple]],
    told: Told,
    former: Callable[[], Iterable[Subject]],
) -> Iterator[Change]:
    """Yield what puts N-Quads lines in the place of what a graph tells of the same and of `former` subjects.

    Each change is to be made before the next one is asked for. Lines about one subject stand together. That
    nothing is left of the graph (`Change.emptied`) is for the caller to know.
    """
    told_of: set[str] = set()
    each = (list(rows) for _, rows in groupby(lines, _subject))
    while together := list(islice(each, AT_ONCE)):
        new = parsed(chain.from_iterable(together))
        subjects = {triple.subject for triple in new}
        told_of.update(map(str, subjects))
        old = told(subjects)
        yield Change(graph, old - new, new - old)
    gone = iter(sorted({subject for subject in former() if str(subject) not in told_of}, key=str))
    while some := list(islice(gone, AT_ONCE)):
        yield Change(graph, told(some), ())


def _subject(line: str) -> str:
    return line.partition(" ")[0]
