"""Where people and institutions belong, as articles tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from eventgraph.ontology.gazetteer import load_countries, load_gazetteer
from eventgraph.resolution.acronyms import initials
from eventgraph.resolution.clusters import Clusters
from eventgraph.resolution.nodes import ORGANIZATION, PERSON, PLACE, Node
from eventgraph.resolution.sightings import Sighting

INSTITUTIONS: Final = frozenset(
    {"academy", "administration", "agency", "army", "assembly", "authority", "bank", "board", "bureau",
     "cabinet", "commission", "committee", "congress", "council", "court", "department", "federation",
     "force", "forces", "government", "guard", "intelligence", "ministry", "navy", "office", "parliament",
     "party", "police", "senate", "service", "treasury", "union"}
)  # fmt: skip
"""Words of names that many countries have: their ministries and parties are told apart by the country."""
PARTY: Final = frozenset({"party", "democrats", "republicans", "conservatives", "socialists", "liberals"})
ALIKE: Final = 85
"""Of 100: organisations whose names are written so alike do not tell people apart."""

Tell = Callable[[Sequence[Sighting]], frozenset[str]]


class Affiliations:
    """What articles say that somebody belongs to, as ids of nodes."""

    def __init__(self, nodes: Sequence[Node], clusters: Clusters) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._node_of = {(s.article, s.entity): node.id for node in nodes for s in node.sightings}
        self._clusters = clusters
        self._parties = {
            node.id for node in nodes if PARTY & set(node.key.split()) or node.name in _parties()
        }
        self._above: dict[str, set[str]] = defaultdict(set)
        for node in nodes:
            if node.type == ORGANIZATION:
                self._above[clusters.root(node.id)] |= self._roots(node.sightings, ORGANIZATION)

    def kinds(self, node: Node) -> tuple[Tell, ...]:
        """Return what tells the bearers of a name apart, first of all what tells most.

        People are told apart by employers, else by parties, else by countries; institutions and places by
        countries; names that all know by nothing.
        """
        if node.is_known:
            return ()
        if node.type == PERSON:
            return self.employers, self.parties, self.countries
        institution = node.type == ORGANIZATION and INSTITUTIONS & set(node.key.split())
        return (self.countries,) if institution or node.type == PLACE else ()

    def employers(self, sightings: Sequence[Sighting]) -> frozenset[str]:
        """Return organisations that are no parties, each with what it is part of.

        Names of one word that nobody knows are left out: too many are no organisations.
        """
        own = {one for one in self._roots(sightings, ORGANIZATION) if self._is_solid(self._nodes[one])}
        return frozenset(own.union(*(self._above.get(one, ()) for one in own))) - self._parties

    def parties(self, sightings: Sequence[Sighting]) -> frozenset[str]:
        """Return the parties among what it belongs to."""
        return frozenset(self._roots(sightings, ORGANIZATION)) & self._parties

    def countries(self, sightings: Sequence[Sighting]) -> frozenset[str]:
        """Return the countries among what it belongs to."""
        places = self._roots(sightings, PLACE)
        return frozenset(one for one in places if self._nodes[one].name in load_countries())

    def are_alike(self, one: str, other: str) -> bool:
        """Tell whether two names may be of one, or of one within the other: "Treasury", "US Treasury"."""
        names = self._nodes[one].key, self._nodes[other].key
        words, others = (set(name.split()) | set(initials(name)) for name in names)
        return (
            not words.isdisjoint(initials(names[1]))
            or not others.isdisjoint(initials(names[0]))
            or set(names[0].split()) <= others
            or set(names[1].split()) <= words
            or fuzz.ratio(*names) >= ALIKE
        )

    def _is_solid(self, node: Node) -> bool:
        return node.is_known or node.is_full_name

    def _roots(self, sightings: Sequence[Sighting], kind: str) -> set[str]:
        told = ((s.article, tie) for s in sightings for tie in s.ties)
        nodes = (self._node_of[each] for each in told if each in self._node_of)
        return {self._clusters.root(each) for each in nodes if self._nodes[each].type == kind}


@lru_cache(maxsize=1)
def _parties() -> frozenset[str]:
    return frozenset(known.name for known in load_gazetteer().values() if known.kind == "party")
