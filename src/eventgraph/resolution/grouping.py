"""Which articles' entities are one: the same key, and no person with a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from eventgraph import ids
from eventgraph.resolution.names import NameKey, name_key
from eventgraph.resolution.sightings import CONCEPT, Sighting

PERSON: Final = "Person"
PLACE: Final = "Place"
TIE_ORDER: Final = (PERSON, PLACE, "Organization", "Product", "Work", "Event", "Law", "Group")


def group(found: Iterable[Sighting]) -> dict[str, tuple[Sighting, ...]]:
    """Return the sightings of each resolved entity under its id, sorted by id and by article.

    A key has one entity for all that have names, or two where some articles mean a person and some a
    place; common nouns (`Concept`) have one of their own.
    """
    groups = {
        ids.entity_id(key, discriminator): tuple(sorted(apart, key=_order))
        for key, together in _by_key(list(found)).items()
        for discriminator, apart in _divided(together)
    }
    return dict(sorted(groups.items()))


def entity_id_of(name: str, kind: str) -> str:
    """Return the id of what is called so by its best name, where no other class shares the name."""
    return ids.entity_id(name_key(name, kind).careful)


def voted_type(sightings: Iterable[Sighting]) -> str:
    """Return the type that most articles give; of equals the first of `TIE_ORDER`, then of the alphabet."""
    votes = Counter(kind for kind, _ in {(sighting.type, sighting.article) for sighting in sightings})
    return min(votes, key=lambda kind: (-votes[kind], _tie(kind)))


def _tie(kind: str) -> tuple[int, str]:
    return TIE_ORDER.index(kind) if kind in TIE_ORDER else len(TIE_ORDER), kind


def _order(sighting: Sighting) -> tuple[str, str]:
    return sighting.article, sighting.entity


def _by_key(sightings: Sequence[Sighting]) -> dict[str, list[Sighting]]:
    keys = [sighting.keys for sighting in sightings]
    types = _types(sightings, keys)
    together: dict[str, list[Sighting]] = defaultdict(list)
    for sighting, names in zip(sightings, keys, strict=True):
        held = types.get(names.bare)
        # The bare name may be somebody else's: Wendy's is not Wendy, and Eurasia Group no Eurasia.
        foreign = held in (PERSON, PLACE) and held != sighting.type
        together[names.careful if foreign else names.bare].append(sighting)
    return together


def _types(sightings: Sequence[Sighting], keys: Sequence[NameKey]) -> dict[str, str]:
    """Return what most articles take each careful key for."""
    holders: dict[str, list[Sighting]] = defaultdict(list)
    for sighting, names in zip(sightings, keys, strict=True):
        if sighting.type != CONCEPT:
            holders[names.careful].append(sighting)
    return {key: voted_type(held) for key, held in holders.items()}


def _divided(together: Sequence[Sighting]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield the entities that share a key, each with the discriminator of its id."""
    concepts = [sighting for sighting in together if sighting.type == CONCEPT]
    named = [sighting for sighting in together if sighting.type != CONCEPT]
    if concepts:
        yield "concept", concepts
    if named:
        yield from _people_and_places(named)


def _people_and_places(named: list[Sighting]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield one entity, or a person and a place; the rest goes with the one that more articles mean.

    Only the undivided entity has no discriminator, so an id never turns from a person into a place.
    At a tie the rest goes with the place: most organisations that are called like one govern it.
    """
    people = [sighting for sighting in named if sighting.type == PERSON]
    places = [sighting for sighting in named if sighting.type == PLACE]
    if not (people and places):
        yield "", named
        return
    rest = [sighting for sighting in named if sighting.type not in (PERSON, PLACE)]
    person_leads = _articles(people) > _articles(places)
    yield "person", people + rest * person_leads
    yield "place", places + rest * (not person_leads)


def _articles(sightings: Iterable[Sighting]) -> int:
    return len({sighting.article for sighting in sightings})
