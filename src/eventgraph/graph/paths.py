"""How two entities hang together: the shortest chains of claims between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx

from eventgraph.graph.dating import dating
from eventgraph.graph.tellings import STRENGTH, Edge, distinct, named, oldest_first, origins, telling
from eventgraph.records import Chain, Factuality, Step
from eventgraph.records.extraction import CONCEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTUAL: Final = Factuality.ACTUAL.value
ENOUGH: Final = 99
"""Origins; more say no more."""
FACTUALITY_COST: Final = ENOUGH + 1
STEP_COST: Final = 1_000_000
"""More than all that is between the best and the worst of many steps: fewer steps always come first."""


class _Said(NamedTuple):
    """What the claims of one group have in common."""

    subject: str
    relation: str
    object: str
    factuality: str


Groups = dict[_Said, list[Edge]]


def shortest_chains(
    graph: nx.MultiDiGraph[str],
    ends: tuple[str, str],
    *,
    most: int = 3,
    steps: int = 4,
    only_actual: bool = False,
) -> list[list[str]]:
    """Return the nodes of at most `most` chains of at most `steps` claims between two nodes, best first.

    Claims are walked in both directions. Fewer steps come first; of as many, those that are told as facts
    before plans, possibilities and denials, then those of more origins, then the first by node ids
    (Yen 1971, with weights). What has no name is no stage: two that announce "plans" have nothing in common.

    `graph` needs of its edges `relation`, `factuality`, `article` and `origin`, of its nodes `type` where it
    is `Concept`. If `only_actual`, claims that are not told as facts are no way.
    """
    one, other = ends
    near = _within(graph, ends, steps)
    plain: nx.Graph[str] = nx.Graph()
    for (start, end), groups in sorted(_pairs(graph, near, only_actual=only_actual).items()):
        plain.add_edge(start, end, weight=min(_cost(said, edges) for said, edges in groups.items()))
    if one not in plain or other not in plain:
        return []
    try:
        chains = nx.shortest_simple_paths(plain, one, other, weight="weight")
        return list(islice(takewhile(lambda chain: len(chain) <= steps + 1, chains), most))
    except nx.NetworkXNoPath:
        return []


def described(
    graph: nx.MultiDiGraph[str], chains: Iterable[list[str]], *, only_actual: bool = False
) -> list[Chain]:
    """Return chains of nodes with the best attested claim for each step.

    `graph` follows `docs/graph.md`, and holds at least the claims between the nodes that follow each other.
    """
    return [
        Chain(
            entities=tuple(named(graph, node) for node in chain),
            steps=tuple(_step(graph, pair, only_actual=only_actual) for pair in pairwise(chain)),
        )
        for chain in chains
    ]


def _within(graph: nx.MultiDiGraph[str], ends: tuple[str, str], steps: int) -> set[str]:
    """Return the nodes that chains of so many steps can touch: all others only take time."""
    way = graph.to_undirected(as_view=True)
    near, far = (nx.single_source_shortest_path_length(way, end, cutoff=steps) for end in ends)
    return {
        node
        for node in near.keys() & far.keys()
        if near[node] + far[node] <= steps and (node in ends or graph.nodes[node].get("type") != CONCEPT)
    }


def _pairs(
    graph: nx.MultiDiGraph[str], nodes: set[str], *, only_actual: bool
) -> Mapping[tuple[str, str], Groups]:
    found: dict[tuple[str, str], Groups] = {}
    for node in nodes:
        for subject, obj, edge in graph.out_edges(node, data=True):
            if obj in nodes and obj != subject and not (only_actual and edge["factuality"] != ACTUAL):
                said = _Said(subject, edge["relation"], obj, edge["factuality"])
                pair = (min(subject, obj), max(subject, obj))
                found.setdefault(pair, {}).setdefault(said, []).append(edge)
    return found


def _cost(said: _Said, edges: Iterable[Edge]) -> int:
    return STEP_COST + FACTUALITY_COST * STRENGTH[said.factuality] + max(0, ENOUGH - origins(edges))


def _step(graph: nx.MultiDiGraph[str], pair: tuple[str, str], *, only_actual: bool) -> Step:
    (groups,) = _pairs(graph, set(pair), only_actual=only_actual).values()
    said = min(groups, key=lambda each: (_cost(each, groups[each]), each))
    edges = oldest_first(groups[said])
    tellings, when = tuple(map(telling, edges)), dating(edges)
    return Step(
        subject=named(graph, said.subject).name,
        subject_id=said.subject,
        relation=said.relation,
        object=named(graph, said.object).name,
        object_id=said.object,
        forward=said.subject == pair[0],
        factuality=Factuality(said.factuality),
        ended=all(edge["ended"] for edge in edges),
        time=when.time,
        precision=when.precision,
        time_of=when.of,
        outlets=distinct(each.outlet for each in tellings),
        articles=len({each.article for each in tellings}),
        origins=origins(edges),
        tellings=tellings,
        others=sum(map(len, groups.values())) - len(edges),
    )
