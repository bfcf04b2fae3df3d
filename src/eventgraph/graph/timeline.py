"""What happened with an entity: its claims as rows in the order of the times of happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from eventgraph.graph.dating import NEVER, dating
from eventgraph.graph.tellings import STRENGTH, Edge, distinct, named, oldest_first, origins, telling, witness
from eventgraph.records import Factuality, TimelineRow

if TYPE_CHECKING:
    import networkx as nx


class _Told(NamedTuple):
    """One claim: its ends and its edge."""

    subject: str
    object: str
    edge: Edge


def timeline(
    graph: nx.MultiDiGraph[str],
    node: str,
    *,
    relations: Collection[str] = (),
    factualities: Collection[str] = (),
    between: tuple[str, str] | None = None,
) -> list[TimelineRow]:
    """Return what the claims about an entity tell, a row for each happening or state, oldest first.

    Claims of one edge, one factuality and one time are one row; where no article gives a time, the row has
    the day on which it was told first. `relations` and `factualities` keep rows of those (none: all).
    `between` keeps rows whose days touch the first and the last day given (`2026-07-01`, both included); of
    rows without any date it keeps none.
    """
    rows = [(_row(graph, told), dating([each.edge for each in told]).days) for told in _groups(graph, node)]
    kept = [
        (days, row)
        for row, days in rows
        if (not relations or row.relation in relations)
        and (not factualities or row.factuality in factualities)
        and (between is None or (days is not NEVER and days[0] <= between[1] and between[0] <= days[1]))
    ]
    return [row for _, row in sorted(kept, key=lambda pair: _order(*pair))]


def _groups(graph: nx.MultiDiGraph[str], node: str) -> Iterator[list[_Told]]:
    found: dict[Hashable, dict[str, _Told]] = {}
    for edges in (graph.out_edges(node, keys=True, data=True), graph.in_edges(node, keys=True, data=True)):
        for subject, obj, key, edge in edges:
            told = _Told(subject, obj, edge)
            # A loop is an edge out and in.
            found.setdefault(_happening(told), {})[key] = told
    yield from ([group[key] for key in sorted(group)] for group in found.values())


def _happening(told: _Told) -> Hashable:
    """Return what tells happenings apart: the event, where claims were put together, else what they say."""
    edge = told.edge
    return edge.get("event") or (
        told.subject, edge["relation"], told.object, edge["factuality"], edge["ended"], edge.get("time")
    )  # fmt: skip


def _row(graph: nx.MultiDiGraph[str], told: list[_Told]) -> TimelineRow:
    subject, relation, obj = _most_told(told)
    edges = oldest_first(each.edge for each in told)
    tellings = tuple(map(telling, edges))
    when = dating(edges)
    counts = Counter(each.factuality for each in tellings)
    return TimelineRow(
        time=when.time,
        precision=when.precision,
        time_of=when.of,
        subject=named(graph, subject).name,
        subject_id=subject,
        relation=relation,
        object=named(graph, obj).name,
        object_id=obj,
        factuality=min(counts, key=lambda each: STRENGTH[each]),
        factualities={each: counts[each] for each in Factuality if counts[each]},
        ended=all(edge["ended"] for edge in edges),
        event=edges[0].get("event"),
        sources=distinct(each.source for each in tellings),
        outlets=distinct(each.outlet for each in tellings),
        articles=len({each.article for each in tellings}),
        origins=origins(edges),
        tellings=tellings,
    )


def _most_told(told: list[_Told]) -> tuple[str, str, str]:
    """Return the subject, relation and object of most origins, facts before others; of several the first."""
    strongest = min(STRENGTH[each.edge["factuality"]] for each in told)
    said = {
        (each.subject, str(each.edge["relation"]), each.object, witness(each.edge))
        for each in told
        if STRENGTH[each.edge["factuality"]] == strongest
    }
    counts = Counter(each[:3] for each in said)
    return min(counts, key=lambda said: (-counts[said], said))


def _order(days: tuple[str, str], row: TimelineRow) -> tuple[str, ...]:
    rank = str(STRENGTH[row.factuality])
    return (*days, row.subject, row.relation, row.object, rank, row.tellings[0].claim)
