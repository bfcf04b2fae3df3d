"""Where nodes stand before Gephi lays them out, so that the first view can already be read.

Each connected part is a radial tree around its busiest node (Eades 1992): its neighbours on the first ring,
theirs on the second, with room by the number of leaves. The largest part is in the middle, the others around
it. No chance is involved and the time is linear, so that large graphs need no other method.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

Point = tuple[float, float]
Neighbours = Mapping[str, Sequence[str]]

RING: Final = 150.0
"""Least distance between rings, in Gephi's units; a node of degree 1 is 14 wide."""
SPACING: Final = 40.0
"""Least room for each node along a ring, on average."""


class _Part(NamedTuple):
    points: dict[str, Point]
    radius: float


class _Tree(NamedTuple):
    levels: list[list[str]]
    children: dict[str, list[str]]


def start_positions(graph: nx.MultiDiGraph[str]) -> dict[str, Point]:
    """Return x and y of each node, in Gephi's units around (0, 0), rounded to a tenth."""
    neighbours = _neighbours(graph)
    parts = [_radial(_tree(root, neighbours)) for root in _roots(neighbours)]
    parts.sort(key=lambda part: (-part.radius, min(part.points)))
    return {
        node: (round(x + dx, 1), round(y + dy, 1))
        for part, (dx, dy) in zip(parts, _centres([part.radius for part in parts]), strict=True)
        for node, (x, y) in part.points.items()
    }


def _neighbours(graph: nx.MultiDiGraph[str]) -> Neighbours:
    around: dict[str, set[str]] = {node: set() for node in graph}
    for subject, obj in graph.edges():
        around[subject].add(obj)
        around[obj].add(subject)
    # Nodes of one type stand side by side on their ring.
    rank = {node: (str(data.get("type", "")), node) for node, data in graph.nodes(data=True)}
    return {node: sorted(others - {node}, key=rank.__getitem__) for node, others in around.items()}


def _roots(neighbours: Neighbours) -> Iterator[str]:
    """Yield the busiest node of each connected part."""
    seen: set[str] = set()
    for node in sorted(neighbours, key=lambda node: (-len(neighbours[node]), node)):
        if node not in seen:
            yield node
            seen.update(*_tree(node, neighbours).levels)


def _tree(root: str, neighbours: Neighbours) -> _Tree:
    levels, children, seen = [[root]], {}, {root}
    while levels[-1]:
        ring: list[str] = []
        for node in levels[-1]:
            children[node] = [other for other in neighbours[node] if other not in seen]
            seen.update(children[node])
            ring += children[node]
        levels.append(ring)
    return _Tree(levels[:-1], children)


def _radial(tree: _Tree) -> _Part:
    leaves: dict[str, int] = {}
    for level in reversed(tree.levels):
        leaves |= {node: sum(leaves[child] for child in tree.children[node]) or 1 for node in level}
    sectors = {tree.levels[0][0]: (0.0, math.tau)}
    points: dict[str, Point] = {}
    radius = -RING
    for level in tree.levels:
        radius = max(radius + RING, len(level) * SPACING / math.tau) if points else 0.0
        for node in level:
            start, width = sectors[node]
            points[node] = _polar(radius, start + width / 2)
            sectors |= _divided(
                start, width / leaves[node], {child: leaves[child] for child in tree.children[node]}
            )
    return _Part(points, radius + SPACING)


def _divided(start: float, share: float, leaves: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    sectors = {}
    for node, count in leaves.items():
        sectors[node] = (start, share * count)
        start += share * count
    return sectors


def _centres(radii: Sequence[float]) -> Iterator[Point]:
    """Yield centres of circles, given from the largest: one in the middle, the others on rings around it."""
    outer, ring, angle = 0.0, 0.0, math.tau
    for place, radius in enumerate(radii):
        if place == 0:
            outer = radius
            yield 0.0, 0.0
            continue
        half = math.asin(radius / ring) if ring else 0.0
        if angle + 2 * half > math.tau or not ring:
            ring, outer, angle = outer + radius, outer + 2 * radius, 0.0
            half = math.asin(radius / ring)
        yield _polar(ring, angle + half)
        angle += 2 * half


def _polar(radius: float, angle: float) -> Point:
    return radius * math.cos(angle), radius * math.sin(angle)
