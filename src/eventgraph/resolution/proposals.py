"""What may be one and was left apart, for people to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from eventgraph.records import Proposal
from eventgraph.resolution.nodes import Node

MOST_EACH: Final = 5
"""An entity has no more proposals than that: nobody reads them."""


def proposals(
    together: Mapping[str, Sequence[Node]],
    offered: Iterable[Proposal],
    walls: Collection[frozenset[str]],
) -> Iterator[Proposal]:
    """Yield one proposal for each pair of entities, the likeliest first, then those that more articles name.

    `together` has the nodes of each entity, `walls` the pairs that people have decided on: they are not asked
    again. What was offered of a node that has since been told apart is left out.
    """
    best: dict[tuple[str, str], Proposal] = {}
    for offer in offered:
        a, b = sorted((offer.a, offer.b))
        if a != b and {a, b} <= together.keys() and frozenset((a, b)) not in walls:
            ordered = Proposal(a=a, b=b, reason=offer.reason, score=offer.score)
            best[a, b] = max(best.get((a, b), ordered), ordered, key=lambda each: (each.score, each.reason))
    articles = {root: sum(len(node.articles) for node in nodes) for root, nodes in together.items()}
    ranked = sorted(best.values(), key=lambda p: (-p.score, -min(articles[p.a], articles[p.b]), p.a, p.b))
    had: Counter[str] = Counter()
    for each in ranked:
        if had[each.a] < MOST_EACH and had[each.b] < MOST_EACH:
            had.update((each.a, each.b))
            yield each
