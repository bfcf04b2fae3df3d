"""In whose company somebody is named: rare names that two articles share speak for one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from eventgraph.ontology.gazetteer import load_gazetteer
from eventgraph.records.extraction import CONCEPT
from eventgraph.resolution.nodes import ORGANIZATION, PERSON, PLACE, Node

FEWEST: Final = 10
MOST: Final = 25
SHARE: Final = 50
"""A name is rare that at most one article in 50 has, and never more than 25 articles; 10 always may.

In 1,211 articles two that name one person share such a name in 89 of 100 cases, two at random in 2.
"""

ENOUGH: Final = 2
VERY_RARE: Final = 5
"""One name in common may be chance ("Iraq War"), unless it is in five articles at most."""


class Company:
    """The rare names of each article: whole names of people, organisations, products, works, events."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._rare: dict[str, set[str]] = defaultdict(set)
        self._counts: dict[str, int] = {}
        articles = {sighting.article for node in nodes for sighting in node.sightings}
        limit = min(max(FEWEST, len(articles) // SHARE), MOST)
        for node in filter(_tells, nodes):
            its = node.articles
            if len(its) <= limit:
                self._counts[node.id] = len(its)
                for article in its:
                    self._rare[article].add(node.id)

    def of(self, articles: Iterable[str], *, without: Iterable[str] = ()) -> frozenset[str]:
        """Return the ids of all rare names of some articles but those of some nodes."""
        found = set().union(*(self._rare.get(article, ()) for article in articles))
        return frozenset(found.difference(without))

    def is_shared(self, one: Node, others: Iterable[Node]) -> bool:
        """Tell whether a node is in the company of any of the others, taken together, but not their own."""
        together = [one, *others]
        own = {node.id for node in together}
        articles = set().union(*(node.articles for node in together[1:]))
        shared = self.of(one.articles, without=own) & self.of(articles, without=own)
        return len(shared) >= ENOUGH or any(self._counts[name] <= VERY_RARE for name in shared)


def _tells(node: Node) -> bool:
    """Tell whether a name says what an article is about: no country, no outlet, no part of a name.

    Organisations of one word that nobody knows are often none ("City").
    """
    if node.type in (PLACE, CONCEPT, "Group"):
        return False
    if node.type in (PERSON, ORGANIZATION) and not node.is_full_name and not node.is_known:
        return False
    return node.name not in _outlets()


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    return frozenset(known.name for known in load_gazetteer().values() if known.kind == "media")
