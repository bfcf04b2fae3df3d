"""What became of plans, with all who told it: a view of the graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from eventgraph.graph.tellings import distinct, named, oldest_first, telling
from eventgraph.records import Fate, Plan, Telling

if TYPE_CHECKING:
    import networkx as nx


def plans(graph: nx.MultiDiGraph[str], fates: Iterable[Fate]) -> list[Plan]:
    """Return fates in words, in the order given; `graph` holds at least their claims."""
    edges = {str(key): edge for *_, key, edge in graph.edges(keys=True, data=True)}

    def told(claims: Iterable[str]) -> tuple[Telling, ...]:
        return tuple(map(telling, oldest_first(edges[claim] for claim in claims)))

    return [_plan(graph, fate, told(fate.claims), told(fate.decided_by)) for fate in fates]


def _plan(
    graph: nx.MultiDiGraph[str], fate: Fate, tellings: tuple[Telling, ...], decided_by: tuple[Telling, ...]
) -> Plan:
    return Plan(
        subject=named(graph, fate.subject).name,
        subject_id=fate.subject,
        relation=fate.relation,
        object=named(graph, fate.object).name,
        object_id=fate.object,
        factuality=fate.factuality,
        first_reported=fate.first_reported,
        due=fate.due,
        outcome=fate.outcome,
        overdue=fate.overdue,
        decided=fate.decided,
        as_of=fate.as_of,
        origins=fate.origins,
        outlets=distinct(each.outlet for each in tellings),
        articles=len({each.article for each in tellings}),
        tellings=tellings,
        decided_by=decided_by,
    )
