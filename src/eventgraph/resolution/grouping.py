"""Which articles' entities are one: the same key, and no person with a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from eventgraph import ids
from eventgraph.records import ArticleEntity, Extraction, Mention
from eventgraph.resolution.names import NameKey, name_key

CONCEPT: Final = "Concept"
PERSON: Final = "Person"
PLACE: Final = "Place"
TIE_ORDER: Final = (PERSON, PLACE, "Organization", "Product", "Work", "Event", "Law", "Group")


class Sighting(NamedTuple):
    """One article's entity, with the mentions that the article makes of it."""

    article: str
    entity: ArticleEntity
    mentions: tuple[Mention, ...]

    @property
    def names(self) -> NameKey:
        """Return the keys of the entity's best name."""
        return name_key(self.entity.same_as or self.entity.name, self.entity.type)


def group(extractions: Iterable[Extraction]) -> dict[str, tuple[Sighting, ...]]:
    """Return the sightings of each resolved entity under its id, sorted by id and by article.

    A key has one entity for all that have names, or two where some articles mean a person and some a
    place; common nouns (`Concept`) have one of their own.
    """
    everywhere = [sighting for extraction in extractions for sighting in _sightings(extraction)]
    groups = {
        ids.entity_id(key, discriminator): tuple(sorted(apart, key=_order))
        for key, together in _by_key(everywhere).items()
        for discriminator, apart in _divided(together)
    }
    return dict(sorted(groups.items()))


def entity_id_of(name: str, kind: str) -> str:
    """Return the id of what is called so by its best name, where no other class shares the name."""
    return ids.entity_id(name_key(name, kind).careful)


def voted_type(sightings: Iterable[Sighting]) -> str:
    """Return the type that most articles give; of equals the first of `TIE_ORDER`, then of the alphabet."""
    votes = Counter(kind for kind, _ in {(sighting.entity.type, sighting.article) for sighting in sightings})
    return min(votes, key=lambda kind: (-votes[kind], _tie(kind)))


def _tie(kind: str) -> tuple[int, str]:
    return TIE_ORDER.index(kind) if kind in TIE_ORDER else len(TIE_ORDER), kind


def _sightings(extraction: Extraction) -> Iterator[Sighting]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        mentions[mention.entity].append(mention)
    for entity in extraction.entities:
        yield Sighting(extraction.article, entity, tuple(mentions.get(entity.id, ())))


def _order(sighting: Sighting) -> tuple[str, str]:
    return sighting.article, sighting.entity.id


def _by_key(sightings: Sequence[Sighting]) -> dict[str, list[Sighting]]:
    keys = [sighting.names for sighting in sightings]
    types = _types(sightings, keys)
    together: dict[str, list[Sighting]] = defaultdict(list)
    for sighting, names in zip(sightings, keys, strict=True):
        held = types.get(names.bare)
        # The bare name may be somebody else's: Wendy's is not Wendy, and Eurasia Group no Eurasia.
        foreign = held in (PERSON, PLACE) and held != sighting.entity.type
        together[names.careful if foreign else names.bare].append(sighting)
    return together


def _types(sightings: Sequence[Sighting], keys: Sequence[NameKey]) -> dict[str, str]:
    """Return what most articles take each careful key for."""
    holders: dict[str, list[Sighting]] = defaultdict(list)
    for sighting, names in zip(sightings, keys, strict=True):
        if sighting.entity.type != CONCEPT:
            holders[names.careful].append(sighting)
    return {key: voted_type(held) for key, held in holders.items()}


def _divided(together: Sequence[Sighting]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield the entities that share a key, each with the discriminator of its id."""
    concepts = [sighting for sighting in together if sighting.entity.type == CONCEPT]
    named = [sighting for sighting in together if sighting.entity.type != CONCEPT]
    if concepts:
        yield "concept", concepts
    if named:
        yield from _people_and_places(named)


def _people_and_places(named: list[Sighting]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield one entity, or a person and a place; the rest goes with the one that more articles mean.

    Only the undivided entity has no discriminator, so an id never turns from a person into a place.
    At a tie the rest goes with the place: most organisations that are called like one govern it.
    """
    people = [sighting for sighting in named if sighting.entity.type == PERSON]
    places = [sighting for sighting in named if sighting.entity.type == PLACE]
    if not (people and places):
        yield "", named
        return
    rest = [sighting for sighting in named if sighting.entity.type not in (PERSON, PLACE)]
    person_leads = _articles(people) > _articles(places)
    yield "person", people + rest * person_leads
    yield "place", places + rest * (not person_leads)


def _articles(sightings: Iterable[Sighting]) -> int:
    return len({sighting.article for sighting in sightings})
