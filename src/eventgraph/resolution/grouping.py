"""Sightings -> nodes: one for each key, and no person with a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from eventgraph import ids
from eventgraph.ontology.gazetteer import load_gazetteer
from eventgraph.records.extraction import CONCEPT
from eventgraph.resolution.common_names import common_names
from eventgraph.resolution.names import NameKey, name_key
from eventgraph.resolution.nodes import PERSON, PLACE, Node, node_of, voted_type
from eventgraph.resolution.sightings import Sighting


def group(found: Iterable[Sighting]) -> list[Node]:
    """Return the nodes of the sightings, sorted by key.

    A key has one node for all that have names, or more where some articles mean a person and some a place;
    common nouns (`Concept`) have one of their own.
    """
    by_key = _by_key(list(found))
    return [
        node_of(key, discriminator, apart)
        for key in sorted(by_key)
        for discriminator, apart in _divided(key, by_key[key])
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


def _divided(key: str, together: Sequence[Sighting]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield the entities that share a key, each with the discriminator of its id."""
    concepts = [sighting for sighting in together if sighting.type == CONCEPT]
    named = [sighting for sighting in together if sighting.type != CONCEPT]
    if concepts:
        yield "concept", concepts
    if named:
        yield from _people_and_places(key, named)


def _people_and_places(key: str, named: list[Sighting]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield one entity, or those that a name has apart: a person, a place, and what is neither.

    People and places are apart, and the rest goes with the one that more articles mean; at a tie with the
    place, since most organisations that are called like one govern it. What all know as something else, such
    as Amazon, is neither; nor is what bears a common surname alone, such as Williams.

    Only the undivided entity, or the one that all know, has no discriminator, so an id never turns from a
    person into a place.
    """
    people = [sighting for sighting in named if sighting.type == PERSON]
    places = [sighting for sighting in named if sighting.type == PLACE]
    rest = [sighting for sighting in named if sighting.type not in (PERSON, PLACE)]
    known = key in _known_otherwise() or any(s.same_as is not None for s in rest)
    if known:
        parts = {"": rest, "person": people, "place": places}
    elif people and places:
        leads = _articles(people) > _articles(places)
        parts = {"person": people + rest * leads, "place": places + rest * (not leads)}
    elif people and rest and key in common_names():
        parts = {"person": people, "other": rest}
    else:
        parts = {"": named}
    yield from ((discriminator, part) for discriminator, part in parts.items() if part)


@lru_cache(maxsize=1)
def _known_otherwise() -> frozenset[str]:
    """Return the keys of names that all know, of what is no person and no place."""
    known = (each for each in load_gazetteer().values() if each.type not in (PERSON, PLACE))
    return frozenset(name_key(each.surface, each.type).careful for each in known)


def _articles(sightings: Iterable[Sighting]) -> int:
    return len({sighting.article for sighting in sightings})
