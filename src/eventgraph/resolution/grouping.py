"""Sightings -> nodes: one for each key, and no person with a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from eventgraph import ids
from eventgraph.resolution.names import NameKey, name_key
from eventgraph.resolution.nodes import PERSON, PLACE, Node, node_of, voted_type
from eventgraph.resolution.sightings import CONCEPT, Sighting


def group(found: Iterable[Sighting]) -> list[Node]:
    """Return the nodes of the sightings, sorted by key.

    A key has one node for all that have names, or two where some articles mean a person and some a
    place; common nouns (`Concept`) have one of their own.
    """
    by_key = _by_key(list(found))
    return [
        node_of(key, discriminator, apart)
        for key in sorted(by_key)
        for discriminator, apart in _divided(by_key[key])
    ]


def entity_id_of(name: str, kind: str) -> str:
    """Return the id of what is called so by its best name, where no other class shares the name."""
    return ids.entity_id(name_key(name, kind).careful)


def _by_key(sightings: Sequence[Sighting]) -> dict[str, list[Sighting]]:
    keys = _keys(sightings)
    types = _types(sightings, keys)
    together: dict[str, list[Sighting]] = defaultdict(list)
    for sighting, names in zip(sightings, keys, strict=True):
        held = types.get(names.bare)
        # The bare name may be somebody else's: Wendy's is not Wendy, and Eurasia Group no Eurasia.
        foreign = held in (PERSON, PLACE) and held != sighting.type
        together[names.careful if foreign else names.bare].append(sighting)
    return together


def _keys(sightings: Sequence[Sighting]) -> list[NameKey]:
    """Return the keys of each, each name folded once."""
    known: dict[tuple[str, str], NameKey] = {}
    keys = []
    for sighting in sightings:
        called = sighting.same_as or sighting.name, sighting.type
        if called not in known:
            known[called] = name_key(*called)
        keys.append(known[called])
    return keys


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
    At a tie the rest goes with the place: most organisations that are called like one govern it. Of what
    all know as something else, too, such as Amazon, a person or place of that name is not that.
    """
    people = [sighting for sighting in named if sighting.type == PERSON]
    places = [sighting for sighting in named if sighting.type == PLACE]
    known = any(s.same_as is not None and s.type not in (PERSON, PLACE) for s in named)
    if not (people and places) and not (known and (people or places)):
        yield "", named
        return
    rest = [sighting for sighting in named if sighting.type not in (PERSON, PLACE)]
    person_leads = _articles(people) > _articles(places)
    if known:
        yield "", rest
        rest = []
    yield from (("person", people + rest * person_leads),) if people else ()
    yield from (("place", places + rest * (not person_leads)),) if places else ()


def _articles(sightings: Iterable[Sighting]) -> int:
    return len({sighting.article for sighting in sightings})
