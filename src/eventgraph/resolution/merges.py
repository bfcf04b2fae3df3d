"""Why names were joined: one row for each entity, name and reason, never one for each article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eventgraph.records import Merge
from eventgraph.records.entity import MergeReason
from eventgraph.resolution.clusters import SCORES, Join
from eventgraph.resolution.names import name_key
from eventgraph.resolution.nodes import Node
from eventgraph.resolution.sightings import Sighting


def merges(
    together: Mapping[str, Sequence[Node]], names: Mapping[str, str], joined: Sequence[Join]
) -> Iterator[Merge]:
    """Yield the merges of all entities; `together` has the nodes of each, `names` its name."""
    reasons = {join.short: join.reason for join in joined}
    for root in sorted(together):
        for node in sorted(together[root]):
            yield from _of_node(node, root, names[root])
            if node.id != root:
                yield _merge(root, node, node.name, reasons.get(node.id, "decision"), len(node.articles))


def _of_node(node: Node, root: str, name: str) -> Iterator[Merge]:
    """Yield why articles that write a node's name differently are one: by the name's key."""
    forms: dict[tuple[str, MergeReason], set[str]] = defaultdict(set)
    for sighting in node.sightings:
        forms[sighting.name, _reason(sighting, node, name)].add(sighting.article)
    for (form, reason), articles in sorted(forms.items()):
        if reason != "exact" or len(articles) > 1:
            yield _merge(root, node, form, reason, len(articles))


def _reason(sighting: Sighting, node: Node, name: str) -> MergeReason:
    if sighting.name in (name, node.name):
        return "exact"
    known = sighting.same_as is not None and node.key not in name_key(sighting.name, sighting.type)
    return "gazetteer" if known else "normalised"


def _merge(root: str, node: Node, form: str, reason: MergeReason, articles: int) -> Merge:
    return Merge(entity=root, part=node.id, form=form, reason=reason, score=SCORES[reason], articles=articles)
