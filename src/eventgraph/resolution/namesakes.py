"""A node whose articles place it among different organisations, in different company, is several.

What one article tells is a unit. Units are drawn together by what they share, until nothing more is
shared: the result depends on no order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from typing import Final, NamedTuple

from eventgraph.resolution.affiliations import Affiliations, Tell
from eventgraph.resolution.company import Company
from eventgraph.resolution.nodes import Node, node_of
from eventgraph.resolution.sightings import Sighting

SHARED_AGAINST_TIES: Final = 2
"""Names in common that outweigh different employers."""
UNPLACED: Final = "unplaced"


class _Unit(NamedTuple):
    ties: frozenset[str]
    company: frozenset[str]
    sightings: tuple[Sighting, ...]

    def with_(self, other: _Unit) -> _Unit:
        return _Unit(
            self.ties | other.ties, self.company | other.company, (*self.sightings, *other.sightings)
        )


def told_apart(node: Node, affiliations: Affiliations, company: Company) -> list[Node]:
    """Return the node, or one node for each that bears the name.

    Articles that place them differently (`Affiliations.kinds`) tell them apart unless they share two rare
    names. An article that does not place its own goes with the only one whose company
    it is in; else it is left with the other unplaced ones.
    """
    for tell in affiliations.kinds(node):
        units = [_unit(node, rows, tell, company) for rows in _by_article(node)]
        placed = _drawn_together([unit for unit in units if unit.ties], affiliations)
        if len(placed) > 1:
            return _parts(node, units, {_anchor(unit, tell): unit for unit in placed})
    return [node]


def _parts(node: Node, units: Sequence[_Unit], placed: Mapping[str, _Unit]) -> list[Node]:
    parts = {anchor: list(unit.sightings) for anchor, unit in placed.items()}
    for unit in units:
        if not unit.ties:
            near = [anchor for anchor, its in placed.items() if its.company & unit.company]
            parts.setdefault(near[0] if len(near) == 1 else UNPLACED, []).extend(unit.sightings)
    return [_part(node, anchor, sightings) for anchor, sightings in sorted(parts.items())]


def in_company(node: Node, company: Company, without: frozenset[str]) -> list[Node]:
    """Return a node that bears a common part of a name, as one node for each company that it is named in."""
    units = [
        _Unit(frozenset(), company.of({rows[0].article}, without={node.id, *without}), rows)
        for rows in _by_article(node)
    ]
    groups = list(_sharing(units, "company"))
    if len(groups) == 1:
        return [node]
    return [_part(node, min(s.article for s in unit.sightings), unit.sightings) for unit in groups]


def _part(node: Node, anchor: str, sightings: Sequence[Sighting]) -> Node:
    return node_of(node.key, f"{node.discriminator} {anchor}".strip(), sightings)


def _by_article(node: Node) -> Iterator[tuple[Sighting, ...]]:
    for _, rows in groupby(node.sightings, key=lambda sighting: sighting.article):
        yield tuple(rows)


def _unit(node: Node, rows: tuple[Sighting, ...], tell: Tell, company: Company) -> _Unit:
    return _Unit(tell(rows) - {node.id}, company.of({rows[0].article}, without={node.id}), rows)


def _drawn_together(units: Sequence[_Unit], affiliations: Affiliations) -> list[_Unit]:
    """Return the units joined by what they belong to and, against that, by two rare names."""
    waiting, apart = list(_sharing(units, "ties")), list[_Unit]()
    while waiting:
        unit = waiting.pop()
        near = [other for other in apart if _are_one(unit, other, affiliations)]
        if not near:
            apart.append(unit)
            continue
        apart = [other for other in apart if other not in near]
        waiting.append(reduce(_Unit.with_, near, unit))
    return apart


def _are_one(one: _Unit, other: _Unit, affiliations: Affiliations) -> bool:
    if len(one.company & other.company) >= SHARED_AGAINST_TIES:
        return True
    return any(affiliations.are_alike(a, b) for a in one.ties for b in other.ties)


def _sharing(units: Sequence[_Unit], what: str) -> Iterator[_Unit]:
    """Yield the units joined where they share a tie or a name, also by a third."""
    groups: dict[int, _Unit] = {}
    holder: dict[str, int] = {}
    for number, unit in enumerate(units):
        marks: frozenset[str] = getattr(unit, what)
        for near in {holder[mark] for mark in marks if mark in holder}:
            unit = unit.with_(groups.pop(near))  # noqa: PLW2901 - it grows
        groups[number] = unit
        holder.update(dict.fromkeys(getattr(unit, what), number))
    yield from groups.values()


def _anchor(unit: _Unit, tell: Tell) -> str:
    """Return what most articles say that it belongs to, the first of equals: it makes the id."""
    by_article: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in unit.sightings:
        by_article[sighting.article].append(sighting)
    votes = Counter(tie for rows in by_article.values() for tie in tell(rows))
    return min(votes, key=lambda tie: (-votes[tie], tie))
