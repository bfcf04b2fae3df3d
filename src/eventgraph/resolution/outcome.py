"""Nodes that are joined -> the entities, with the reasons and what is left for people to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from eventgraph.records import Entity, Proposal, Resolution
from eventgraph.resolution.clusters import Clusters, Join
from eventgraph.resolution.merges import merges
from eventgraph.resolution.nodes import Node, best_name, voted_type
from eventgraph.resolution.proposals import proposals
from eventgraph.resolution.rulings import Rulings


def outcome(
    nodes: Sequence[Node], found: Iterable[Join | Proposal], clusters: Clusters, rulings: Rulings
) -> Resolution:
    """Return the resolution of nodes that `found` joins or proposes to join, as far as `clusters` lets it."""
    offers = list(found)
    joined = clusters.join_all([*rulings.joins(), *(each for each in offers if isinstance(each, Join))])
    whole = {join.short for join in joined if join.reason == "middle_name"}
    together: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        together[clusters.root(node.id)].append(node)
    entities = {
        root: rulings.revised(_entity(root, parts, whole), [node.id for node in parts])
        for root, parts in sorted(together.items())
    }
    walls = {frozenset((clusters.root(a), clusters.root(b))) for a, b in rulings.walls()}
    offered = (
        each.model_copy(update={"a": clusters.root(each.a), "b": clusters.root(each.b)})
        for each in offers
        if isinstance(each, Proposal)
    )
    return Resolution(
        entities=tuple(entities.values()),
        canonical=_canonical(together),
        merges=tuple(merges(together, {each.id: each.name for each in entities.values()}, joined)),
        proposals=tuple(proposals(together, offered, walls)),
        warnings=rulings.warnings,
    )


def _canonical(together: Mapping[str, Sequence[Node]]) -> dict[str, dict[str, str]]:
    rows = sorted(
        (sighting.article, sighting.entity, root)
        for root, parts in together.items()
        for node in parts
        for sighting in node.sightings
    )
    canonical: dict[str, dict[str, str]] = {}
    for article, entity, identifier in rows:
        canonical.setdefault(article, {})[entity] = identifier
    return canonical


def _entity(identifier: str, parts: Sequence[Node], whole: Collection[str]) -> Entity:
    """Return the entity of nodes that are one.

    Its name and class are those of the node that it is known by, and of those that differ in middle names.
    """
    seen = [sighting for node in parts for sighting in node.sightings]
    own = [s for node in parts if node.id == identifier or node.id in whole for s in node.sightings]
    name = best_name(own)
    return Entity(
        id=identifier,
        name=name,
        type=voted_type(own),
        aliases=tuple(sorted({alias for sighting in seen for alias in sighting.forms} - {name})),
        articles=len({sighting.article for sighting in seen}),
        mentions=sum(sighting.named for sighting in seen),
        claims=sum(sighting.claims for sighting in seen),
    )
