"""Decisions of people, applied to nodes: who is the same, who is not, what they are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from eventgraph.records import Decision, Entity
from eventgraph.resolution.clusters import Join, Wall
from eventgraph.resolution.consistency import check_pairs, contradiction
from eventgraph.resolution.names import name_key
from eventgraph.resolution.nodes import Node


class Rulings:
    """The decisions that fit nodes; `warnings` tells of the others, which are kept for later."""

    def __init__(self, decisions: Iterable[Decision], nodes: Sequence[Node]) -> None:
        self._decisions = sorted(set(decisions), key=Decision.model_dump_json)
        self._ids = {node.id for node in nodes}
        self._named: dict[str, set[str]] = defaultdict(set)
        for node in nodes:
            self._named[node.key].add(node.id)
        self.warnings = tuple(filter(None, map(self._warning, self._decisions)))

    def walls(self) -> list[Wall]:
        """Return the pairs that are never to be one."""
        return [pair for _, pair in self._pairs("different")]

    def joins(self) -> list[Join]:
        """Return the pairs that are one, the first named by the other's id.

        Raises:
            DecisionError: one pair is decided both ways, perhaps through a third.
        """
        joins = [Join(b, a, "decision") for _, (a, b) in self._pairs("same")]
        check_pairs([*self._pairs("same"), *self._pairs("different")])
        return joins

    def revised(self, entity: Entity, nodes: Iterable[str]) -> Entity:
        """Return an entity with the name and the class that people gave to any of its nodes.

        Raises:
            DecisionError: they gave it two.
        """
        name = self._given("rename", nodes)
        kind = self._given("retype", nodes)
        if name is None and kind is None:
            return entity
        aliases = {*entity.aliases, entity.name} - {name or entity.name}
        changes = {
            "name": name or entity.name,
            "type": kind or entity.type,
            "aliases": tuple(sorted(aliases)),
        }
        return entity.model_copy(update=changes)

    def _given(self, kind: str, nodes: Iterable[str]) -> str | None:
        own = set(nodes)
        rows = [row for row in self._decisions if row.kind == kind and self._id(row.a) in own]
        values = {row.value for row in rows}
        if len(values) > 1:
            raise contradiction(*rows)
        return next(iter(values), None)

    def _pairs(self, kind: str) -> list[tuple[Decision, tuple[str, str]]]:
        rows = ((row, self._id(row.a), self._id(row.b)) for row in self._decisions if row.kind == kind)
        return [(row, (a, b)) for row, a, b in rows if a is not None and b is not None]

    def _id(self, told: str) -> str | None:
        """Return the id of the node that a decision names, by its id or by a name that only one has."""
        if told in self._ids:
            return told
        found = {
            each
            for kind in ("Person", "Organization", "Work")
            for each in self._named.get(name_key(told, kind).careful, ())
        }
        return min(found) if len(found) == 1 else None

    def _warning(self, decision: Decision) -> str:
        if decision.kind == "reject":
            return ""
        for told in filter(None, (decision.a, decision.b)):
            if self._id(told) is None:
                return f"no entity, or more than one, is {told!r}: {decision.words()} is kept for later"
        return ""
