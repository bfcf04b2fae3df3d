from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given

from eventgraph.exporters.layout import SPACING, start_positions

from .conftest import graphs, shuffled


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.dist(one, other)


def star(leaves: int, name: str = "") -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from((f"{name}hub", f"{name}leaf {number:03d}") for number in range(leaves))
    return graph


@given(graph=graphs())
def test_positions_depend_on_the_graph_alone_and_no_two_nodes_share_one(graph: nx.MultiDiGraph[str]) -> None:
    positions = start_positions(graph)
    assert positions == start_positions(shuffled(graph))
    assert set(positions) == set(graph)
    assert len(set(positions.values())) == len(positions)


@pytest.mark.parametrize("leaves", [1, 2, 7, 60, 300])
def test_neighbours_stand_around_their_hub_and_apart(leaves: int) -> None:
    positions = start_positions(star(leaves))
    hub = positions.pop("hub")
    radii = {round(distance(hub, point)) for point in positions.values()}
    assert hub == (0, 0)
    assert len(radii) == 1
    nearest = min((distance(*pair) for pair in combinations(positions.values(), 2)), default=SPACING)
    assert nearest >= 0.9 * SPACING


def test_parts_do_not_overlap_and_the_largest_is_in_the_middle() -> None:
    stars = [star(leaves, f"{leaves} ") for leaves in (40, 12, 12, 5, 3, 1)]
    graph: nx.MultiDiGraph[str] = nx.compose_all(
        [*stars[:2], nx.relabel_nodes(stars[2], lambda name: f"x{name}"), *stars[3:]]
    )
    graph.add_nodes_from(f"alone {number}" for number in range(30))
    positions = start_positions(graph)
    circles = []
    for part in nx.weakly_connected_components(graph):
        hub = min(part, key=lambda node: (-graph.degree(node), node))
        circles.append((positions[hub], max(distance(positions[hub], positions[node]) for node in part)))
    assert positions["40 hub"] == (0, 0)
    for (one, radius), (other, other_radius) in combinations(circles, 2):
        assert distance(one, other) > radius + other_radius


def test_types_stand_side_by_side() -> None:
    graph = star(6)
    for number in range(6):
        graph.nodes[f"leaf {number:03d}"]["type"] = ("Person", "Place")[number % 2]
    positions = start_positions(graph)
    around = sorted(
        (node for node in graph if node != "hub"),
        key=lambda node: math.atan2(*positions[node][::-1]) % math.tau,
    )
    kinds = "".join(str(graph.nodes[node]["type"])[1] for node in around)
    assert kinds in {"eeelll", "llleee"}


def test_a_long_chain_is_no_deeper_than_the_stack_allows() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nx.add_path(graph, [f"{number:05d}" for number in range(5000)])
    assert len(start_positions(graph)) == len(graph)
