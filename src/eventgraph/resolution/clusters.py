"""Nodes that are joined to one entity, and walls that no join crosses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from eventgraph.records.entity import MergeReason

Wall = tuple[str, str]

SCORES: Final[dict[MergeReason, float]] = {
    "decision": 1.0,
    "exact": 0.99,
    "gazetteer": 0.98,
    "normalised": 0.98,
    "same_as": 0.98,
    "acronym": 0.97,
    "beside": 0.97,
    "alias": 0.9,
    "middle_name": 0.9,
    "surname": 0.85,
}
"""How often merges for a reason are right, about, as read by hand in 1,211 articles (docs/resolution.md)."""


class Join(NamedTuple):
    """Why the node `short` is the node `full`; the entity is known by the id of the latter."""

    short: str
    full: str
    reason: MergeReason

    @property
    def order(self) -> tuple[float, str, str, str]:
        """Return by what joins are sorted: the surest first."""
        return -SCORES[self.reason], self.reason, self.short, self.full


class Clusters:
    """Disjoint sets of nodes (Tarjan 1975); nodes on two sides of a wall are never in one set."""

    def __init__(self, walls: Iterable[Wall] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._foes: dict[str, set[str]] = defaultdict(set)
        for one, other in walls:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def root(self, node: str) -> str:
        """Return the node that names the set."""
        while node in self._parent:
            node = self._parent[node]
        return node

    def members(self, node: str) -> set[str]:
        """Return all nodes of the set that the node is in."""
        root = self.root(node)
        return self._members.get(root, {root})

    def are_apart(self, one: str, other: str) -> bool:
        """Tell whether a wall stands between the sets of two nodes."""
        return not self._foes.get(self.root(one), set()).isdisjoint(self.members(other))

    def join(self, short: str, full: str) -> bool:
        """Put both sets together under the name of the latter; return whether that was news and allowed."""
        lower, upper = self.root(short), self.root(full)
        if lower == upper or self.are_apart(lower, upper):
            return False
        self._members[upper] = self.members(upper) | self.members(lower)
        self._members.pop(lower, None)
        if lower in self._foes:
            self._foes[upper] |= self._foes.pop(lower)
        self._parent[lower] = upper
        return True

    def join_all(self, joins: Iterable[Join]) -> list[Join]:
        """Apply joins, the surest first, and return those that were news and allowed."""
        ordered = sorted(set(joins), key=lambda join: join.order)
        return [join for join in ordered if self.join(join.short, join.full)]
