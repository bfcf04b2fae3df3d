"""A node: sightings that are one by their name, before anything else is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from eventgraph import ids
from eventgraph.resolution.sightings import Sighting

PERSON: Final = "Person"
PLACE: Final = "Place"
ORGANIZATION: Final = "Organization"
TIE_ORDER: Final = (PERSON, PLACE, ORGANIZATION, "Product", "Work", "Event", "Law", "Group")


class Node(NamedTuple):
    """The sightings, sorted by article, that share a name's key and a discriminator.

    `id` is what the entity has unless it joins another; `name` is the one that most articles use, `type` the
    class that most give.
    """

    key: str
    discriminator: str
    id: str
    name: str
    type: str
    sightings: tuple[Sighting, ...]

    @property
    def articles(self) -> set[str]:
        """Return the ids of the articles."""
        return {sighting.article for sighting in self.sightings}

    @property
    def is_known(self) -> bool:
        """Tell whether the gazetteer knows who it is."""
        return any(sighting.same_as is not None for sighting in self.sightings)

    @property
    def is_full_name(self) -> bool:
        """Tell a person's whole name from a part of one."""
        return " " in self.key and " " in self.name


def node_of(key: str, discriminator: str, sightings: Iterable[Sighting]) -> Node:
    """Return the node of sightings in any order."""
    ordered = tuple(sorted(sightings, key=lambda sighting: (sighting.article, sighting.entity)))
    identifier = ids.entity_id(key, discriminator)
    return Node(key, discriminator, identifier, best_name(ordered), voted_type(ordered), ordered)


def voted_type(sightings: Iterable[Sighting]) -> str:
    """Return the type that most articles give; of equals the first of `TIE_ORDER`, then of the alphabet."""
    votes = Counter(kind for kind, _ in {(sighting.type, sighting.article) for sighting in sightings})
    return min(votes, key=lambda kind: (-votes[kind], _tie(kind)))


def best_name(sightings: Iterable[Sighting]) -> str:
    """Return the name that most articles use, a gazetteer's name before any; of equals the longest."""
    together = list(sightings)
    known = {(s.same_as, s.article) for s in together if s.same_as is not None}
    votes = Counter(name for name, _ in known or {(s.name, s.article) for s in together})
    return min(votes, key=lambda name: (-votes[name], -len(name), name))


def _tie(kind: str) -> tuple[int, str]:
    return TIE_ORDER.index(kind) if kind in TIE_ORDER else len(TIE_ORDER), kind
